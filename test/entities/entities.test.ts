import { describe, expect, it } from "vitest";
import { createEntities } from "../../src/entities/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { type HandDocument, handDocument } from "../helpers/doc.ts";

const stage = createEntities(loadLexicon());
const read = (lines: string, date?: string) => chainsOf(handDocument(lines, date ? { date } : {}));

/** Chains by canonical name, each with the words of its mentions. */
function chainsOf(doc: HandDocument) {
  const { mentions, chains, facts } = stage.run(doc, () => {});
  const text = (id: string) => {
    const mention = mentions.find((other) => other.id === id)!;
    return doc.article.text.slice(mention.start, mention.end);
  };
  return {
    chains: new Map(chains.map((chain) => [chain.name, chain.mentions.map(text)])),
    chain: (name: string) => chains.find((chain) => chain.name === name)!,
    facts: facts.map(
      (fact) =>
        `${text(fact.source)} ${fact.relation} ${text(fact.target)}${fact.polarity === "negative" ? " [negative]" : ""}`,
    ),
    mentions,
  };
}

const TITLE = `Mexican   Mexican   ADJ   JJ  2 amod B-NORP
  President President PROPN NNP 3 nmod:desc
  Claudia   Claudia   PROPN NNP 5 nsubj B-PERSON
  Sheinbaum Sheinbaum PROPN NNP 3 flat I-PERSON
  rejected  reject    VERB  VBD 0 root
  the       the       DET   DT  7 det
  offer     offer     NOUN  NN  5 obj
  .         .         PUNCT .   5 punct`;

describe("names and titles", () => {
  it("cuts the title off, knows the person, and puts the demonym with the country", () => {
    const { chains, chain, facts } = read(TITLE);
    expect(chains.get("Claudia Sheinbaum")).toEqual(["Claudia Sheinbaum"]);
    expect(chain("Claudia Sheinbaum")).toMatchObject({ type: "Person", gender: "female", country: "MEX", named: true });
    expect(chains.get("Mexico")).toEqual(["Mexican"]);
    expect(facts).toEqual(["Claudia Sheinbaum PRESIDENT_OF Mexican"]);
  });

  it("finds a name again by its part, and a role by its country", () => {
    const { chains } = read(`${TITLE}

      Sheinbaum Sheinbaum PROPN NNP 2 nsubj
      spoke     speak     VERB  VBD 0 root
      .         .         PUNCT .   2 punct

      The       the       DET  DT 3 det
      Mexican   Mexican   ADJ  JJ 3 amod B-NORP
      president president NOUN NN 4 nsubj
      left      leave     VERB VBD 0 root
      with      with      ADP  IN 7 case
      her       her       PRON PRP$ 7 nmod:poss
      aides     aide      NOUN NNS 4 obl
      .         .         PUNCT . 4 punct`);
    expect(chains.get("Claudia Sheinbaum")).toEqual(["Claudia Sheinbaum", "Sheinbaum", "The Mexican president", "her"]);
    expect(chains.get("Mexico")).toEqual(["Mexican", "Mexican"]);
  });

  it("does not take the president of another country for her", () => {
    const { chains } = read(
      `${TITLE}

      The       the       DET  DT 3 det
      French    French    ADJ  JJ 3 amod B-NORP
      president president NOUN NN 4 nsubj
      left      leave     VERB VBD 0 root
      .         .         PUNCT . 4 punct`,
      "2025-11-20",
    );
    expect(chains.get("Claudia Sheinbaum")).toEqual(["Claudia Sheinbaum"]);
    expect(chains.get("Emmanuel Macron")).toEqual(["The French president"]);
  });

  it("knows the holder of an office by the day of the article, and nobody without a day", () => {
    const line = `The US president spoke`;
    const words = `The       the       DET   DT  3 det
      US        US        PROPN NNP 3 compound B-GPE
      president president NOUN  NN  4 nsubj
      spoke     speak     VERB  VBD 0 root`;
    expect(line).toBeTruthy();
    expect([...read(words, "2025-11-20").chains.keys()]).toContain("Donald Trump");
    expect([...read(words, "2023-11-20").chains.keys()]).toContain("Joe Biden");
    expect([...read(words).chains.keys()]).toContain("US president");
  });
});

describe("ambiguous words", () => {
  it("leaves a person called Jordan a person", () => {
    const { chain } = read(`Jordan Jordan PROPN NNP 3 nsubj B-PERSON
      Miller Miller PROPN NNP 1 flat I-PERSON
      sang   sing   VERB  VBD 0 root`);
    expect(chain("Jordan Miller").type).toBe("Person");
  });

  it("does not see the country US in a pronoun", () => {
    const { chains } = read(`They they PRON PRP 2 nsubj
      told tell VERB VBD 0 root
      us   we   PRON PRP 2 iobj`);
    expect([...chains.keys()]).not.toContain("United States");
  });
});

