// Verbs, adjectives and nouns of saying, thinking and judging → drafts: the complement that tells the content, by the rows of the lexicon.
import type { CueRow } from "#schema";
import type { Tree } from "../../document/index.ts";
import type { Cue, CueContent, Cues } from "./cues.ts";
import type { Draft } from "./drafts.ts";
import { phraseTokens, type Source, type Sources } from "./sources.ts";

/** A cue word whose content the tree does not tell: the quotes beside it may. */
export interface OpenCue {
  readonly cue: number;
  readonly cueTokens: readonly number[];
  readonly sourceHeads: readonly number[];
  /** the cue takes a clause of content as well */
  readonly clausal: boolean;
}

export interface CueReading {
  readonly drafts: readonly Draft[];
  readonly open: readonly OpenCue[];
}

/** Content types in the order in which they are tried. */
const ORDER: readonly CueContent[] = ["that", "object-to", "to", "ing", "object-as", "object", "about", "raising"];
/** Verbs whose object is who hears it. */
const ADDRESSING = new Set(["tell", "inform", "assure", "remind", "warn", "ask", "notify", "advise"]);
/** Subordinators of clauses that are no content: "said when he left". */
const ADVERBIAL = new Set([
  "as",
  "when",
  "while",
  "because",
  "since",
  "after",
  "before",
  "until",
  "though",
  "although",
  "if",
]);

export class CueReader {
  readonly #tree: Tree;
  readonly #cues: Cues;
  readonly #sources: Sources;

  constructor(tree: Tree, cues: Cues, sources: Sources) {
    this.#tree = tree;
    this.#cues = cues;
    this.#sources = sources;
  }

