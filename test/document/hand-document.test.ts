import { describe, expect, it } from "vitest";
import { handDocument } from "../helpers/doc.ts";

describe("handDocument", () => {
  const doc = handDocument(
    `Ann   Ann   PROPN NNP 3 nsubj B-PERSON
     Holt  Holt  PROPN NNP 1 flat  I-PERSON
     left  leave VERB  VBD 0 root
     .     .     PUNCT .   3 punct

     She   she   PRON  PRP 2 nsubj
     did   do    VERB  VBD 0 root
     ---
     (     (     PUNCT -LRB- 2 punct
     Bob   Bob   PROPN NNP 0 root B-PERSON
     's    's    PART  POS 2 case
     )     )     PUNCT -RRB- 2 punct`,
    { predicates: { 2: "leave.01 ARG0=0" } },
  );

  it("joins words into text whose offsets hold", () => {
    expect(doc.article.text).toBe("Ann Holt left. She did\n\n(Bob's)");
    for (const part of [...doc.tokens]) expect(doc.article.text.slice(part.start, part.end)).toBe(part.text);
  });

  it("counts words over the whole document", () => {
    expect(doc.arcs[0]).toEqual({ head: 2, relation: "nsubj" });
    expect(doc.arcs[4]!.head).toBe(5);
    expect(doc.sentences.map((sentence) => sentence.block)).toEqual([0, 0, 1]);
    expect(doc.predicates[0]!.roles).toEqual([{ role: "ARG0", token: 0 }]);
  });

  it("joins the words of a name", () => {
    expect(doc.names.map((name) => doc.article.text.slice(name.start, name.end))).toEqual(["Ann Holt", "Bob"]);
  });
});
