import { expect, test } from "vitest";
import type { Arc, Tag } from "../../src/document/index.ts";
import { repairArcs } from "../../src/language/tree-repair.ts";

/** "word/UPOS/head/relation …": heads count from 0, -1 is the root. */
function sentence(text: string): { tags: Tag[]; arcs: Arc[] } {
  const rows = text.split(" ").map((word) => word.split("/") as [string, string, string, string]);
  return {
    tags: rows.map(([word, tag]) => {
      const [upos, xpos = tag === "SYM" ? "$" : tag] = tag.split("+") as [string, string?];
      return { upos, xpos, lemma: word };
    }),
    arcs: rows.map(([, , head, relation]) => ({ head: Number(head), relation })),
  };
}

function repaired(text: string): string[] {
  const { tags, arcs } = sentence(text);
  repairArcs(tags, arcs, 0);
  return arcs.map(({ head, relation }) => `${head} ${relation}`);
}

test.each([
  ["a name beside its description", "author/NOUN/2/nsubj Kaya/PROPN/2/nsubj won/VERB/-1/root", 1, "0 appos"],
  [
    "a name that hangs on a common noun as if it were one",
    "candidate/NOUN/2/nsubj Kaya/PROPN/0/flat won/VERB/-1/root",
    1,
    "0 appos",
  ],
  [
    "an object of a past tense that has a subject before it",
    "Chad/PROPN/1/nsubj:pass shortened/VERB+VBN/-1/root curfew/NOUN/1/nsubj:pass",
    2,
    "1 obj",
  ],
  [
    "who did it, behind the act and “by”",
    "calling/VERB/-1/root claim/NOUN/0/obj by/ADP/4/case a/DET/4/det panel/NOUN/0/nsubj false/ADJ/0/xcomp",
    4,
    "1 nmod",
  ],
  [
    "a name that belongs to the noun before it",
    "members/NOUN/-1/root of/ADP/2/case lender/NOUN/0/nmod Alba/PROPN/0/appos",
    3,
    "2 appos",
  ],
  [
    "an owner whose noun stands beyond the verb",
    "Peru/PROPN/4/nmod:poss 's/PART/0/case Soto/PROPN/3/nsubj vetoes/VERB+VBZ/-1/root bill/NOUN/3/obj",
    0,
    "2 nmod:poss",
  ],
  [
    "a bare noun before a finite verb",
    "as/SCONJ/3/mark Ann/PROPN/2/nmod:poss boss/NOUN/3/obl defends/VERB+VBZ/-1/root police/NOUN/3/obj",
    2,
    "3 nsubj",
  ],
  [
    "a main verb taken for a participle behind a relative clause",
    "Font/PROPN/-1/root ,/PUNCT+,/3/punct who/PRON/3/nsubj:pass won/VERB+VBN/0/acl:relcl ,/PUNCT+,/3/punct called/VERB+VBN/0/acl army/NOUN/5/obl",
    0,
    "5 nsubj",
  ],
  ["the receiver of a sum", "lend/VERB/-1/root Kenya/PROPN/2/compound $/SYM/0/obj", 1, "0 iobj"],
  [
    "a subject with a preposition",
    "raid/NOUN/-1/root on/ADP/2/case Malta/PROPN/3/nsubj going/VERB/0/parataxis",
    2,
    "0 nmod",
  ],
  [
    "a preposition on a modifier",
    "share/NOUN/-1/root of/ADP/2/case insurer/NOUN/3/compound Alba/PROPN/0/nmod",
    1,
    "3 case",
  ],
  [
    "a preposition on an apposition",
    "went/VERB/-1/root to/ADP/3/case leader/NOUN/0/obl Kaya/PROPN/2/appos",
    1,
    "2 case",
  ],
])("%s is put right", (_, text, token, arc) => {
  expect(repaired(text)[token]).toBe(arc);
});

test.each([
  ["two objects of which none names the other", "gave/VERB/-1/root Kaya/PROPN/0/obj flowers/NOUN/0/obj"],
  ["a dollar of a place", "Kenya/PROPN/1/nsubj paid/VERB/-1/root $/SYM/1/obj"],
  ["a preposition of its noun", "share/NOUN/-1/root of/ADP/2/case Alba/PROPN/0/nmod"],
])("%s is left alone", (_, text) => {
  expect(repaired(text)).toEqual(sentence(text).arcs.map(({ head, relation }) => `${head} ${relation}`));
});

test("a noun with subject and object is a verb", () => {
  const { tags, arcs } = sentence("Police/NOUN/1/nsubj fire/NOUN+NN/-1/root gas/NOUN/1/obj");
  repairArcs(tags, arcs, 0);
  expect(tags[1]).toMatchObject({ upos: "VERB", xpos: "VBP" });
});

test("a noun with a copula and a subject stays one", () => {
  const { tags, arcs } = sentence("Ann/PROPN/2/nsubj is/AUX/2/cop boss/NOUN+NN/-1/root firm/NOUN/2/obj");
  repairArcs(tags, arcs, 0);
  expect(tags[2]).toMatchObject({ upos: "NOUN" });
});
