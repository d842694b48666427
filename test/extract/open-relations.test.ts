import { describe, expect, it } from "vitest";
import { findOpenRelations } from "../../src/extract/index.ts";
import { handDocument } from "../helpers/doc.ts";

function relations(lines: string) {
  const doc = handDocument(lines.replaceAll(" | ", "\n"));
  const words = ({ start, end }: { start: number; end: number }) => doc.article.text.slice(start, end);
  return findOpenRelations(doc).map(({ subject, relation, object, further }) =>
    [words(subject), relation.map(words).join(" "), object ? words(object) : "-", ...further.map(words)].join(" ; "),
  );
}

describe("open relations", () => {
  it("takes verb group, object and further phrases in the words of the text", () => {
    expect(
      relations(
        "Kenya Kenya PROPN NNP 4 nsubj | did do AUX VBD 4 aux | not not PART RB 4 advmod | send send VERB VB 0 root | troops troops NOUN NNS 4 obj | to to ADP IN 7 case | Haiti Haiti PROPN NNP 4 obl",
      ),
    ).toEqual(["Kenya ; did not send ; troops ; to Haiti"]);
  });

  it("joins a verb with its infinitive, and a preposition with the verb when there is no object", () => {
    expect(
      relations(
        "Peru Peru PROPN NNP 2 nsubj | wants want VERB VBZ 0 root | to to PART TO 4 mark | withdraw withdraw VERB VB 2 xcomp | from from ADP IN 7 case | the the DET DT 7 det | pact pact NOUN NN 4 obl",
      ),
    ).toEqual(["Peru ; wants to withdraw from ; the pact"]);
  });

  it("reads a copula", () => {
    expect(
      relations(
        "Ann Ann PROPN NNP 4 nsubj | is be AUX VBZ 4 cop | the the DET DT 4 det | mayor mayor NOUN NN 0 root | of of ADP IN 6 case | Oslo Oslo PROPN NNP 4 nmod",
      ),
    ).toEqual(["Ann ; is ; the mayor of Oslo"]);
  });

  it("says nothing of a verb without subject or complement", () => {
    expect(relations("Rain rain NOUN NN 2 nsubj | fell fall VERB VBD 0 root")).toEqual([]);
  });
});
