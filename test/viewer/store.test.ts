import { describe, expect, it } from "vitest";
import { packGraph } from "../../src/viewer/pack.ts";
import { Store } from "../../src/viewer/page/store.ts";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";

describe("Store", () => {
  it("gives back the graph file that was packed, through JSON", () => {
    for (const graph of [sampleGraph(), syntheticGraph({ nodes: 60 })]) {
      const packed = JSON.parse(JSON.stringify(packGraph(graph)));
      expect(new Store(packed).file()).toEqual(graph);
    }
  });

  const graph = sampleGraph();
  const store = new Store(packGraph(graph));
  const named = (name: string) => store.nodeAt(graph.entities.find((entity) => entity.name === name)!.id);

  it("finds the claims of a node, in whatever part it takes", () => {
    const relations = (name: string) =>
      Array.from(store.claimsOf(named(name)), (claim) => store.relation(claim)).sort();
    expect(relations("Ilse Varga")).toEqual(["MEETS", "PRESIDENT_OF", "REJECTS"]);
    // as a place only
    expect(relations("Amel Lighthouse")).toEqual(["SEIZES"]);
  });

  it("finds the claims of a pair in both directions and of an event node", () => {
    const between = store.claimsBetween(named("Sudmark"), named("Norland")).map((claim) => store.relation(claim));
    expect(between.sort()).toEqual(["IMPOSES_TARIFF", "TALKS_WITH", "THREATENS"]);
    const event = graph.events.find((item) => item.type === "THREATENS")!;
    const about = Array.from(store.claimsOf(store.nodeAt(event.id)), (claim) => store.relation(claim)).sort();
    expect(about).toEqual(["REJECTS", "THREATENS"]);
  });

  it("dates a claim by its event, else by its article", () => {
    const day = (cue: string) => store.day(graph.claims.findIndex((claim) => claim.type === cue));
    expect(day("SEIZES")).toBe("2025-03-03");
    expect(day("ARRESTS")).toBe("2025-03-14");
  });

  it("does not stumble over names of object properties", () => {
    expect(store.nodeAt("constructor")).toBe(-1);
    expect(store.claimAt("__proto__")).toBe(-1);
  });
});
