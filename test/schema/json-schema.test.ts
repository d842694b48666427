import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../schema/json-schema.ts";

const folder = new URL("../../schema/json/", import.meta.url);

describe("schema/json", () => {
  it("is what the zod schemas say; npm run build:schema makes it anew", () => {
    const files = jsonSchemas();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith(".schema.json"))
        .sort(),
    ).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(new URL(name, folder), "utf8"), name).toBe(text);
  });
});
