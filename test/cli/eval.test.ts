import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { run } from "../helpers/io.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "eval-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gold = (...rows: object[]) => {
  const path = join(folder, "gold.jsonl");
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
};
const ROWS = [
  {
    id: "one",
    text: "Peru attacked Chile. Brazil allegedly arrested two men.",
    expect: ["Peru ATTACKS Chile", "Brazil EXPELS two men"],
    not: ["Brazil ARRESTS two men [alleged]"],
  },
  { id: "two", text: "Spain may join the pact.", date: "2031-05-06", expect: ["Spain JOINS pact"] },
];

describe("eval", () => {
  it("tells what is missing, extra and forbidden, the slices, and the scores last", async () => {
    const { code, out, err } = await run(["eval", "--gold", gold(...ROWS)]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.trimEnd().split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "one  missing   Brazil EXPELS two men",
      expect.stringMatching(/^one {2}extra {5}Brazil ARRESTS two men \[alleged\] <arrest\./),
      "one  forbidden Brazil ARRESTS two men [alleged]",
    ]);
    expect(out).toMatch(/^modality: actual +3 +2 +1 +1 +100 % +67 % +80 %$/m);
    expect(lines.at(-1)).toBe(
      "2 texts: precision 66.7 %, recall 66.7 %, F1 66.7 %, with their standing 1 of 2, forbidden claims 1",
    );
  });

  it("gives it all as JSON", async () => {
    const { out } = await run(["eval", "--gold", gold(...ROWS), "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      rows: 2,
      found: 2,
      extra: 1,
      violated: 1,
      reliability: null,
      slices: expect.arrayContaining([
        expect.objectContaining({ dimension: "type", value: "JOINS", lines: 1, right: 1 }),
      ]),
      details: [
        { id: "one", found: ["Peru ATTACKS Chile"], missing: ["Brazil EXPELS two men"] },
        { id: "two", found: ["Spain JOINS pact"], missing: [], extra: [], violated: [] },
      ],
    });
  });

  it("writes a page, whole, and the same again", async () => {
    const page = join(folder, "deep", "report.html");
    const told = await run(["eval", "--gold", gold(...ROWS), "--html", page]);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toContain(page);
    const first = readFileSync(page, "utf8");
    expect(first).toContain("<title>Evaluation: gold.jsonl</title>");
    await run(["eval", "--gold", gold(...ROWS), "--html", page]);
    expect(readFileSync(page, "utf8")).toBe(first);
    expect(readdirSync(join(folder, "deep"))).toEqual(["report.html"]);
  });

  it("ends with 6 below the floor", async () => {
    const path = gold(...ROWS);
    expect((await run(["eval", "--gold", path, "--at-least", "66"])).code).toBe(0);
    expect((await run(["eval", "--gold", path, "--at-least", "67.5"])).code).toBe(6);
  });

  it("shows control characters as what they are not", async () => {
    const { out } = await run([
      "eval",
      "--gold",
      gold({ id: "\u001b[2J", text: "It rained.", expect: ["Peru ATTACKS \u009bChile"] }),
    ]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out).toContain("\ufffd[2J  missing   Peru ATTACKS \ufffdChile");
  });

  test.each<[string, string[], number, RegExp]>([
    ["a floor that is no number", ["--at-least", "many"], 2, /from 0 to 100/],
    ["a floor that nobody reaches", ["--at-least", "101"], 2, /from 0 to 100/],
    ["a page over the gold", ["--html", "GOLD"], 2, /write over the gold file/],
    ["a page where there is no place", ["--html", "GOLD/report.html"], 3, /cli\/output/],
  ])("refuses %s", async (_, argv, code, message) => {
    const path = gold(...ROWS);
    const told = await run(["eval", "--gold", path, ...argv.map((word) => word.replace("GOLD", path))]);
    expect(told.code).toBe(code);
    expect(told.err).toMatch(message);
    expect(readFileSync(path, "utf8")).toContain("Peru");
  });

  it("says the line of a bad row among many", async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ id: `r${i}`, text: "It rained.", expect: [] as string[] }));
    many[207]!.expect.push("Peru ATACKS Chile");
    const told = await run(["eval", "--gold", gold(...many)]);
    expect(told).toMatchObject({ code: 4, out: "" });
    expect(told.err).toContain("gold.jsonl:208: ");
  });

  it("says where the file is not", async () => {
    expect(await run(["eval", "--gold", join(folder, "none.jsonl")])).toMatchObject({ code: 3, out: "" });
  });
});
