import { describe, expect, it } from "vitest";
import { createEntities } from "../../src/entities/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { chainsOf } from "../helpers/chains.ts";
import { handDocument } from "../helpers/doc.ts";

const stage = createEntities(loadLexicon());

const FIRM = `Tarn Tarn PROPN NNP 2 compound B-ORG
  Steel Steel PROPN NNP 3 nsubj I-ORG
  grew grow VERB VBD 0 root
  . . PUNCT . 3 punct
`;

describe("general nouns", () => {
  const later = (noun: string) => `${FIRM}
    The the DET DT 2 det
    ${noun} ${noun} NOUN NN 3 nsubj
    closed close VERB VBD 0 root`;

  it.each(["company", "firm", "steelmaker"])("takes the %s for the firm before", (noun) => {
    expect(chainsOf(later(noun)).get("Tarn Steel")).toEqual(["Tarn Steel", `The ${noun}`]);
  });

  it.each(["party", "city", "treaty", "ship"])("does not take the %s for it", (noun) => {
    expect(chainsOf(later(noun)).get("Tarn Steel")).toEqual(["Tarn Steel"]);
  });

  it("does not take the smaller company for it", () => {
    const chains = chainsOf(`${FIRM}
      The the DET DT 3 det
      smaller small ADJ JJR 3 amod
      company company NOUN NN 4 nsubj
      closed close VERB VBD 0 root`);
    expect(chains.get("Tarn Steel")).toEqual(["Tarn Steel"]);
  });
});

describe("same nouns", () => {
  const two = (first: string, second: string) => `They they PRON PRP 2 nsubj
    built build VERB VBD 0 root
    ${first} ${first} DET DT 5 det
    stone stone NOUN NN 5 compound
    bridge bridge NOUN NN 2 obj
    . . PUNCT . 2 punct

    ${second} ${second} DET DT 2 det
    bridge bridge NOUN NN 3 nsubj
    fell fall VERB VBD 0 root`;

  it("is the same with a definite article", () => {
    expect(chainsOf(two("a", "The")).get("stone bridge")).toEqual(["a stone bridge", "The bridge"]);
  });

  it("is another one with an indefinite article", () => {
    expect(chainsOf(two("a", "A")).get("stone bridge")).toEqual(["a stone bridge"]);
  });
});

describe("relatives", () => {
  it("finds her husband and his wife in each other", () => {
    const chains = chainsOf(`Karl Karl PROPN NNP 3 nmod:poss B-PERSON
      's 's PART POS 1 case
      wife wife NOUN NN 6 nsubj
      , , PUNCT , 5 punct
      Ann Ann PROPN NNP 3 appos B-PERSON
      left leave VERB VBD 0 root
      . . PUNCT . 6 punct

      Her her PRON PRP$ 2 nmod:poss
      husband husband NOUN NN 3 nsubj
      stayed stay VERB VBD 0 root`);
    expect(chains.get("Karl")).toEqual(["Karl", "Her husband"]);
    expect(chains.get("Ann")).toEqual(["Karl's wife", "Ann", "Her"]);
  });
});

describe("we", () => {
  const said = (title: string) => `Peruvian Peruvian ADJ JJ 2 amod B-NORP
    ${title} ${title} PROPN NNP 3 nmod:desc
    Karl Karl PROPN NNP 5 nsubj B-PERSON
    Holt Holt PROPN NNP 3 flat I-PERSON
    said say VERB VBD 0 root
    : : PUNCT : 5 punct
    “ “ PUNCT \`\` 9 punct
    We we PRON PRP 9 nsubj
    agree agree VERB VBP 5 ccomp
    ” ” PUNCT '' 9 punct`;

  it("is the country of the minister who says it", () => {
    expect(chainsOf(said("Minister")).get("Peru")).toEqual(["Peruvian", "We"]);
  });

  it("is not the country of a farmer who says it", () => {
    expect(chainsOf(said("Farmer")).get("Peru")).toEqual(["Peruvian"]);
  });
});

describe("acronyms", () => {
  it("stands for the longer name", () => {
    const chains = chainsOf(`Northern Northern PROPN NNP 3 amod B-ORG
      Canal Canal PROPN NNP 3 compound I-ORG
      Council Council PROPN NNP 4 nsubj I-ORG
      met meet VERB VBD 0 root
      . . PUNCT . 4 punct

      NCC NCC PROPN NNP 2 compound B-ORG
      members member NOUN NNS 3 nsubj
      agreed agree VERB VBD 0 root`);
    expect(chains.get("Northern Canal Council")).toEqual(["Northern Canal Council", "NCC"]);
  });
});

describe("names", () => {
  it("belongs to the body when a place begins it", () => {
    const chains = chainsOf(`Lima Lima PROPN NNP 2 compound B-GPE
      Carpets Carpets PROPN NNP 3 nsubj
      grew grow VERB VBD 0 root`);
    expect([...chains.keys()]).toEqual(["Lima Carpets"]);
  });

  it("tells two persons with one family name apart by their titles", () => {
    const chains = chainsOf(`Ann Ann PROPN NNP 6 nsubj B-PERSON
      Holt Holt PROPN NNP 1 flat I-PERSON
      and and CCONJ CC 4 cc
      Karl Karl PROPN NNP 1 conj B-PERSON
      Holt Holt PROPN NNP 4 flat I-PERSON
      met meet VERB VBD 0 root
      . . PUNCT . 6 punct

      Mr Mr PROPN NNP 2 nmod:desc
      Holt Holt PROPN NNP 3 nsubj B-PERSON
      left leave VERB VBD 0 root
      . . PUNCT . 3 punct

      Ms Ms PROPN NNP 2 nmod:desc
      Holt Holt PROPN NNP 3 nsubj B-PERSON
      stayed stay VERB VBD 0 root`);
    expect(chains.get("Karl Holt")).toEqual(["Karl Holt", "Holt"]);
    expect(chains.get("Ann Holt")).toEqual(["Ann Holt", "Holt"]);
  });

  it("is safe from words that are properties of objects and patterns", () => {
    for (const word of ["constructor", "__proto__", "(a+)+$"])
      expect(() => chainsOf(`${word} ${word} PROPN NNP 2 nsubj B-PERSON\nleft leave VERB VBD 0 root`)).not.toThrow();
  });
});

describe("order", () => {
  it("gives the same ids each time, and each mention to one chain", () => {
    const doc = handDocument(FIRM);
    const [one, two] = [stage.run(doc, () => {}), stage.run(doc, () => {})];
    expect(two).toEqual(one);
    for (const mention of one.mentions)
      expect(one.chains.filter((chain) => chain.mentions.includes(mention.id)).map((chain) => chain.id)).toEqual([
        mention.chain,
      ]);
  });
});
