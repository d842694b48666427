import { describe, expect, it } from "vitest";
import { FrameRow } from "#schema";
import type { DocumentChain, DocumentMention } from "../../src/document/index.ts";
import { measureCoverage, predicateUses } from "../../src/extract/index.ts";
import { type HandDocument, handDocument } from "../helpers/doc.ts";

const attacks = FrameRow.parse({
  id: "attacks.attack",
  relation: "ATTACKS",
  verbs: ["attack"],
  examples: [{ text: "Peru attacked Chile.", expect: ["Peru ATTACKS Chile"] }],
  not: ["Anna slept."],
});
const arms = FrameRow.parse({
  ...attacks,
  id: "aids.arm",
  relation: "AIDS",
  verbs: ["outfit"],
  prepositions: ["with"],
});
const lexicon = {
  framesFor: (lemma: string, upos: string) =>
    upos === "VERB" ? [attacks, arms].filter((row) => row.verbs.includes(lemma)) : [],
};

/** Every proper noun is a country with a name, every common noun a group without one. */
function withMentions(doc: HandDocument) {
  const mentions: DocumentMention[] = [];
  const chains: DocumentChain[] = [];
  for (const { index, start, end, text } of doc.tokens) {
    const { upos } = doc.tags[index]!;
    if (upos !== "PROPN" && upos !== "NOUN") continue;
    const [named, type] = upos === "PROPN" ? ([true, "Country"] as const) : ([false, "Group"] as const);
    const id = `chain:${text}`;
    const kind = named ? "name" : "nominal";
    mentions.push({
      id: `${id}:${index}`,
      start,
      end,
      kind,
      type,
      chain: id,
      firstToken: index,
      endToken: index + 1,
      headToken: index,
    });
    if (!chains.some((chain) => chain.id === id))
      chains.push({
        id,
        type,
        kind: null,
        name: text,
        aliases: [],
        country: null,
        wikidata: null,
        named,
        mentions: [],
        gender: null,
        number: null,
      });
  }
  return { ...doc, mentions, chains, facts: [] };
}

const clause = (subject: string, form: string, lemma: string, object: string) =>
  `${subject} 2 nsubj\n${form} ${lemma} VERB VBD 0 root\n${object} 2 obj`;
const peru = "Peru Peru PROPN NNP";
const chile = "Chile Chile PROPN NNP";
const farmers = "farmers farmer NOUN NNS";
const uses = (...sentences: string[]) => predicateUses(withMentions(handDocument(sentences.join("\n\n"))), lexicon);

describe("coverage", () => {
  it("tells framed, declined and unknown predicates apart", () => {
    const found = uses(
      clause(peru, "attacked", "attack", chile),
      clause(peru, "outfitted", "outfit", chile),
      clause(peru, "dazzled", "dazzle", chile),
    );
    expect(found.map(({ lemma, fate, rows }) => [lemma, fate, rows])).toEqual([
      ["attack", "framed", ["attacks.attack"]],
      ["outfit", "declined", ["aids.arm"]],
      ["dazzle", "unknown", []],
    ]);
  });

  it("asks for two entities, one of them named", () => {
    expect(uses(clause(peru, "dazzled", "dazzle", farmers))).toHaveLength(1);
    expect(uses(clause(farmers, "dazzled", "dazzle", "crowds crowd NOUN NNS"))).toHaveLength(0);
    expect(uses(clause(peru, "dazzled", "dazzle", peru))).toHaveLength(0);
    expect(uses(`${peru} 2 nsubj\nslept sleep VERB VBD 0 root`)).toHaveLength(0);
  });

  it("counts by lemma, most frequent first, with the first place", () => {
    const coverage = measureCoverage(
      uses(
        clause(peru, "shadowed", "shadow", chile),
        clause(peru, "dazzled", "dazzle", chile),
        clause(chile, "dazzled", "dazzle", peru),
        clause(chile, "attacked", "attack", peru),
      ),
    );
    expect(coverage).toMatchObject({ predicates: 4, framed: 1 });
    expect(coverage.gaps.map(({ lemma, count }) => [lemma, count])).toEqual([
      ["dazzle", 2],
      ["shadow", 1],
    ]);
    const { example } = coverage.gaps[0]!;
    expect([example.cue, ...example.entities]).toEqual([
      { start: 25, end: 32 },
      { start: 20, end: 24 },
      { start: 33, end: 38 },
    ]);
  });

  it("is empty without predicates", () => {
    expect(measureCoverage([])).toEqual({ predicates: 0, framed: 0, gaps: [] });
  });
});
