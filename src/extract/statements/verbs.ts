// Verbs, adjectives and nouns of saying, thinking and judging → drafts: the complement that tells the content, by the rows of the lexicon.
import type { CueRow } from "#schema";
import type { Tree } from "../../document/index.ts";
import type { Cue, CueContent, Cues } from "./cues.ts";
import type { Draft } from "./drafts.ts";
import { SaidClauses } from "./said.ts";
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
  readonly #said: SaidClauses;

  constructor(tree: Tree, cues: Cues, sources: Sources) {
    this.#tree = tree;
    this.#cues = cues;
    this.#sources = sources;
    this.#said = new SaidClauses(tree, cues, sources);
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
        if (kind === "that" && this.#isOtherSense(token, row, cue)) continue;
        const content = this.#tokensOf(kind, token, row);
        if (content === null || content.length === 0) continue;
        const report = row.report && (kind === "that" || kind === "raising");
        const made = { kind, report, content: new Set(content) };
        return kind === "raising" ? { ...made, source: [] } : made;
      }
    return null;
  }

  /** "insisted that Peru leave" demands, "insisted that Peru had left" tells. */
  #isOtherSense(token: number, row: CueRow, cue: Cue): boolean {
    if (!cue.rows.some((other) => other.report !== row.report && other.content.includes("that"))) return false;
    const tree = this.#tree;
    const wished = tree.children(token, "ccomp").some((clause) => {
      const aux = tree.children(clause, "aux", "aux:pass", "cop");
      return aux.length === 0
        ? tree.xpos(clause) === "VB"
        : aux.some((at) => tree.xpos(at) === "VB" || tree.lemma(at) === "should") &&
            !aux.some((at) => tree.xpos(at) === "MD" && tree.lemma(at) !== "should");
    });
    return row.report === wished;
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
        // "a figure that she disputes"
        if (/^(?:that|which|who|whom)$/i.test(tree.text(object)) && tree.is(token, "acl:relcl"))
          return phraseTokens(tree, tree.head(token));
        const more = tree
          .children(token, "obl", "advcl")
          .filter((child) => child > object && /^(?:as|for|over|of)$/.test(tree.markers(child)[0] ?? ""));
        return this.#said.beforeBreak(token, [
          ...tree.subtree(object),
          ...more.flatMap((child) => tree.subtree(child)),
        ]);
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
      return this.#said.around(
        token,
        own.flatMap((child) => [...this.#said.clause(token, child), ...this.#said.goingOn(token, child)]),
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
    const opensAnew = tree.text(first) === ";" || (first > 0 && tree.text(first - 1) === ";");
    const parenthetical = hasSubject && !ownObject && first > 0 && tree.text(first - 1) === "," && this.#isBare(token);
    const aside =
      (tree.is(token, "parataxis") && hasSubject && !ownObject && !opensAnew) ||
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
      return this.#said.around(
        token,
        tree.subtree(this.#said.conjunctAround(token, clause)).filter((at) => !below.has(at)),
      );
    }
    // "He adds: nobody will pay" and "If it is closed, he added, nobody will pay"
    const loose = tree
      .children(token, "parataxis", "dep")
      .find(
        (child) =>
          child > token &&
          (this.#startsAfterColon(token, child) || (tree.text(token + 1) === "," && this.#isBetweenCommas(token))),
      );
    return loose === undefined ? null : this.#said.around(token, tree.subtree(loose));
  }

  /** Only the subject stands between the comma before and the cue. */
  #isBetweenCommas(token: number): boolean {
    const subject = this.#tree.child(token, "nsubj");
    if (subject === undefined || subject > token) return false;
    const first = this.#tree.subtree(subject)[0]!;
    return first > 0 && this.#tree.text(first - 1) === ",";
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

  #isInfinitive(token: number): boolean {
    const tree = this.#tree;
    const marks = tree.children(token, "mark");
    if (marks.some((mark) => ADVERBIAL.has(tree.text(mark).toLowerCase()))) return false;
    return marks.some((mark) => tree.text(mark).toLowerCase() === "to");
  }
}