  /** All cue words of a sentence [firstToken, endToken) with their contents. */
  read(firstToken: number, endToken: number): CueReading {
    const drafts: Draft[] = [];
    const open: OpenCue[] = [];
    for (let token = firstToken; token < endToken; token++) {
      const cue = this.#cues.at(this.#tree, token);
      if (cue === null) continue;
      const source = this.#sourceOf(token, cue);
      if (source === null) continue;
      const cueTokens = this.#cueTokens(token, cue);
      const made = this.#contentOf(token, cue);
      if (made !== null) drafts.push({ cue: token, cueTokens, sourceHeads: made.source ?? source.heads, ...made });
      else if (cue.rows.some((row) => row.content.includes("quote")))
        open.push({ cue: token, cueTokens, sourceHeads: source.heads, clausal: this.#tree.lemma(token) === "say" });
    }
    return { drafts, open };
  }

  #sourceOf(token: number, cue: Cue): Source | null {
    const tree = this.#tree;
    switch (cue.rows[0]!.pos) {
      case "noun":
        return this.#sources.ofNoun(token);
      case "adjective":
        return tree.child(token, "cop") !== undefined || tree.is(token, "xcomp", "advcl", "acl", "conj")
          ? this.#sources.ofVerb(token)
          : null;
      case "verb":
        return this.#sources.ofVerb(token);
      default:
        return { heads: [] };
    }
  }

  /** The cue with its auxiliaries, negation and particle. */
  #cueTokens(token: number, cue: Cue): readonly number[] {
    const tree = this.#tree;
    const found = [token, ...tree.children(token, "aux", "cop")];
    if (cue.particle >= 0) found.push(cue.particle);
    for (const child of tree.children(token, "advmod"))
      if (/^(?:not|n't|n’t|never|also)$/.test(tree.text(child).toLowerCase())) found.push(child);
    return found.sort((a, b) => a - b);
  }

  #contentOf(
    token: number,
    cue: Cue,
  ): (Pick<Draft, "kind" | "report" | "content"> & { source?: readonly number[] }) | null {
    for (const kind of ORDER)
      for (const row of cue.rows) {
        if (!row.content.includes(kind)) continue;
        const content = this.#tokensOf(kind, token, row);
        if (content === null || content.length === 0) continue;
        const report = row.report && (kind === "that" || kind === "raising");
        const made = { kind, report, content: new Set(content) };
        return kind === "raising" ? { ...made, source: [] } : made;
      }
    return null;
  }

  #tokensOf(kind: CueContent, token: number, row: CueRow): readonly number[] | null {
    const tree = this.#tree;
    switch (kind) {
      case "that":
        return this.#finite(token, row);
      case "object-to": {
        const object =
          row.prepositions.length > 0
            ? tree.children(token, "obl").find((child) => row.prepositions.includes(tree.markers(child)[0] ?? ""))
            : (tree.child(token, "obj") ?? tree.child(token, "iobj"));
        const clause = tree.children(token, "xcomp", "ccomp", "advcl").find((child) => this.#isInfinitive(child));
        if (clause === undefined) return null;
        const addressed = /^(?:tell|ask|remind|order|instruct)$/.test(tree.lemma(token));
        const passive = this.#sources.isPassive(token) ? tree.child(token, "nsubj:pass") : undefined;
        const noun = addressed ? undefined : (object ?? passive);
        if (object === undefined && passive === undefined && tree.child(clause, "nsubj") === undefined) return null;
        return [...(noun === undefined ? [] : phraseTokens(tree, noun)), ...tree.subtree(clause)];
      }
      case "to": {
        const clause = tree.children(token, "xcomp", "ccomp", "acl").find((child) => this.#isInfinitive(child));
        return clause === undefined ? null : tree.subtree(clause);
      }
      case "ing": {
        const clause = tree
          .children(token, "xcomp", "ccomp", "advcl", "obj")
          .find(
            (child) => tree.xpos(child) === "VBG" && child > token && tree.child(child, "mark", "det") === undefined,
          );
        return clause === undefined ? null : tree.subtree(clause);
      }
      case "object-as": {
        const object =
          tree.child(token, "obj") ?? (this.#sources.isPassive(token) ? tree.child(token, "nsubj:pass") : undefined);
        if (object === undefined) return null;
        const name =
          tree.child(token, "xcomp") ??
          tree
            .children(token, "obl", "advcl")
            .find(
              (child) =>
                tree.markers(child).includes("as") ||
                tree.children(child, "mark").some((mark) => tree.text(mark) === "as"),
            );
        if (name === undefined) return null;
        return [...tree.subtree(object), ...tree.subtree(name)];
      }
      case "object": {
        const object =
          tree.child(token, "obj") ?? (this.#sources.isPassive(token) ? tree.child(token, "nsubj:pass") : undefined);
        if (object === undefined) return null;
        const more = tree
          .children(token, "obl", "advcl")
          .filter((child) => child > object && /^(?:as|for|over|of)$/.test(tree.markers(child)[0] ?? ""));
        return this.#beforeBreak(token, [...tree.subtree(object), ...more.flatMap((child) => tree.subtree(child))]);
      }
      case "about": {
        for (const child of tree.children(token, "obl", "nmod", "advcl", "acl")) {
          const markers = tree.children(child, "case", "mark");
          const marker = markers.find((at) => row.prepositions.includes(tree.text(at).toLowerCase()));
          if (marker === undefined || child < token || this.#sources.isCircumstance(token, child)) continue;
          return tree.subtree(child).filter((at) => at !== marker);
        }
        return null;
      }
      case "raising": {
        const subject = tree.child(token, "nsubj", "nsubj:pass");
        const clause = tree
          .children(token, "xcomp")
          .find((child) => this.#isInfinitive(child) || /^(?:ADJ|NOUN)$/.test(tree.upos(child)));
        if (subject === undefined || clause === undefined) return null;
        return [...tree.subtree(subject), ...tree.subtree(clause)];
      }
      default:
        return null;
    }
  }

  /** A finite clause as complement, or the clause that a parenthetical cue interrupts or follows. */
  #finite(token: number, row: CueRow): readonly number[] | null {
    const tree = this.#tree;
    const own = tree
      .children(token, "ccomp")
      .filter((child) => !this.#isInfinitive(child) || tree.child(child, "nsubj") !== undefined);
    if (own.length > 0)
      return this.#said(
        token,
        own.flatMap((child) => [...this.#fromConjunction(child), ...this.#goingOn(token, child)]),
      );
    const clausal = tree
      .children(token, "acl")
      .find((child) => tree.children(child, "mark").some((mark) => /^(?:that|whether)$/i.test(tree.text(mark))));
    if (clausal !== undefined) return tree.subtree(clausal);
    const subject = tree.child(token, "csubj");
    if (subject !== undefined) return tree.subtree(subject);
    if (tree.upos(token) !== "VERB" || !row.content.includes("quote")) return null;
    const head = tree.head(token);
    const hasSubject = tree.child(token, "nsubj") !== undefined;
    const first = tree.subtree(token)[0]!;
    const ownObject = tree.child(token, "obj") !== undefined && !ADDRESSING.has(tree.lemma(token));
    // behind a semicolon the cue opens a clause of its own
    const parenthetical = hasSubject && !ownObject && first > 0 && tree.text(first - 1) === "," && this.#isBare(token);
    const aside =
      (tree.is(token, "parataxis") && hasSubject && !ownObject && (first === 0 || tree.text(first - 1) !== ";")) ||
      (parenthetical && tree.is(token, "acl", "advcl", "appos", "dep", "conj", "ccomp"));
    const asClause =
      tree.is(token, "advcl") &&
      tree.children(token, "mark").some((mark) => /^as$/i.test(tree.text(mark))) &&
      hasSubject &&
      tree.child(token, "obj") === undefined;
    if (head >= 0 && (aside || asClause)) {
      const below = new Set(tree.subtree(token));
      // hung on a noun, the cue still interrupts the whole clause
      const clause = tree.is(token, "acl", "appos") ? tree.root(tree.doc.tokens[token]!.sentence) : head;
      return this.#said(
        token,
        tree.subtree(clause).filter((at) => !below.has(at)),
      );
    }
    const loose = tree
      .children(token, "parataxis", "dep")
      .find((child) => child > token && tree.text(child - 1) !== ";" && this.#startsAfterColon(token, child));
    return loose === undefined ? null : tree.subtree(loose);
  }

  /**
   * The words of a clause from its "that" on: of "told parliament in June that …" the month belongs to the telling, whatever the tree
   * says; and without ", adding that …", in which the speaker goes on.
   */
  #fromConjunction(clause: number): readonly number[] {
    const tree = this.#tree;
    const mark = tree.children(clause, "mark").find((at) => /^(?:that|whether)$/i.test(tree.text(at))) ?? 0;
    const own = new Set(
      tree
        .children(clause, "advcl")
        .filter((child) => this.#sources.isSpeechParticiple(child))
        .flatMap((child) => tree.subtree(child)),
    );
    return tree.subtree(clause).filter((at) => at >= mark && !own.has(at));
  }

  /**
   * What goes on behind the clause without a new speaker: "said the bridge was safe and the road was open" when the tree has hung the
   * second clause on the verb of saying.
   */
  #goingOn(token: number, clause: number): readonly number[] {
    const tree = this.#tree;
    return tree
      .children(token, "conj")
      .filter((child) => child > clause && tree.child(child, "nsubj", "nsubj:pass") !== undefined)
      .filter((child) => {
        const first = tree.subtree(child)[0]!;
        const so = tree.children(child, "cc", "advmod").some((at) => /^so$/i.test(tree.text(at)));
        return (so || tree.text(first - 1) !== ",") && tree.text(first) !== "," && this.#cues.at(tree, child) === null;
      })
      .flatMap((child) => tree.subtree(child));
  }

  /** Of a clause before the cue: without the speaker that was swallowed, and only what stands behind a colon. */
  #said(token: number, clause: readonly number[]): readonly number[] {
    const tree = this.#tree;
    if (clause.length === 0 || clause[0]! > token) return clause;
    const subjects = tree.children(token, "nsubj");
    const swallowed = subjects.some((at) => at < token) ? null : this.#sources.swallowedSubject(token);
    const speaker = new Set(swallowed === null ? [] : tree.subtree(swallowed));
    const colon = clause.findLast((at) => at < token && tree.text(at) === ":") ?? -1;
    const quoted = clause.some((at) => at < colon && /^[“"]$/.test(tree.text(at)));
    // "…, she announced on Wednesday": what follows the cue is said only when it goes on with the clause
    const goesOn = clause.some((at) => at > token && /^(?:VERB|AUX)$/.test(tree.upos(at)));
    return clause.filter((at) => !speaker.has(at) && (quoted || at > colon) && (goesOn || at < token));
  }

  #startsAfterColon(token: number, child: number): boolean {
    const first = this.#tree.subtree(child)[0]!;
    for (let at = token + 1; at <= first; at++) if (this.#tree.text(at) === ":") return true;
    return false;
  }

  /** Only subject, verb and circumstances, with the end of the sentence or a comma behind: ", the commission declared on Friday". */
  #isBare(token: number): boolean {
    const tree = this.#tree;
    if (tree.child(token, "mark", "xcomp", "ccomp", "cop", "aux:pass") !== undefined) return false;
    const words = tree.subtree(token);
    if (words.some((at) => tree.is(at, "cc") || /^(?:who|which|that|whose|when|where|whom)$/i.test(tree.text(at))))
      return false;
    const after = words.at(-1)! + 1;
    const sentence = tree.doc.sentences[tree.doc.tokens[token]!.sentence]!;
    return after >= sentence.endToken || /^[,.;!?”"]$/.test(tree.text(after)) || /^[,.;!?]$/.test(tree.text(after - 1));
  }

  /** Words behind the cue up to a colon or dash: what follows is said of the thing, not with it. */
  #beforeBreak(token: number, words: readonly number[]): readonly number[] {
    const stop = words.find((at) => at > token && /^(?::|—|–|--)$/.test(this.#tree.text(at)));
    return stop === undefined ? words : words.filter((at) => at < stop);
  }

  #isInfinitive(token: number): boolean {
    const tree = this.#tree;
    const marks = tree.children(token, "mark");
    if (marks.some((mark) => ADVERBIAL.has(tree.text(mark).toLowerCase()))) return false;
    return marks.some((mark) => tree.text(mark).toLowerCase() === "to");
  }
}
