import { describe, expect, it } from "vitest";
import { GraphFile } from "#schema";
import {
  buildGraph,
  formatGraph,
  parseGraph,
  toGraphology,
  withExtractions,
  withoutArticles,
} from "../../src/graph/index.ts";
import { recordOf } from "../helpers/records.ts";

const COUNTRIES = {
  norland: { type: "Country", name: "Norland" },
  ostland: { type: "Country", name: "Ostland" },
} as const;

const first = recordOf({
  id: "first",
  date: "2031-05-03",
  text: "Norland attacked Ostland on Monday. Ostland denies a raid. Two officials were arrested. Kim Berg spoke of calm.",
  chains: {
    ...COUNTRIES,
    officials: { type: "Group", name: "Two officials", named: false },
    berg: { type: "Person", name: "Kim Berg" },
    calm: { type: "Thing", name: "calm", named: false },
  },
  claims: [
    { in: "attacked", cue: "attacked", type: "ATTACKS", source: "norland", target: "ostland" },
    { in: "denies", cue: "denies", type: "DENIES", source: "ostland", about: ["raid"] },
    { in: "denies", cue: "raid", type: "INTERVENES_IN", source: "ostland", target: "norland", negative: true },
    { in: "arrested", cue: "arrested", type: "ARRESTS", target: "officials" },
  ],
  statements: [{ speaker: "berg", cue: "spoke", content: "of calm" }],
});
const second = recordOf({
  id: "second",
  date: "2031-05-04",
  text: "Norland did not attack Ostland. Norland may strike Ostland.",
  chains: COUNTRIES,
  claims: [
    { in: "did not", cue: "attack", type: "ATTACKS", source: "norland", target: "ostland", negative: true },
    { in: "may", cue: "strike", type: "ATTACKS", source: "norland", target: "ostland", modality: "possible" },
  ],
});
const third = recordOf({ id: "third", text: "Norland praised Ostland.", chains: COUNTRIES });

describe("buildGraph", () => {
  const graph = buildGraph([first, second, third]);
  const claim = (cue: string) => {
    const found = graph.claims.find(({ article, evidence }) => {
      const { text } = graph.articles.find(({ id }) => id === article)!;
      return text.slice(evidence.cue.start, evidence.cue.end) === cue;
    });
    if (!found) throw new Error(`no claim "${cue}"`);
    return found;
  };

  it("keeps its schema", () => {
    expect(GraphFile.parse(graph)).toEqual(graph);
  });

  it("has each thing once, and of the nameless only those that do something", () => {
    expect(graph.entities.map((entity) => entity.name).sort()).toEqual([
      "Kim Berg",
      "Norland",
      "Ostland",
      "Two officials",
    ]);
  });

  it("makes event nodes of contents and of claims that lack an end", () => {
    expect(graph.events.map((event) => event.name).sort()).toEqual([
      "Ostland does not intervene in Norland",
      "somebody arrests Two officials",
    ]);
    expect(claim("denies").target).toBe(graph.events.find((event) => event.type === "INTERVENES_IN")!.id);
    expect(claim("denies").content).toEqual([claim("denies").target]);
  });

  it("pairs contradictions, and a possibility is none", () => {
    expect(claim("attacked").contradicts).toEqual([claim("attack").id]);
    expect(claim("attack").contradicts).toEqual([claim("attacked").id]);
    expect(claim("strike").contradicts).toEqual([]);
  });

  it("is the same in any order, to the byte", () => {
    const bytes = formatGraph(graph);
    for (const order of [
      [third, second, first],
      [second, first, third],
      [first, second, third, second],
    ])
      expect(formatGraph(buildGraph(order))).toBe(bytes);
  });

  it("adds, replaces and takes out an article exactly", () => {
    const two = buildGraph([first, second]);
    expect(formatGraph(buildGraph(withExtractions([first], [second])))).toBe(formatGraph(two));
    expect(formatGraph(buildGraph(withoutArticles([first, second, third], ["third"])))).toBe(formatGraph(two));
    const corrected = recordOf({ id: "second", text: "Norland praised Ostland.", chains: COUNTRIES });
    const replaced = buildGraph(withExtractions([first, second], [corrected]));
    expect(formatGraph(replaced)).toBe(formatGraph(buildGraph([first, corrected])));
    expect(replaced.claims.some((edge) => edge.contradicts.length > 0)).toBe(false);
  });

  it("folds nothing into an empty graph", () => {
    expect(GraphFile.parse(buildGraph([])).entities).toEqual([]);
  });

  it("gives every node a place of its own", () => {
    const places = [...graph.entities, ...graph.events].map(({ place }) => `${place.x} ${place.y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(graph.entities.every(({ place }) => Number.isFinite(place.x) && Number.isFinite(place.y))).toBe(true);
  });
});

describe("toGraphology", () => {
  it("has an edge for each claim with two ends, keyed by its id, and ties of event nodes", () => {
    const graph = buildGraph([first, second]);
    const net = toGraphology(graph);
    expect(net.order).toBe(graph.entities.length + graph.events.length);
    const claims = net.filterEdges((_, attributes) => attributes.edgeKind === "claim");
    expect(claims.sort()).toEqual(
      graph.claims
        .filter((edge) => edge.source !== null && edge.target !== null)
        .map((edge) => edge.id)
        .sort(),
    );
    const norland = graph.entities.find((entity) => entity.name === "Norland")!.id;
    const ostland = graph.entities.find((entity) => entity.name === "Ostland")!.id;
    expect(net.outEdges(norland, ostland).length).toBe(3);
  });
});

describe("parseGraph", () => {
  const graph = buildGraph([first, second]);
  it("reads what was written", () => {
    expect(parseGraph(formatGraph(graph))).toEqual(graph);
  });
  it.each([
    ["no JSON", "{", "graph/bad-file"],
    ["another shape", "[]", "graph/bad-file"],
    ["a newer version", '{"version":2}', "graph/newer-version"],
    [
      "an end that is no node",
      formatGraph(graph).replaceAll(graph.entities[0]!.id, "entity:gone").replace("entity:gone", graph.entities[0]!.id),
      "graph/bad-file",
    ],
    [
      "a quote that is not in the text",
      formatGraph({ ...graph, claims: [{ ...graph.claims[0]!, quote: "No." }] }),
      "graph/bad-file",
    ],
  ])("refuses %s", (_, text, code) => {
    expect(() => parseGraph(text)).toThrow(expect.objectContaining({ code }));
  });
});
