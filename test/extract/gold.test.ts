// Passages with all claims that a careful reader takes from them, by topic; each must give exactly these.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parseGold, scoreRow } from "../../src/eval/index.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

const folder = new URL("../../data/gold/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));

let extractor: Extractor;
beforeAll(async () => {
  extractor = await sharedExtractor();
});

describe.each(files)("%s", (file) => {
  const rows = parseGold(readFileSync(new URL(file, folder), "utf8"), file);
  it("has an id for each passage", () => {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [row.id, row] as const))("%s", (_, row) => {
    const { missing, extra, violated } = scoreRow(
      row,
      extractor.extract(articleFromText(row.text, { id: row.id, date: row.date })),
    );
    expect({ missing, extra, violated }, row.text).toEqual({ missing: [], extra: [], violated: [] });
  });
});
