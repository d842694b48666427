import { describe, expect, it } from "vitest";
import { type Draft, joinActs as join } from "../../src/extract/acts.ts";
import type { UnratedClaim } from "../../src/extract/confidence.ts";

const span = { start: 0, end: 1 };
const PLAIN: UnratedClaim = {
  id: "",
  type: "THREATENS",
  source: "peru",
  target: null,
  content: [],
  polarity: "positive",
  modality: "actual",
  condition: null,
  attribution: [],
  date: null,
  amount: null,
  place: null,
  plover: null,
  ploverMode: null,
  cameo: null,
  goldstein: null,
  evidence: { sentence: span, cue: span, source: null, target: null },
  by: "test",
  trace: [],
  signs: { own: [], source: [], target: [] },
};

const ACTORS = new Set(["chile", "bolivia", "norway"]);
const joinActs = (drafts: readonly Draft[]) => join(drafts, (chain) => ACTORS.has(chain));

function draft(token: number, contentOf: number | null, fields: Partial<UnratedClaim>): Draft {
  return { token, contentOf, claim: { ...PLAIN, ...fields }, warned: null };
}

describe("acts and their content", () => {
  // Norway rejected (1) the threat (2) of Peru to tax (3) Chile and Bolivia
  const drafts = [
    draft(1, null, { id: "rejection", type: "REJECTS", source: "norway" }),
    draft(2, 1, { id: "threat" }),
    draft(3, 2, { id: "chile", type: "IMPOSES_TARIFF", target: "chile" }),
    draft(3, 2, { id: "bolivia", type: "IMPOSES_TARIFF", target: "bolivia" }),
  ];
  const claims = joinActs(drafts);

  it("aims a threat at everybody whom its content is done to, each with its own content", () => {
    const threats = claims.filter((claim) => claim.type === "THREATENS");
    expect(threats.map(({ target, content }) => [target, content])).toEqual([
      ["chile", ["chile"]],
      ["bolivia", ["bolivia"]],
    ]);
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length);
  });

  it("keeps a claim about an act pointing at an act that is there", () => {
    const { content } = claims.find((claim) => claim.id === "rejection")!;
    expect(content).toEqual(["threat"]);
    expect(claims.some((claim) => claim.id === "threat")).toBe(true);
  });

  it("takes the signs of the new target from the content", () => {
    const harm = draft(3, 2, {
      id: "harm",
      type: "IMPOSES_TARIFF",
      target: "chile",
      signs: { own: ["sense-open"], source: [], target: ["end-pronoun"] },
    });
    const threat = draft(2, null, { id: "threat", signs: { own: [], source: ["end-far"], target: [] } });
    expect(joinActs([threat, harm])[0]!.signs).toEqual({ own: [], source: ["end-far"], target: ["end-pronoun"] });
  });

  it("makes a promise of harm a threat, and of help none", () => {
    const promise = draft(1, null, { id: "promise", type: "PLEDGES" });
    const harm = draft(2, 1, { id: "harm", type: "SANCTIONS", target: "chile" });
    const help = draft(2, 1, { id: "help", type: "AIDS", target: "chile" });
    expect(joinActs([promise, harm])[0]).toMatchObject({ type: "THREATENS", target: "chile" });
    expect(joinActs([promise, help])[0]).toMatchObject({ type: "PLEDGES", target: "chile" });
  });

  it("aims a threat against a thing at whoever can prevent it", () => {
    // Peru threatened to stop the talks if Chile goes on
    const warned = { chain: "chile", span: { start: 3, end: 5 }, signs: [] };
    const threat = { ...draft(1, null, { id: "threat" }), warned };
    const stop = draft(2, 1, { id: "stop", type: "SUSPENDS", target: "talks" });
    expect(joinActs([threat, stop])[0]).toMatchObject({ target: "chile", content: ["stop"] });
    const expel = draft(2, 1, { id: "expel", type: "EXPELS", target: "bolivia" });
    expect(joinActs([threat, expel])[0]).toMatchObject({ target: "bolivia", content: ["expel"] });
  });

  it("rejects what the refused act is done to", () => {
    const refusal = draft(1, null, { id: "refusal", type: "REJECTS" });
    const signing = draft(2, 1, { id: "signing", type: "SIGNS", target: "pact", polarity: "negative" });
    expect(joinActs([refusal, signing])[0]).toMatchObject({ target: "pact", content: ["signing"] });
  });
});
