// The smaller weights, through the whole pipeline and the command line: plain sentences give the claims that they make, and no others.
import { describe, expect, it } from "vitest";
import { formatClaim } from "../../src/eval/index.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import { loadExtractor } from "../../src/load.ts";
import { run } from "../helpers/io.ts";

const extractor = await loadExtractor({ model: "small" });

/** Claims without the rows of the lexicon that made them, in alphabetical order. */
function claims(text: string): string[] {
  const record = extractor.extract(articleFromText(text));
  return record.claims.map((claim) => formatClaim(record, claim).replace(/ <.*>$/, "")).sort();
}

describe("the model small", () => {
  it.each([
    ["Peru attacked Chile.", ["Peru ATTACKS Chile"]],
    ["Peru did not attack Chile.", ["Peru ATTACKS Chile [negative]"]],
    ["Chile was attacked by Peru on Friday.", ["Peru ATTACKS Chile"]],
    ["President Ada Lund criticized the European Union.", ["Ada Lund CRITICIZES European Union"]],
    ["Kenya will sanction Uganda, Ada Lund said.", ["Kenya SANCTIONS Uganda [future by Ada Lund]"]],
    ["Ada Lund met Tom Berg in Oslo.", ["Ada Lund MEETS Tom Berg"]],
    [
      "Tom Berg, who leads the union, rejected the plan of the government.",
      ["Tom Berg LEADS the union", "Tom Berg REJECTS the plan of the government"],
    ],
    ["Ada Lund denied that Peru had bombed Chile.", ["Ada Lund DENIES -", "Peru ATTACKS Chile [negative by Ada Lund]"]],
    [
      "If Peru attacks Chile, Brazil will help Chile.",
      ["Brazil AIDS Chile [conditional]", "Peru ATTACKS Chile [hypothetical]"],
    ],
    ["Nobody knows what Peru thinks of the weather.", []],
    ["The talks in Oslo lasted three days.", []],
  ])("reads %j", (text, expected) => expect(claims(text)).toEqual(expected));

  it("serves the command line", async () => {
    const told = await run(["statements", "-", "--model", "small"], "Ada Lund said that Peru had left the talks.");
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining("Ada Lund") });
  });
});
