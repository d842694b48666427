import { describe, expect, it } from "vitest";
import type { Arc, Tag } from "../../src/document/index.ts";
import { ArcGuard } from "../../src/language/arc-guard.ts";
import { repairFunctions } from "../../src/language/function-repair.ts";

/** "word/UPOS/XPOS/lemma/head/relation", the head as the place of the word in the sentence from 1, 0 for the root. */
function repaired(sentence: string, from = 0): string[] {
  const rows = sentence.split(" ").map((word) => word.split("/"));
  const texts = rows.map((row) => row[0]!);
  const before: Arc[] = Array.from({ length: from }, () => ({ head: -1, relation: "root" }));
  const tags: Tag[] = [
    ...before.map(() => ({ upos: "X", xpos: "X", lemma: "x" })),
    ...rows.map(([, upos, xpos, lemma]) => ({ upos: upos!, xpos: xpos!, lemma: lemma! })),
  ];
  const arcs: Arc[] = [
    ...before,
    ...rows.map(([, , , , head, relation]) => ({
      head: head === "0" ? -1 : from + Number(head) - 1,
      relation: relation!,
    })),
  ];
  repairFunctions(tags, arcs, texts, from);
  return arcs
    .slice(from)
    .map(
      ({ head, relation }, i) =>
        `${texts[i]}/${tags[from + i]!.xpos}<${relation}<${head < 0 ? "-" : texts[head - from]}`,
    );
}

