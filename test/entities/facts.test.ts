import { describe, expect, it } from "vitest";
import { createEntities } from "../../src/entities/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { handDocument } from "../helpers/doc.ts";

const stage = createEntities(loadLexicon());

function factsOf(lines: string): string[] {
  const doc = handDocument(lines);
  const { mentions, facts } = stage.run(doc, () => {});
  const text = (id: string) => {
    const mention = mentions.find((other) => other.id === id)!;
    return doc.article.text.slice(mention.start, mention.end);
  };
  return facts.map((fact) => {
    const marks = [fact.polarity, fact.modality].filter((mark) => mark !== "positive" && mark !== "actual");
    const cue = doc.article.text.slice(fact.cue.start, fact.cue.end);
    return `${text(fact.source)} ${fact.relation} ${text(fact.target)} (${cue})${marks.map((mark) => ` [${mark}]`).join("")}`;
  });
}

const ANN = `Ann Ann PROPN NNP 9 nsubj B-PERSON
  Holt Holt PROPN NNP 1 flat I-PERSON
  , , PUNCT , 5 punct`;

describe("offices in titles", () => {
  it.each([
    ["Peruvian", "President", "PRESIDENT_OF"],
    ["Peruvian", "Minister", "HOLDS_OFFICE"],
    ["Peruvian", "Spokesman", "WORKS_FOR"],
    ["Peruvian", "Engineer", "CITIZEN_OF"],
  ])("%s %s Karl Holt → %s", (demonym, title, relation) => {
    const facts = factsOf(`${demonym} ${demonym} ADJ JJ 2 amod B-NORP
      ${title} ${title} PROPN NNP 3 nmod:desc
      Karl Karl PROPN NNP 5 nsubj B-PERSON
      Holt Holt PROPN NNP 3 flat I-PERSON
      left leave VERB VBD 0 root`);
    expect(facts).toEqual([`Karl Holt ${relation} ${demonym} (${title})`]);
  });

  it("says that a former president is none", () => {
    expect(
      factsOf(`Former former ADJ JJ 3 amod
        Peruvian Peruvian ADJ JJ 3 amod B-NORP
        President President PROPN NNP 4 nmod:desc
        Karl Karl PROPN NNP 6 nsubj B-PERSON
        Holt Holt PROPN NNP 4 flat I-PERSON
        left leave VERB VBD 0 root`),
    ).toEqual(["Karl Holt PRESIDENT_OF Peruvian (President) [negative]"]);
  });

  it("says nothing of a bare title", () => {
    expect(
      factsOf(`Minister Minister PROPN NNP 2 nmod:desc
        Karl Karl PROPN NNP 4 nsubj B-PERSON
        Holt Holt PROPN NNP 2 flat I-PERSON
        left leave VERB VBD 0 root`),
    ).toEqual([]);
  });
});

describe("appositions", () => {
  it.each([
    ["head", "of", "Interpol", "ORG", "LEADS"],
    ["president", "of", "Peru", "GPE", "PRESIDENT_OF"],
    ["employee", "of", "Interpol", "ORG", "WORKS_FOR"],
  ])("Ann Holt, %s %s %s → %s %s", (title, of, body, kind, relation) => {
    expect(
      factsOf(`${ANN}
        the the DET DT 5 det
        ${title} ${title} NOUN NN 1 appos
        ${of} ${of} ADP IN 7 case
        ${body} ${body} PROPN NNP 5 nmod B-${kind}
        , , PUNCT , 5 punct
        left leave VERB VBD 0 root`),
    ).toEqual([`Ann Holt ${relation} ${body} (${title})`]);
  });

  it("marries a wife to whose wife she is", () => {
    expect(
      factsOf(`Karl Karl PROPN NNP 3 nmod:poss B-PERSON
        's 's PART POS 1 case
        wife wife NOUN NN 6 nsubj
        , , PUNCT , 5 punct
        Ann Ann PROPN NNP 3 appos B-PERSON
        left leave VERB VBD 0 root`),
    ).toEqual(["Ann SPOUSE_OF Karl (wife)"]);
  });

  it("is beside the last of two conjuncts", () => {
    expect(
      factsOf(`Ann Ann PROPN NNP 9 nsubj B-PERSON
        and and CCONJ CC 3 cc
        Karl Karl PROPN NNP 1 conj B-PERSON
        , , PUNCT , 5 punct
        head head NOUN NN 1 appos
        of of ADP IN 7 case
        Interpol Interpol PROPN NNP 5 nmod B-ORG
        , , PUNCT , 5 punct
        left leave VERB VBD 0 root`),
    ).toEqual(["Karl LEADS Interpol (head)"]);
  });
});

describe("copulas", () => {
  const sentence = (negation: string, tail = "") => `Ann Ann PROPN NNP ${negation ? 5 : 4} nsubj B-PERSON
    is be AUX VBZ ${negation ? 5 : 4} cop
    ${negation}the the DET DT ${negation ? 5 : 4} det
    head head NOUN NN 0 root
    of of ADP IN ${negation ? 7 : 6} case
    Interpol Interpol PROPN NNP ${negation ? 5 : 4} nmod B-ORG${tail}`;

  it("states an office", () => expect(factsOf(sentence(""))).toEqual(["Ann LEADS Interpol (head)"]));
  it("denies an office", () =>
    expect(factsOf(sentence("not not PART RB 5 advmod\n    "))).toEqual(["Ann LEADS Interpol (head) [negative]"]));
});

describe("places", () => {
  it("reads a comma between a town and its country", () => {
    expect(
      factsOf(`Tijuana Tijuana PROPN NNP 5 nsubj B-GPE
        , , PUNCT , 3 punct
        Mexico Mexico PROPN NNP 1 appos B-GPE
        , , PUNCT , 1 punct
        grew grow VERB VBD 0 root`),
    ).toEqual(["Tijuana LOCATED_IN Mexico (,)"]);
  });

  it("does not read a list so", () => {
    expect(
      factsOf(`Peru Peru PROPN NNP 5 nsubj B-GPE
        , , PUNCT , 3 punct
        Mexico Mexico PROPN NNP 1 conj B-GPE
        , , PUNCT , 1 punct
        grew grow VERB VBD 0 root`),
    ).toEqual([]);
  });
});
