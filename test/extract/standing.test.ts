import { beforeAll, describe, expect, it } from "vitest";
import { Tree } from "../../src/document/index.ts";
import { ArgumentFinder } from "../../src/extract/arguments.ts";
import { ClauseReader } from "../../src/extract/clause.ts";
import { FrameFinder } from "../../src/extract/frames.ts";
import { StandingReader } from "../../src/extract/standing.ts";
import type { Lexicon } from "../../src/lexicon/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { handDocument } from "../helpers/doc.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadLexicon();
});

/** Polarity and modality of the event of a lemma, with its condition and who reports it. */
function standingOf(lemma: string, lines: string) {
  const doc = handDocument(lines.replaceAll(" | ", "\n"));
  const tree = new Tree(doc);
  const none = new Map();
  const clauses: ClauseReader = new ClauseReader(tree, (governor, complement) =>
    frames.controlOf(governor, complement),
  );
  const frames: FrameFinder = new FrameFinder(tree, clauses, lexicon, none);
  const args = new ArgumentFinder(tree, clauses, none, (token) => frames.isAdjectival(token));
  const reader = new StandingReader({ tree, frames, args, isReported: () => false, isQuestion: () => false });
  const standing = reader.of(doc.tags.findIndex((tag) => tag.lemma === lemma));
  const { condition } = standing;
  return {
    said: `${standing.polarity} ${standing.modality}`,
    condition: condition ? doc.article.text.slice(condition.start, condition.end) : null,
    reporters: standing.reporters.map((token) => tree.text(token)).join(" "),
  };
}

const PERU = "Peru Peru PROPN NNP 2 nsubj";
const SIGN = "to to PART TO 4 mark | sign sign VERB VB 2 xcomp | pacts pact NOUN NNS 4 obj";

