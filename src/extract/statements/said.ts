// How much of a sentence is said: a clause of content, cut where the article speaks again and widened where the speaker goes on.
import type { Tree } from "../../document/index.ts";
import type { Cues } from "./cues.ts";
import type { Sources } from "./sources.ts";

/** With these the article turns to what contradicts the speaker: ", his office says, although he has not been seen". */
const CONCESSIVE = /^(?:although|though|while|whereas)$/i;
/** Participles in which the article sums up: "said it would close, ending a long dispute". */
const SUMMING_UP = new Set(
  "cap deepen end escalate fuel highlight mark prompt raise renew reverse signal spark underline underscore widen".split(
    " ",
  ),
);
/** Auxiliaries of reported speech: "said she was tired but would go on" goes on with what is said. */
const BACKSHIFTED = /^(?:had|would|could|might|should)$/i;

export class SaidClauses {
  readonly #tree: Tree;
  readonly #cues: Cues;
  readonly #sources: Sources;

  constructor(tree: Tree, cues: Cues, sources: Sources) {
    this.#tree = tree;
    this.#cues = cues;
    this.#sources = sources;
  }

  /**
   * The words of a complement clause: from its "that" on, for of "told parliament in June that …" the month belongs to the telling,
   * whatever the tree says; without ", adding that …", in which the speaker goes on, and without what the article adds.
   */
  clause(cue: number, clause: number): readonly number[] {
    const tree = this.#tree;
    const mark = tree.children(clause, "mark").find((at) => /^(?:that|whether)$/i.test(tree.text(at))) ?? 0;
    const all = tree.subtree(clause).filter((at) => at >= mark);
    if (clause < cue) return all;
    const drop = new Set<number>();
    for (const child of tree.children(clause, "advcl"))
      if (this.#sources.isSpeechParticiple(child) || this.#sumsUp(child))
        for (const at of tree.subtree(child)) drop.add(at);
    const stop =
      all.find((at) => tree.text(at) === ";" && at > cue && !this.#isQuoted(all, at)) ?? Number.POSITIVE_INFINITY;
    return withoutComment(
      tree,
      all.filter((at) => !drop.has(at) && at < stop),
    );
  }

  /**
   * What goes on behind the clause when the tree has hung it on the verb of saying: "said the bridge was safe and the road was open",
   * "said she was tired but would go on".
   */
  goingOn(cue: number, clause: number): readonly number[] {
    const tree = this.#tree;
    return tree
      .children(cue, "conj")
      .filter((child) => child > clause && this.#cues.at(tree, child) === null)
      .filter((child) => {
        const first = tree.subtree(child)[0]!;
        if (tree.child(child, "nsubj", "nsubj:pass") === undefined)
          return (
            clause > cue &&
            tree.child(cue, "aux") === undefined &&
            tree.children(child, "aux").some((at) => BACKSHIFTED.test(tree.text(at)))
          );
        const so = tree.children(child, "cc", "advmod").some((at) => /^so$/i.test(tree.text(at)));
        return (so || tree.text(first - 1) !== ",") && tree.text(first) !== ",";
      })
      .flatMap((child) => tree.subtree(child));
  }

  /**
   * Of a clause that stands before its cue or around it: without the speaker that was swallowed, without a concession behind the cue, and
   * only what stands behind a colon.
   */
  around(cue: number, clause: readonly number[]): readonly number[] {
    const tree = this.#tree;
    if (clause.length === 0 || clause[0]! > cue) return [...this.#condition(cue, clause), ...clause];
    const subjects = tree.children(cue, "nsubj");
    const swallowed = subjects.some((at) => at < cue) ? null : this.#sources.swallowedSubject(cue);
    const drop = new Set(swallowed === null ? [] : tree.subtree(swallowed));
    for (const at of clause)
      if (at > cue && isConcession(tree, at)) for (const word of tree.subtree(at)) drop.add(word);
    const colon = clause.findLast((at) => at < cue && tree.text(at) === ":") ?? -1;
    const quoted = clause.some((at) => at < colon && /^[“"]$/.test(tree.text(at)));
    const start = Math.max(quoted ? -1 : colon, this.#quoteEndBefore(cue, clause));
    const kept = clause.filter((at) => !drop.has(at) && at > start);
    // "They left but, he insists, did not run"
    const rest = kept.length > 0 && tree.is(kept[0]!, "cc") ? kept.slice(1) : kept;
    // "…, she announced on Wednesday": what follows the cue is said only when it goes on with the clause
    const goesOn = rest.some((at) => at > cue && /^(?:VERB|AUX)$/.test(tree.upos(at)));
    return goesOn ? rest : rest.filter((at) => at < cue);
  }

  /** Two sentences that the splitter left together: “They will.” The bridge, he said, is safe. -1 when there is no such end. */
  #quoteEndBefore(cue: number, clause: readonly number[]): number {
    const tree = this.#tree;
    const end = clause.findLast(
      (at) => at > 0 && at < cue && /^[”"]$/.test(tree.text(at)) && /^[.?!]$/.test(tree.text(at - 1)),
    );
    if (end === undefined) return -1;
    return clause.some((at) => at > end && at < cue && /^(?:VERB|NOUN|PROPN)$/.test(tree.upos(at))) ? end : -1;
  }

  /** "If they leave, he added, nobody will be charged": the condition before a cue between commas is said as well. */
  #condition(cue: number, clause: readonly number[]): readonly number[] {
    const tree = this.#tree;
    if (clause.length === 0 || tree.text(cue + 1) !== ",") return [];
    return tree
      .children(cue, "advcl")
      .filter(
        (child) =>
          child < cue && tree.children(child, "mark").some((at) => /^(?:if|unless|when)$/i.test(tree.text(at))),
      )
      .flatMap((child) => tree.subtree(child));
  }

  /** Of coordinated clauses the one that the cue interrupts: "They left but, he insists, did not run". */
  conjunctAround(cue: number, clause: number): number {
    const tree = this.#tree;
    const inner = tree.children(clause, "conj").find((child) => {
      const opener = tree.child(child, "cc");
      return opener !== undefined && opener < cue && child > cue;
    });
    return inner ?? clause;
  }

  /** Words behind the cue up to a colon or dash: what follows is said of the thing, not with it. */
  beforeBreak(cue: number, words: readonly number[]): readonly number[] {
    const stop = words.find((at) => at > cue && /^(?::|—|–|--)$/.test(this.#tree.text(at)));
    return stop === undefined ? words : words.filter((at) => at < stop);
  }

  #sumsUp(clause: number): boolean {
    const tree = this.#tree;
    const first = tree.subtree(clause)[0]!;
    return (
      tree.xpos(clause) === "VBG" &&
      SUMMING_UP.has(tree.lemma(clause)) &&
      tree.child(clause, "mark") === undefined &&
      tree.text(first === clause ? first - 1 : first) === ","
    );
  }

  #isQuoted(words: readonly number[], place: number): boolean {
    const opens = words.filter((at) => at < place && /^[“"]$/.test(this.#tree.text(at))).length;
    const closes = words.filter((at) => at < place && /^[”"]$/.test(this.#tree.text(at))).length;
    return this.#tree.doc.article.text.includes("“") ? opens > closes : opens % 2 === 1;
  }
}

/** Nouns with which the article steps back from what was said. */
const COMMENT_NOUNS = new Set(
  "accusation account allegation arrangement assertion assessment charge claim description encounter estimate figure number report statement suggestion version view".split(
    " ",
  ),
);

/** Without ", a figure that the minister disputes" at the end, wherever the tree has hung it. */
export function withoutComment(tree: Tree, words: readonly number[]): readonly number[] {
  const comma = words.findLast(
    (at) =>
      tree.text(at) === "," &&
      /^an?$/i.test(tree.text(at + 1)) &&
      [2, 3].some((step) => at + step < tree.doc.tokens.length && COMMENT_NOUNS.has(tree.lemma(at + step))),
  );
  if (comma === undefined || !words.some((at) => at > comma + 2 && tree.upos(at) === "VERB")) return words;
  return words.filter((at) => at < comma);
}

/** A clause with "although" or "while". */
export function isConcession(tree: Tree, token: number): boolean {
  return tree.is(token, "advcl") && tree.children(token, "mark").some((mark) => CONCESSIVE.test(tree.text(mark)));
}