describe("functions that forms contradict", () => {
  // what, sentence, what it must give, the counter-example and what stays
  it.each([
    [
      "a past tense is no passive",
      "Berg/PROPN/NNP/Berg/2/nsubj:pass called/VERB/VBD/call/0/root",
      "Berg/NNP<nsubj<called",
      "Berg/PROPN/NNP/Berg/2/nsubj:pass called/VERB/VBN/call/0/root",
      "Berg/NNP<nsubj:pass<called",
    ],
    [
      "nor is what stands behind it a second subject",
      "He/PRON/PRP/he/2/nsubj cut/VERB/VBD/cut/0/root taxes/NOUN/NNS/tax/2/nsubj:pass",
      "taxes/NNS<obj<cut",
      "cut/VERB/VBD/cut/0/root taxes/NOUN/NNS/tax/1/nsubj:pass",
      "taxes/NNS<nsubj:pass<cut",
    ],
    [
      "an indirect object does not stand alone",
      "accusing/VERB/VBG/accuse/0/root Minsk/PROPN/NNP/Minsk/1/iobj",
      "Minsk/NNP<obj<accusing",
      "telling/VERB/VBG/tell/0/root Minsk/PROPN/NNP/Minsk/1/iobj",
      "Minsk/NNP<iobj<telling",
    ],
    [
      "a noun without preposition behind a particle",
      "sealed/VERB/VBD/seal/0/root off/ADP/RP/off/1/compound:prt roads/NOUN/NNS/road/1/obl",
      "roads/NNS<obj<sealed",
      "slept/VERB/VBD/sleep/0/root nights/NOUN/NNS/night/1/obl",
      "nights/NNS<obl<slept",
    ],
    [
      "hostages",
      "had/AUX/VBD/have/2/aux taken/VERB/VBN/take/0/root hostage/ADV/RB/hostage/2/advmod",
      "hostage/RB<xcomp<taken",
      "had/AUX/VBD/have/2/aux taken/VERB/VBN/take/0/root long/ADV/RB/long/2/advmod",
      "long/RB<advmod<taken",
    ],
    [
      "what a comma parts from a name is no title",
      "its/PRON/PRP$/its/2/nmod:poss minister/NOUN/NN/minister/4/nmod:desc ,/PUNCT/,/,/4/punct Holt/PROPN/NNP/Holt/5/nsubj left/VERB/VBD/leave/0/root",
      "Holt/NNP<appos<minister",
      "its/PRON/PRP$/its/2/nmod:poss minister/NOUN/NN/minister/3/nmod:desc Holt/PROPN/NNP/Holt/4/nsubj left/VERB/VBD/leave/0/root",
      "Holt/NNP<nsubj<left",
    ],
    [
      "baseless allegations",
      "called/VERB/VBD/call/0/root the/DET/DT/the/4/det claim/NOUN/NN/claim/4/compound baseless/NOUN/NN/baseless/1/xcomp",
      "baseless/JJ<xcomp<called",
      "called/VERB/VBD/call/0/root the/DET/DT/the/4/det tax/NOUN/NN/tax/4/compound office/NOUN/NN/office/1/xcomp",
      "office/NN<xcomp<called",
    ],
    [
      "the name before a verb of saying speaks",
      "Peru/PROPN/NNP/Peru/2/nsubj paid/VERB/VBD/pay/0/root ,/PUNCT/,/,/4/punct Holt/PROPN/NNP/Holt/1/appos ,/PUNCT/,/,/4/punct said/VERB/VBD/say/2/parataxis",
      "Holt/NNP<nsubj<said",
      "Peru/PROPN/NNP/Peru/2/nsubj paid/VERB/VBD/pay/0/root ,/PUNCT/,/,/4/punct Holt/PROPN/NNP/Holt/1/appos ,/PUNCT/,/,/4/punct they/PRON/PRP/they/7/nsubj said/VERB/VBD/say/2/parataxis",
      "Holt/NNP<appos<Peru",
    ],
    [
      "no participle goes on behind an infinitive",
      "sign/VERB/VB/sign/0/root and/CCONJ/CC/and/3/cc accused/VERB/VBN/accuse/1/conj Peru/PROPN/NNP/Peru/3/obj",
      "accused/VBD<conj<sign",
      "signed/VERB/VBN/sign/0/root and/CCONJ/CC/and/3/cc accused/VERB/VBN/accuse/1/conj Peru/PROPN/NNP/Peru/3/obj",
      "accused/VBN<conj<signed",
    ],
    [
      "a sentence has a verb",
      "Labour/PROPN/NNP/Labour/0/root named/VERB/VBN/name/1/acl Holt/PROPN/NNP/Holt/2/xcomp as/ADP/IN/as/5/case head/NOUN/NN/head/2/obl ././././1/punct",
      "named/VBD<root<-",
      "village/NOUN/NN/village/0/root named/VERB/VBN/name/1/acl Holt/PROPN/NNP/Holt/2/xcomp ././././1/punct",
      "named/VBN<acl<village",
    ],
    [
      "what follows “away from” hangs on the verb",
      "walked/VERB/VBD/walk/0/root away/ADV/RB/away/1/advmod from/ADP/IN/from/4/case talks/NOUN/NNS/talk/2/obl",
      "talks/NNS<obl<walked",
      "walked/VERB/VBD/walk/0/root close/ADV/RB/close/1/advmod to/ADP/IN/to/4/case tears/NOUN/NNS/tear/2/obl",
      "tears/NNS<obl<close",
    ],
    [
      "days are nobody's",
      "Peru/PROPN/NNP/Peru/2/compound Friday/PROPN/NNP/Friday/3/obl:unmarked left/VERB/VBD/leave/0/root",
      "Peru/NNP<nsubj<left",
      "Easter/PROPN/NNP/Easter/2/compound Friday/PROPN/NNP/Friday/4/obl:unmarked they/PRON/PRP/they/4/nsubj left/VERB/VBD/leave/0/root",
      "Easter/NNP<compound<Friday",
    ],
    [
      "sanctions are on somebody",
      "weighed/VERB/VBD/weigh/0/root sanctions/NOUN/NNS/sanction/1/obj on/ADP/IN/on/4/case Peru/PROPN/NNP/Peru/1/obl",
      "Peru/NNP<nmod<sanctions",
      "imposed/VERB/VBD/impose/0/root sanctions/NOUN/NNS/sanction/1/obj on/ADP/IN/on/4/case Peru/PROPN/NNP/Peru/1/obl",
      "Peru/NNP<obl<imposed",
    ],
    [
      "rubble lies where the house did",
      "rubble/NOUN/NN/rubble/0/root of/ADP/IN/of/3/case house/NOUN/NN/house/1/nmod in/ADP/IN/in/5/case Lima/PROPN/NNP/Lima/1/nmod",
      "Lima/NNP<nmod<house",
      "mayor/NOUN/NN/mayor/0/root of/ADP/IN/of/3/case Quito/PROPN/NNP/Quito/1/nmod in/ADP/IN/in/5/case Lima/PROPN/NNP/Lima/1/nmod",
      "Lima/NNP<nmod<mayor",
    ],
    [
      "“of” governs no adjective",
      "thousands/NOUN/NNS/thousand/0/root of/ADP/IN/of/3/case Nepalese/ADJ/JJ/Nepalese/1/nmod",
      "Nepalese/NNPS<nmod<thousands",
      "thousands/NOUN/NNS/thousand/0/root of/ADP/IN/of/3/case poor/ADJ/JJ/poor/1/nmod",
      "poor/JJ<nmod<thousands",
    ],
    [
      "the infinitive is the complement of “is”",
      "Peru/PROPN/NNP/Peru/4/nsubj is/AUX/VBZ/be/4/cop to/PART/TO/to/4/mark leave/VERB/VB/leave/0/root",
      "leave/VB<xcomp<is",
      "Peru/PROPN/NNP/Peru/4/nsubj is/AUX/VBZ/be/4/cop a/DET/DT/a/4/det state/NOUN/NN/state/0/root",
      "is/VBZ<cop<state",
    ],
    [
      "with a subject and an object it is a past tense",
      "men/NOUN/NNS/man/2/nsubj executed/VERB/VBN/execute/0/root Berg/PROPN/NNP/Berg/2/obj",
      "executed/VBD<root<-",
      "men/NOUN/NNS/man/3/nsubj had/AUX/VBD/have/3/aux executed/VERB/VBN/execute/0/root Berg/PROPN/NNP/Berg/3/obj",
      "executed/VBN<root<-",
    ],
  ])("%s", (_, wrong, mended, other, kept) => {
    expect(repaired(wrong)).toContain(mended);
    expect(repaired(wrong, 5)).toContain(mended);
    expect(repaired(other)).toContain(kept);
  });
});

describe("circles", () => {
  it("are taken back with all that was changed at once", () => {
    const tree = (): Arc[] => [
      { head: -1, relation: "root" },
      { head: 0, relation: "obj" },
      { head: 1, relation: "nmod" },
    ];
    const arcs = tree();
    const guard = new ArcGuard(arcs, 0);
    arcs[0] = { head: 2, relation: "nmod" };
    arcs[1] = { head: 0, relation: "obl" };
    guard.settle();
    expect(arcs).toEqual(tree());
    arcs[2] = { head: 0, relation: "obl" };
    guard.settle();
    expect(arcs[2]).toEqual({ head: 0, relation: "obl" });
  });
});
