// From raw text to layers: shapes that every other room relies on, plain readings, and hostile text.
import { beforeAll, describe, expect, it } from "vitest";
import type { Annotated, Block } from "../../src/document/index.ts";
import { createAnalysis, type Model, segmentation } from "../../src/language/index.ts";
import { loadModel } from "../../src/language/load.ts";

type Read = Annotated<"sentences" | "tokens" | "tags" | "arcs" | "names" | "predicates">;
let model: Model;
beforeAll(async () => {
  model = await loadModel();
});

/** One block a line, all paragraphs. */
function segment(text: string): Annotated<"blocks" | "sentences" | "tokens"> {
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    kind: "paragraph",
    start: line.index,
    end: line.index + line[0].length,
  }));
  const doc = { article: { id: "a", text } as Read["article"], blocks };
  return { ...doc, ...segmentation.run(doc, () => {}) };
}

function read(text: string, callPieces?: number): Read {
  const doc = segment(text);
  const stage = createAnalysis(model, callPieces === undefined ? {} : { callPieces });
  return { ...doc, ...stage.run(doc, () => {}) };
}

/** Every promise of the layers. */
function expectSound(doc: Read): void {
  const { text } = doc.article;
  expect(doc.tags).toHaveLength(doc.tokens.length);
  expect(doc.arcs).toHaveLength(doc.tokens.length);
  let end = 0;
  for (const token of doc.tokens) {
    if (token.start < end || text.slice(token.start, token.end) !== token.text || /\s/.test(token.text))
      expect(token).toBe("sound");
    if (/\S/.test(text.slice(end, token.start))) expect(text.slice(end, token.start)).toBe("white space");
    end = token.end;
  }
  expect(text.slice(end).trim()).toBe("");
  for (const sentence of doc.sentences) {
    const inside = (token: number) => token >= sentence.firstToken && token < sentence.endToken;
    let roots = 0;
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const { head, relation } = doc.arcs[i]!;
      if (head < 0) roots++;
      if (head < 0 !== (relation === "root") || (head >= 0 && !inside(head)))
        expect([i, head, relation]).toBe("an arc");
    }
    expect(roots).toBe(1);
  }
  for (const name of doc.names) {
    expect(doc.tokens[name.firstToken]!.sentence).toBe(doc.tokens[name.endToken - 1]!.sentence);
    expect(name.score).toBeGreaterThanOrEqual(0);
  }
  for (const predicate of doc.predicates)
    for (const { token } of predicate.roles)
      expect(doc.tokens[token]!.sentence).toBe(doc.tokens[predicate.token]!.sentence);
}

describe("plain readings", () => {
  it("finds who rejected what", () => {
    const doc = read("Prime Minister Aliya Bek rejected the offer from Norland on Tuesday.");
    expectSound(doc);
    const predicate = doc.predicates.find(({ roleset }) => roleset === "reject.01")!;
    const words = Object.fromEntries(predicate.roles.map(({ role, token }) => [role, doc.tokens[token]!.text]));
    expect(words).toMatchObject({ ARG0: "Aliya", ARG1: "offer", "ARGM-TMP": "Tuesday" });
    expect(doc.names.map(({ kind, start, end }) => [kind, doc.article.text.slice(start, end)])).toContainEqual([
      "PERSON",
      "Aliya Bek",
    ]);
  });
  it("hears a denial", () => {
    const doc = read("The army did not attack the village.");
    const attack = doc.predicates.find(({ roleset }) => roleset === "attack.01")!;
    expect(attack.roles.map(({ role }) => role)).toContain("ARGM-NEG");
  });
  it("keeps sentences inside their blocks", () => {
    const doc = read("Talks begin\nThe two sides met in Geneva. They shook hands.");
    expect(doc.sentences.map(({ block }) => block)).toEqual([0, 1, 1]);
  });
  it("has no words where there is no text", () => {
    for (const text of ["", " \n\t\n"]) {
      const doc = read(text);
      expect([doc.sentences, doc.tokens, doc.arcs, doc.names, doc.predicates]).toEqual([[], [], [], [], []]);
    }
  });
});

it("reads the same alone and together", () => {
  const lines = [
    "Rain fell.",
    "Voters in Lisbon chose a new mayor, Rui Sá, by 52 percent.",
    "Why?",
    "He said that they would not go.",
  ];
  const together = read(lines.join("\n"));
  for (const callPieces of [0, 20, 500]) expect(read(lines.join("\n"), callPieces)).toEqual(together);
  const alone = lines.map((line) => read(line));
  expect(alone.flatMap(({ tags }) => tags)).toEqual(together.tags);
  expect(alone.flatMap(({ names }) => names.map(({ kind, score }) => [kind, score]))).toEqual(
    together.names.map(({ kind, score }) => [kind, score]),
  );
});

describe("a sentence longer than the encoder", () => {
  it("is read in windows under one root", () => {
    const doc = read(`${"the council of the old town said that the bridge was closed, ".repeat(60)}and nobody came.`);
    expect(doc.sentences).toHaveLength(1);
    expectSound(doc);
    expect(doc.predicates.length).toBeGreaterThan(60);
  });
});

describe("hostile text", () => {
  const odd = [
    "a\u0301",
    "\u0300",
    "‮",
    "⁦",
    "\ud800",
    "\udc00",
    "\u0000",
    "​",
    "﻿",
    "👩‍👩‍👧",
    "🇲🇽",
    "ﷺ",
    "\u0085",
    "\u2028",
  ];
  const shapes = [
    "constructor",
    "__proto__",
    "hasOwnProperty",
    "<script>",
    "((((",
    "))))",
    "\"'“”",
    "....",
    "----",
    "@@@@",
    "%s%n",
    "\\",
    "`",
  ];
  const patterns: readonly ((piece: string) => string)[] = [
    (piece) => piece,
    (piece) => piece.repeat(40),
    (piece) => `${piece} `.repeat(40),
    (piece) => `He said ${piece} and ${piece}left.`,
  ];
  const inputs = [...odd, ...shapes].flatMap((piece) => patterns.map((pattern) => pattern(piece)));

  it(`reads ${inputs.length} odd texts without loss`, () => {
    expect(inputs.length).toBeGreaterThanOrEqual(100);
    for (const text of inputs) expectSound(read(text));
  });

  it("segments ten megabytes in one line", () => {
    const pieces = ["x", "word ", "a\u0301\u0302", ". ", '"', "www.", "a@", "A. ", "( ", "1,"];
    const text = pieces.map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length))).join("");
    expect(text.length).toBeGreaterThanOrEqual(10_000_000);
    const { tokens } = segment(text);
    expect(tokens.at(-1)!.end).toBe(text.trimEnd().length);
  }, 240_000);
});
