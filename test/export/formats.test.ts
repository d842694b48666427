import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GraphFile } from "#schema";
import { EXPORTS, type ExportFormat, formatRow } from "../../src/export/index.ts";
import { xml } from "../../src/export/xml.ts";
import { buildGraph } from "../../src/graph/index.ts";
import { recordOf } from "../helpers/records.ts";

const graph = buildGraph([
  recordOf({
    id: "a",
    text: 'Norland & "Sons" attacked Ostland. Ostland was not told.',
    chains: {
      norland: { type: "Organization", name: 'Norland & "Sons"' },
      ostland: { type: "Country", name: "Ostland", country: "OST", wikidata: "Q1" },
    },
    claims: [
      {
        in: "attacked",
        cue: "attacked",
        type: "ATTACKS",
        source: "norland",
        target: "ostland",
        date: ["2031-05-01", "2031-05-03"],
      },
      { in: "not told", cue: "told", type: "TALKS_WITH", target: "ostland", negative: true },
    ],
  }),
]);
const named = (name: string): GraphFile => ({
  ...graph,
  entities: graph.entities.map((entity) => ({ ...entity, name })),
});
const files = async (format: ExportFormat, of = graph) => new Map((await formatRow(format).load())(of));

describe("csv", () => {
  it("has a row for each node and claim, with names beside ids", async () => {
    const claims = (await files("csv")).get("claims.csv")!.trimEnd().split("\n");
    expect(claims).toHaveLength(1 + graph.claims.length);
    expect(claims[0]).toMatch(/^id,source,sourceName,target,targetName,type,class,standing,polarity,modality/);
    expect(claims[1]).toContain('"Norland & ""Sons"""');
    expect(claims[1]).toContain("2031-05-01,2031-05-03");
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])("lets no spreadsheet run %j", async (name) => {
    const text = (await files("csv", named(name))).get("entities.csv")!;
    expect(text).toContain(`'${name}`);
  });
});

describe("gexf and graphml", () => {
  it.each([
    ["gexf", "graph.gexf"],
    ["graphml", "graph.graphml"],
  ] as const)("%s has each node and claim once, keyed by id", async (format, name) => {
    const text = (await files(format)).get(name)!;
    const drawn = graph.claims.filter((claim) => claim.source !== null && claim.target !== null);
    for (const { id } of [...graph.entities, ...graph.events, ...drawn])
      expect(text.split(` id="${id}"`)).toHaveLength(2);
    expect(text).toContain("Norland &amp; ");
  });

  it("is the same twice", async () => {
    for (const format of Object.keys(EXPORTS) as ExportFormat[])
      expect(await files(format)).toEqual(await files(format));
  });
});

describe("xml", () => {
  it("leaves nothing that a parser could take for markup or refuse", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(xml(text)).not.toMatch(
          /[<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|#\d+);)/,
        );
      }),
      { seed: 7 },
    );
  });

  it("keeps other text", () => {
    expect(xml("Łódź 😀 — “so”")).toBe("Łódź 😀 — “so”");
    expect(xml("\ud83d")).toBe("\ufffd");
  });
});
