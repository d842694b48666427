import { describe, expect, it } from "vitest";
import { createEntities, resolve } from "../../src/entities/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { chainsOf } from "../helpers/chains.ts";
import { handDocument } from "../helpers/doc.ts";

const lexicon = loadLexicon();
const stage = createEntities(lexicon);

const FIRM = `Ann Ann PROPN NNP 3 nsubj B-PERSON
  Holt Holt PROPN NNP 1 flat I-PERSON
  sued sue VERB VBD 0 root
  Tarn Tarn PROPN NNP 5 compound B-ORG
  Steel Steel PROPN NNP 3 obj I-ORG
  on on ADP IN 7 case
  Monday Monday PROPN NNP 3 obl B-DATE
  . . PUNCT . 3 punct
`;

describe("pronouns", () => {
  const said = (possessive: string, noun: string) => `${FIRM}
    ${possessive} ${possessive.toLowerCase()} PRON PRP$ 2 nmod:poss
    ${noun} ${noun} NOUN NN 3 nsubj
    resigned resign VERB VBD 0 root
    . . PUNCT . 3 punct`;

  it("takes its chairman for that of the firm", () => {
    expect(chainsOf(said("Its", "chairman")).get("Tarn Steel")).toEqual(["Tarn Steel", "Its"]);
  });

  it("takes her lawyer for that of the woman", () => {
    expect(chainsOf(said("Her", "lawyer")).get("Ann Holt")).toEqual(["Ann Holt", "Her"]);
  });

  it("does not take a man's word for hers", () => {
    expect(chainsOf(said("His", "lawyer")).get("Ann Holt")).toEqual(["Ann Holt"]);
  });

  it("finds the one who speaks in the clause that is told", () => {
    const chains = chainsOf(`Tarn Tarn PROPN NNP 2 compound B-ORG
      Steel Steel PROPN NNP 3 nsubj I-ORG
      said say VERB VBD 0 root
      it it PRON PRP 6 nsubj
      would would AUX MD 6 aux
      close close VERB VB 3 ccomp
      the the DET DT 8 det
      mill mill NOUN NN 6 obj`);
    expect(chains.get("Tarn Steel")).toEqual(["Tarn Steel", "it"]);
  });

  it("does not make the subject of a verb its own object", () => {
    const chains = chainsOf(`Tarn Tarn PROPN NNP 2 compound B-ORG
      Steel Steel PROPN NNP 3 nsubj I-ORG
      sold sell VERB VBD 0 root
      it it PRON PRP 3 obj
      . . PUNCT . 3 punct`);
    expect(chains.get("Tarn Steel")).toEqual(["Tarn Steel"]);
  });

  it("does not make whoever is asked to act the object of the act", () => {
    const chains = chainsOf(`Lawyers lawyer NOUN NNS 2 nsubj
      asked ask VERB VBD 0 root
      the the DET DT 4 det
      judge judge NOUN NN 2 obj
      to to PART TO 6 mark
      release release VERB VB 2 xcomp
      him he PRON PRP 6 obj`);
    expect(chains.get("judge")).toEqual(["the judge"]);
  });

  it("lets a pronoun stand alone where nothing before it fits", () => {
    const chains = chainsOf(`Ann Ann PROPN NNP 2 nsubj B-PERSON
      left leave VERB VBD 0 root
      . . PUNCT . 2 punct

      It it PRON PRP 2 nsubj
      burned burn VERB VBD 0 root`);
    expect(chains.get("Ann")).toEqual(["Ann"]);
  });
});

describe("the choice of a trainer", () => {
  it("comes before the ranker's, with none as the first candidate", () => {
    const doc = handDocument(`${FIRM}
      It it PRON PRP 2 nsubj
      grew grow VERB VBD 0 root`);
    const seen: string[][] = [];
    const { chains } = resolve(doc, lexicon, {
      choose(anaphor, _family, _own, candidates, drafts) {
        seen.push([
          drafts[anaphor]!.words,
          ...candidates.map(({ mention }) => (mention === null ? "-" : drafts[mention]!.words)),
        ]);
        return 0;
      },
    });
    expect(seen).toEqual([["it", "-", "Tarn Steel"]]);
    expect(chains.find((chain) => chain.name === "Tarn Steel")!.mentions).toHaveLength(1);
  });
});

describe("names and the nouns beside them", () => {
  it("takes the noun before a name for what is named", () => {
    const chains = chainsOf(`The the DET DT 2 det
      builder builder NOUN NN 5 nsubj
      Tarn Tarn PROPN NNP 4 compound B-ORG
      Steel Steel PROPN NNP 2 flat I-ORG
      won win VERB VBD 0 root`);
    expect(chains.get("Tarn Steel")).toEqual(["The builder", "Tarn Steel"]);
  });

  const led = (office: string) => `Ann Ann PROPN NNP 7 nsubj B-PERSON
    , , PUNCT , 4 punct
    a a DET DT 4 det
    ${office} ${office} NOUN NN 1 appos
    of of ADP IN 6 case
    Ossery Ossery PROPN NNP 4 nmod B-PERSON
    spoke speak VERB VBD 0 root`;

  it.each([
    ["director", "Organization"],
    ["cousin", "Person"],
  ])("reads what has a %s as %s", (office, type) => {
    const doc = handDocument(led(office));
    expect(stage.run(doc, () => {}).chains.find((chain) => chain.name === "Ossery")!.type).toBe(type);
  });

  const headline = (noun: string) => `Ruling ruling ADJ JJ 2 amod
    ${noun} ${noun} NOUN NN 3 nsubj
    splits split VERB VBZ 0 root
    ---
    Umber Umber PROPN NNP 2 compound B-ORG
    Coalition Coalition PROPN NNP 3 nsubj I-ORG
    met meet VERB VBD 0 root`;

  it("takes the noun of a headline for the one name below that ends with it", () => {
    const doc = handDocument(headline("coalition"));
    const titled = {
      ...doc,
      blocks: doc.blocks.map((block, i) => (i === 0 ? { ...block, kind: "title" as const } : block)),
    };
    const { chains } = stage.run(titled, () => {});
    expect(chains.find((chain) => chain.name === "Umber Coalition")!.mentions).toHaveLength(2);
  });

  it("does not take another noun for it", () => {
    const doc = handDocument(headline("family"));
    const titled = {
      ...doc,
      blocks: doc.blocks.map((block, i) => (i === 0 ? { ...block, kind: "title" as const } : block)),
    };
    const { chains } = stage.run(titled, () => {});
    expect(chains.find((chain) => chain.name === "Umber Coalition")!.mentions).toHaveLength(1);
  });
});