describe("capitals", () => {
  const sentence = (preposition: string) => `Ann   Ann   PROPN NNP 2 nsubj B-PERSON
      spoke speak VERB  VBD 0 root
      ${preposition} ${preposition} ADP IN 4 case
      Lima  Lima  PROPN NNP 2 obl B-GPE`;

  it("stands for the country when it acts", () => {
    const { chains } = read(`Beijing   Beijing PROPN NNP 2 nsubj B-GPE
      protested protest VERB VBD 0 root`);
    expect(chains.get("China")).toEqual(["Beijing"]);
  });

  it.each(["in", "near", "from"])("is a town after %s", (preposition) => {
    expect(read(sentence(preposition)).chain("Lima").type).toBe("City");
  });

  it("is the union that has its seat there, where the article names the union", () => {
    const brussels = `Brussels Brussels PROPN NNP 2 nsubj B-GPE
      objected object VERB VBD 0 root`;
    expect(read(brussels).chains.get("Belgium")).toEqual(["Brussels"]);
    const { chains } = read(`EU EU PROPN NNP 2 compound B-ORG
      envoys envoy NOUN NNS 3 nsubj
      met meet VERB VBD 0 root

      ${brussels}`);
    expect(chains.get("European Union")).toEqual(["EU", "Brussels"]);
  });

  it("is a government after with", () => {
    expect(read(sentence("with")).chains.get("Peru")).toEqual(["Lima"]);
  });
});

describe("pronouns", () => {
  it("goes by gender", () => {
    const { chains } = read(`Maria Maria PROPN NNP 2 nsubj B-PERSON
      met meet VERB VBD 0 root
      Robert Robert PROPN NNP 2 obj B-PERSON
      . . PUNCT . 2 punct

      He he PRON PRP 2 nsubj
      thanked thank VERB VBD 0 root
      her she PRON PRP 2 obj
      . . PUNCT . 2 punct`);
    expect(chains.get("Maria")).toEqual(["Maria", "her"]);
    expect(chains.get("Robert")).toEqual(["Robert", "He"]);
  });

  it("takes I in a quote for the speaker", () => {
    const { chains } = read(`“ “ PUNCT \`\` 4 punct
      I I PRON PRP 4 nsubj
      will will AUX MD 4 aux
      stay stay VERB VB 7 ccomp
      , , PUNCT , 7 punct
      ” ” PUNCT '' 4 punct
      said say VERB VBD 0 root
      Maria Maria PROPN NNP 7 nsubj B-PERSON
      Holt Holt PROPN NNP 8 flat I-PERSON`);
    expect(chains.get("Maria Holt")).toEqual(["I", "Maria Holt"]);
  });

  it("leaves an empty it alone", () => {
    const { mentions } = read(`It it PRON PRP 3 expl
      was be AUX VBD 3 cop
      clear clear ADJ JJ 0 root
      that that SCONJ IN 6 mark
      Ann Ann PROPN NNP 6 nsubj B-PERSON
      left leave VERB VBD 3 csubj`);
    expect(mentions).toHaveLength(1);
  });
});

describe("people told apart by where they are from", () => {
  it("has the phrase in the mention and its country", () => {
    const { chains, chain } = read(`Soldiers  soldier  NOUN  NNS 6 nsubj
      from      from     ADP   IN  3 case
      Peru      Peru     PROPN NNP 1 nmod B-GPE
      and       and      CCONJ CC  5 cc
      Chile     Chile    PROPN NNP 3 conj B-GPE
      met       meet     VERB  VBD 0 root
      rebels    rebel    NOUN  NNS 6 obj
      in        in       ADP   IN  9 case
      Darfur    Darfur   PROPN NNP 7 nmod B-GPE
      .         .        PUNCT .   6 punct`);
    expect(chains.has("soldiers from Peru and Chile")).toBe(true);
    expect(chain("rebels in Darfur")).toMatchObject({ type: "Group", country: "SDN" });
  });

  it("takes the people of one country who live in another for a group, and a few of them for citizens", () => {
    const { chain } = read(`The       the      DET   DT  2 det
      Albanians Albanian PROPN NNPS 5 nsubj B-NORP
      of        of       ADP   IN  4 case
      Serbia    Serbia   PROPN NNP 2 nmod B-GPE
      met       meet     VERB  VBD 0 root
      two       two      NUM   CD  7 nummod
      Liberians Liberian PROPN NNPS 5 obj B-NORP
      .         .        PUNCT .   5 punct`);
    expect(chain("Albanians of Serbia")).toMatchObject({ type: "Group", country: "SRB" });
    expect(chain("two Liberians")).toMatchObject({ type: "Group", country: "LBR" });
  });

  it("leaves out when it was", () => {
    const { chains } = read(`Rebels   rebel   NOUN  NNS 2 nsubj
      fought   fight   VERB  VBD 0 root
      soldiers soldier NOUN  NNS 2 obj
      in       in      ADP   IN  5 case
      May      May     PROPN NNP 3 nmod B-DATE
      .        .       PUNCT .   2 punct`);
    expect(chains.has("soldiers")).toBe(true);
  });
});
