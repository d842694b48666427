import { describe, expect, it } from "vitest";
import { ENTITY_TYPES, GraphFile, STANDINGS, standingOf } from "#schema";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";

describe("sample graphs", () => {
  it("are valid graph files", () => {
    expect(GraphFile.safeParse(sampleGraph()).error?.issues ?? []).toEqual([]);
    expect(GraphFile.safeParse(syntheticGraph({ nodes: 40 })).error?.issues ?? []).toEqual([]);
  });
  it("hold every entity type and standing", () => {
    const graph = sampleGraph();
    expect(new Set(graph.entities.map((entity) => entity.type))).toEqual(new Set(Object.keys(ENTITY_TYPES)));
    expect(new Set(graph.claims.map(standingOf))).toEqual(new Set(STANDINGS));
  });
  it("are the same for the same seed and differ by seed", () => {
    expect(JSON.stringify(syntheticGraph({ nodes: 20, seed: 3 }))).toBe(
      JSON.stringify(syntheticGraph({ nodes: 20, seed: 3 })),
    );
    expect(JSON.stringify(syntheticGraph({ nodes: 20, seed: 3 }))).not.toBe(
      JSON.stringify(syntheticGraph({ nodes: 20, seed: 4 })),
    );
  });
});
