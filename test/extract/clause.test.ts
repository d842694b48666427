import { describe, expect, it } from "vitest";
import { Tree } from "../../src/document/index.ts";
import { ClauseReader } from "../../src/extract/clause.ts";
import { handDocument } from "../helpers/doc.ts";

/** "Anna Anna PROPN NNP 3 nsubj:pass | was be …" → a reader; object control for the lemmas given. */
function read(lines: string, objectControl: readonly string[] = []) {
  const doc = handDocument(lines.replaceAll(" | ", "\n"));
  const tree = new Tree(doc);
  const reader = new ClauseReader(tree, (governor) => (objectControl.includes(tree.lemma(governor)) ? "target" : null));
  const words = (tokens: readonly number[]) => tokens.map((token) => tree.text(token)).join(" ");
  return (lemma: string) => {
    const token = doc.tags.findIndex((tag) => tag.lemma === lemma);
    const functions = reader.functions(token);
    return {
      subject: words(functions.subject),
      object: words(functions.object),
      indirect: words(functions.indirect),
      obliques: functions.obliques.map((o) => `${o.markers.at(-1)} ${tree.text(o.token)}`).join(", "),
    };
  };
}

describe("deep functions", () => {
  it("turns a passive round", () => {
    const of = read(
      "Anna Anna PROPN NNP 3 nsubj:pass | was be AUX VBD 3 aux:pass | arrested arrest VERB VBN 0 root | by by ADP IN 5 case | police police NOUN NNS 3 obl:agent | in in ADP IN 7 case | Oslo Oslo PROPN NNP 3 obl",
    );
    expect(of("arrest")).toMatchObject({ subject: "police", object: "Anna", obliques: "in Oslo" });
  });

  it("leaves the doer of a passive without agent open", () => {
    const of = read(
      "Anna Anna PROPN NNP 3 nsubj:pass | was be AUX VBD 3 aux:pass | arrested arrest VERB VBN 0 root | and and CCONJ CC 5 cc | charged charge VERB VBN 3 conj",
    );
    expect(of("arrest")).toMatchObject({ subject: "", object: "Anna" });
    expect(of("charge")).toMatchObject({ subject: "", object: "Anna" });
  });

  it("finds the antecedent of a relative clause at its gap", () => {
    const object = read(
      "The the DET DT 2 det | treaty treaty NOUN NN 6 nsubj | that that PRON WDT 5 obj | Peru Peru PROPN NNP 5 nsubj | signed sign VERB VBD 2 acl:relcl | collapsed collapse VERB VBD 0 root",
    );
    expect(object("sign")).toMatchObject({ subject: "Peru", object: "treaty" });
    const bare = read(
      "The the DET DT 2 det | treaty treaty NOUN NN 5 nsubj | Peru Peru PROPN NNP 4 nsubj | signed sign VERB VBD 2 acl:relcl | collapsed collapse VERB VBD 0 root",
    );
    expect(bare("sign")).toMatchObject({ subject: "Peru", object: "treaty" });
    const subject = read(
      "The the DET DT 2 det | minister minister NOUN NN 6 nsubj | who who PRON WP 4 nsubj | visited visit VERB VBD 2 acl:relcl | Kenya Kenya PROPN NNP 4 obj | resigned resign VERB VBD 0 root",
    );
    expect(subject("visit")).toMatchObject({ subject: "minister", object: "Kenya" });
  });

  it("reads a reduced relative as a passive", () => {
    const of = read(
      "Soldiers soldier NOUN NNS 6 nsubj:pass | seized seize VERB VBN 1 acl | by by ADP IN 4 case | rebels rebel NOUN NNS 2 obl:agent | were be AUX VBD 6 aux:pass | freed free VERB VBN 0 root",
    );
    expect(of("seize")).toMatchObject({ subject: "rebels", object: "Soldiers" });
  });

  it("gives the subject of an infinitive by control", () => {
    const infinitive =
      "Norway Norway PROPN NNP 2 nsubj | urged urge VERB VBD 0 root | Chile Chile PROPN NNP 2 obj | to to PART TO 5 mark | sign sign VERB VB 2 xcomp | the the DET DT 7 det | pact pact NOUN NN 5 obj";
    expect(read(infinitive, ["urge"])("sign")).toMatchObject({ subject: "Chile", object: "pact" });
    const refused =
      "Chile Chile PROPN NNP 2 nsubj | refused refuse VERB VBD 0 root | to to PART TO 4 mark | sign sign VERB VB 2 xcomp | the the DET DT 6 det | pact pact NOUN NN 4 obj";
    expect(read(refused)("sign")).toMatchObject({ subject: "Chile", object: "pact" });
  });

  it("gives the subject of a gerund after a preposition to whom the row says", () => {
    const of = read(
      "Oslo Oslo PROPN NNP 2 nsubj | accused accuse VERB VBD 0 root | Chile Chile PROPN NNP 2 obj | of of SCONJ IN 5 mark | arming arm VERB VBG 2 advcl | rebels rebel NOUN NNS 5 obj",
      ["accuse"],
    );
    expect(of("arm")).toMatchObject({ subject: "Chile", object: "rebels" });
  });

  it("shares subject and object between coordinated verbs", () => {
    const of = read(
      "Peru Peru PROPN NNP 2 nsubj | signed sign VERB VBD 0 root | and and CCONJ CC 4 cc | ratified ratify VERB VBD 2 conj | the the DET DT 6 det | treaty treaty NOUN NN 2 obj",
    );
    expect(of("ratify")).toMatchObject({ subject: "Peru", object: "treaty" });
  });

  it("finds the doer of an infinitive under a noun at its possessor", () => {
    const of = read(
      "Kenya Kenya PROPN NNP 3 nmod:poss | 's 's PART POS 1 case | plan plan NOUN NN 8 nsubj | to to PART TO 5 mark | leave leave VERB VB 3 acl | the the DET DT 7 det | pact pact NOUN NN 5 obj | failed fail VERB VBD 0 root",
    );
    expect(of("leave")).toMatchObject({ subject: "Kenya", object: "pact" });
  });

  it("takes the first of two objects for the receiver", () => {
    const of = read(
      "China China PROPN NNP 2 nsubj | lent lend VERB VBD 0 root | Zambia Zambia PROPN NNP 2 obj | dollars dollar NOUN NNS 2 obj",
    );
    expect(of("lend")).toMatchObject({ subject: "China", indirect: "Zambia", object: "dollars" });
  });

  it("does not lend the subject of a finite complement to its governor", () => {
    const of = read(
      "Ministers minister NOUN NNS 2 nsubj | said say VERB VBD 0 root | Chile Chile PROPN NNP 4 nsubj | left leave VERB VBD 2 ccomp",
    );
    expect(of("say")).toMatchObject({ subject: "Ministers" });
    expect(of("leave")).toMatchObject({ subject: "Chile" });
  });

  it("takes the subject of a passive with an object for the receiver", () => {
    const of = read(
      "Siemens Siemens PROPN NNP 3 nsubj:pass | was be AUX VBD 3 aux:pass | awarded award VERB VBN 0 root | a a DET DT 5 det | contract contract NOUN NN 3 obj",
    );
    expect(of("award")).toMatchObject({ subject: "", indirect: "Siemens" });
  });

  it("reads an active perfect even where the parse calls its subject passive", () => {
    const of = read(
      "Rebels rebel NOUN NNS 3 nsubj:pass | have have AUX VBP 3 aux | kidnapped kidnap VERB VBN 0 root | Anna Anna PROPN NNP 3 obj",
    );
    expect(of("kidnap")).toMatchObject({ subject: "Rebels", object: "Anna" });
  });

  it("does not take the noun of a whose-clause for its object", () => {
    const of = read(
      "The the DET DT 2 det | union union NOUN NN 6 nsubj | whose whose PRON WP$ 4 nmod:poss | members member NOUN NNS 5 nsubj | struck strike VERB VBD 2 acl:relcl | won win VERB VBD 0 root",
    );
    expect(of("strike")).toMatchObject({ subject: "members", object: "" });
  });

  it("gives a relative clause that hangs on the verb to the noun before it", () => {
    const of = read(
      "Nobody nobody PRON NN 2 nsubj | knew know VERB VBD 4 ccomp | , , PUNCT , 4 punct | said say VERB VBD 0 root | Rosa Rosa PROPN NNP 4 nsubj | Pena Pena PROPN NNP 5 flat | , , PUNCT , 9 punct | who who PRON WP 9 nsubj | sued sue VERB VBD 2 advcl:relcl | Google Google PROPN NNP 9 obj",
    );
    expect(of("sue")).toMatchObject({ subject: "Rosa", object: "Google" });
  });
});
