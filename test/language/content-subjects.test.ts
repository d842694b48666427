// A bare noun with its content clause is the subject of the verb behind it.
import { describe, expect, it } from "vitest";
import { withContentSubjects } from "../../src/language/content-subjects.ts";

function mend(lines: string) {
  const rows = lines.split(" | ").map((line) => line.split(" "));
  const words = rows.map(([word]) => word!);
  const tags = rows.map(([word, upos]) => ({ upos: upos!, xpos: "_", lemma: word!.toLowerCase() }));
  const arcs = rows.map(([, , head, relation]) => ({ head: Number(head), relation: relation! }));
  const sentence = { index: 0, start: 0, end: 1, firstToken: 0, endToken: rows.length, block: 0 };
  const mended = withContentSubjects([sentence], words, { tags, arcs });
  return mended.arcs.map(({ head, relation }, at) => `${words[at]}:${relation}:${head < 0 ? "-" : words[head]}`);
}

describe("content subjects", () => {
  it("are found where the first word was taken for the main verb", () => {
    expect(
      mend(
        "Claims VERB -1 root | that SCONJ 3 mark | Peru PROPN 3 nsubj | paid VERB 0 ccomp | were AUX 5 aux:pass | denied VERB 0 ccomp | . PUNCT 0 punct",
      ),
    ).toEqual([
      "Claims:nsubj:pass:denied",
      "that:mark:paid",
      "Peru:nsubj:paid",
      "paid:acl:Claims",
      "were:aux:pass:denied",
      "denied:root:-",
      ".:punct:denied",
    ]);
  });

  it("are not made up: a verb with its own subject stays below", () => {
    const lines =
      "Says VERB -1 root | that SCONJ 3 mark | Peru PROPN 3 nsubj | paid VERB 0 ccomp | Chile PROPN 6 nsubj | was AUX 6 cop | glad ADJ 0 conj";
    expect(mend(lines)).toEqual([
      "Says:root:-",
      "that:mark:paid",
      "Peru:nsubj:paid",
      "paid:ccomp:Says",
      "Chile:nsubj:glad",
      "was:cop:glad",
      "glad:conj:Says",
    ]);
  });
});