describe("standing of an event", () => {
  it.each([
    ["plain fact", `${PERU} | signed sign VERB VBD 0 root | pacts pact NOUN NNS 2 obj`, "positive actual"],
    ["implicative that denies", `${PERU} | failed fail VERB VBD 0 root | ${SIGN}`, "negative actual"],
    ["refusal", `${PERU} | refused refuse VERB VBD 0 root | ${SIGN}`, "negative actual"],
    ["implicative that affirms", `${PERU} | managed manage VERB VBD 0 root | ${SIGN}`, "positive actual"],
    [
      "two negatives cancel",
      "Peru Peru PROPN NNP 4 nsubj | did do AUX VBD 4 aux | not not PART RB 4 advmod | fail fail VERB VB 0 root | to to PART TO 6 mark | sign sign VERB VB 4 xcomp",
      "positive actual",
    ],
    ["intention", `${PERU} | plans plan VERB VBZ 0 root | ${SIGN}`, "positive future"],
    ["wish", `${PERU} | wants want VERB VBZ 0 root | ${SIGN}`, "positive possible"],
    [
      "no intention",
      "Peru Peru PROPN NNP 4 nsubj | does do AUX VBZ 4 aux | not not PART RB 4 advmod | plan plan VERB VB 0 root | to to PART TO 6 mark | sign sign VERB VB 4 xcomp",
      "negative future",
    ],
    [
      "never",
      "Peru Peru PROPN NNP 3 nsubj | never never ADV RB 3 advmod | signed sign VERB VBD 0 root",
      "negative actual",
    ],
    ["will", "Peru Peru PROPN NNP 3 nsubj | will will AUX MD 3 aux | sign sign VERB VB 0 root", "positive future"],
    [
      "may not",
      "Peru Peru PROPN NNP 4 nsubj | may may AUX MD 4 aux | not not PART RB 4 advmod | sign sign VERB VB 0 root",
      "negative possible",
    ],
    [
      "not so far",
      `${PERU} | has have VERB VBZ 0 root | yet yet ADV RB 2 advmod | to to PART TO 5 mark | sign sign VERB VB 2 xcomp`,
      "negative actual",
    ],
    ["no one", "Nobody nobody PRON NN 2 nsubj | signed sign VERB VBD 0 root", "negative actual"],
    [
      "not only",
      "Peru Peru PROPN NNP 4 nsubj | not not PART RB 4 advmod | only only ADV RB 4 advmod | signed sign VERB VBD 0 root",
      "positive actual",
    ],
    [
      "going to",
      "Peru Peru PROPN NNP 3 nsubj | is be AUX VBZ 3 aux | going go VERB VBG 0 root | to to PART TO 5 mark | sign sign VERB VB 3 xcomp",
      "positive future",
    ],
    [
      "allegedly",
      "Peru Peru PROPN NNP 3 nsubj | allegedly allegedly ADV RB 3 advmod | signed sign VERB VBD 0 root",
      "positive alleged",
    ],
    [
      "purpose",
      `${PERU} | sent send VERB VBD 0 root | envoys envoy NOUN NNS 2 obj | to to PART TO 5 mark | sign sign VERB VB 2 advcl`,
      "positive possible",
    ],
    [
      "headline infinitive",
      "Peru Peru PROPN NNP 3 nsubj | to to PART TO 3 mark | sign sign VERB VB 0 root | pacts pact NOUN NNS 3 obj",
      "positive future",
    ],
  ])("%s", (_name, lines, said) => {
    expect(standingOf("sign", lines).said).toBe(said);
  });

  it('counts the "no" of what does not exist once', () => {
    const lines =
      "There there PRON EX 2 expl | was be VERB VBD 0 root | no no DET DT 4 det | attack attack NOUN NN 2 nsubj | on on ADP IN 6 case | Peru Peru PROPN NNP 4 nmod";
    expect(standingOf("attack", lines).said).toBe("negative actual");
  });

  it("makes the content of a denial negative and the denier its speaker", () => {
    expect(
      standingOf(
        "attack",
        "Chile Chile PROPN NNP 2 nsubj | denied deny VERB VBD 0 root | having have AUX VBG 4 aux | attacked attack VERB VBN 2 ccomp | Peru Peru PROPN NNP 4 obj",
      ),
    ).toEqual({ said: "negative actual", condition: null, reporters: "denied" });
  });

  it("keeps what is said apart from the saying", () => {
    const lines =
      "Ministers minister NOUN NNS 2 nsubj | said say VERB VBD 0 root | Chile Chile PROPN NNP 5 nsubj | would would AUX MD 5 aux | attack attack VERB VB 2 ccomp | Peru Peru PROPN NNP 5 obj";
    expect(standingOf("attack", lines)).toEqual({ said: "positive future", condition: null, reporters: "said" });
    expect(standingOf("say", lines).said).toBe("positive actual");
  });

  it("makes what depends conditional, and what it depends on hypothetical", () => {
    const lines =
      "Peru Peru PROPN NNP 3 nsubj | will will AUX MD 3 aux | leave leave VERB VB 0 root | the the DET DT 5 det | pact pact NOUN NN 3 obj | unless unless SCONJ IN 8 mark | Chile Chile PROPN NNP 8 nsubj | pays pay VERB VBZ 3 advcl";
    expect(standingOf("leave", lines)).toMatchObject({ said: "positive conditional", condition: "unless Chile pays" });
    expect(standingOf("pay", lines).said).toBe("positive hypothetical");
  });

  it("reads would have after had as contrary to fact", () => {
    const lines =
      "If if SCONJ IN 4 mark | Chile Chile PROPN NNP 4 nsubj | had have AUX VBD 4 aux | paid pay VERB VBN 9 advcl | , , PUNCT , 4 punct | Peru Peru PROPN NNP 9 nsubj | would would AUX MD 9 aux | have have AUX VB 9 aux | signed sign VERB VBN 0 root";
    expect(standingOf("sign", lines)).toMatchObject({ said: "positive hypothetical", condition: "If Chile had paid" });
  });

  it("hangs the condition of a threat on what is threatened, not on the threat", () => {
    const lines =
      "Peru Peru PROPN NNP 2 nsubj | threatened threaten VERB VBD 0 root | to to PART TO 4 mark | leave leave VERB VB 2 xcomp | if if SCONJ IN 7 mark | Chile Chile PROPN NNP 7 nsubj | pays pay VERB VBZ 2 advcl";
    expect(standingOf("threaten", lines).said).toBe("positive actual");
    expect(standingOf("leave", lines)).toMatchObject({ said: "positive conditional", condition: "if Chile pays" });
  });
});
