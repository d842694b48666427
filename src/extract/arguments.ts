// A matched frame → the words that fill its source, target and content. Roles and tree are asked together: a function that stands plainly
// at the predicate (its subject, its object) outweighs a role; a role fills what the tree does not show.
import { type FrameRow, relationRow } from "#schema";
import type { Predicate, Tree } from "../document/index.ts";
import { type ClauseReader, type Functions, LIGHT_VERBS } from "./clause.ts";
import { antecedent, isMarked, isVerbal } from "./clause-words.ts";
import { ANSWERS, type FrameMatch } from "./frames.ts";

export interface Filler {
  readonly token: number;
  /** "ARG1 by role", "subject by tree": for the trace */
  readonly how: string;
}

/** Prepositions with which a noun tells where or when its event was. */
const PLACES = new Set(["at", "during", "near", "outside"]);

export class ArgumentFinder {
  readonly #tree: Tree;
  readonly #clauses: ClauseReader;
  readonly #predicates: ReadonlyMap<number, Predicate>;
  readonly #isAdjectival: (token: number) => boolean;

  constructor(
    tree: Tree,
    clauses: ClauseReader,
    predicates: ReadonlyMap<number, Predicate>,
    isAdjectival: (token: number) => boolean,
  ) {
    this.#isAdjectival = isAdjectival;
    this.#tree = tree;
    this.#clauses = clauses;
    this.#predicates = predicates;
  }

  /** Candidate words of one argument, best first. */
  fillers(match: FrameMatch, selectors: readonly string[]): readonly Filler[] {
    const found: Filler[] = [];
    const add = (tokens: readonly number[], how: string) => {
      for (const token of tokens)
        if (token !== match.token && !found.some((f) => f.token === token)) found.push({ token, how });
    };
    for (const selector of selectors) {
      if (selector === "self") found.push({ token: match.token, how: "the event itself" });
      // "the closure of Catania airport": what names the airport closes nothing
      const isDoer = selector === "ARG0" && !this.#borrowsDoer(match.token);
      // "Peru's demands were met": who makes a demand does not answer it
      const isAnswerer =
        selectors === match.row.source && ANSWERS.has(match.row.relation!) && match.row.target.includes("object");
      const alone = match.objectToken === null || isDoer || isAnswerer;
      for (const predicate of alone ? [match.token] : [match.token, match.objectToken!]) {
        add(this.#byTree(predicate, selector, match), `${selector} by tree`);
        if (selector.startsWith("ARG")) add(this.#byRole(predicate, selector), `${selector} by role`);
      }
    }
    return found.filter((f) => f.token !== match.objectToken || selectors.includes("object"));
  }

  /**
   * May the noun of the pair name the doer? "A Peruvian attack was launched"; but "a vessel rammed a Peruvian boat" has a doer, and of
   * "a Peruvian attack was called off" the doer is somebody else.
   */
  #borrowsDoer(verb: number): boolean {
    if (!isVerbal(this.#tree, verb)) return false;
    if (this.#clauses.isPassive(verb)) return LIGHT_VERBS.has(this.#tree.lemma(verb));
    return this.#tree.children(verb, "nsubj").length === 0;
  }

  /** "talks between Peru and Chile": both ends of a symmetric relation in one phrase. */
  parties(match: FrameMatch): readonly number[] {
    return (match.objectToken === null ? [match.token] : [match.token, match.objectToken])
      .flatMap((token) => this.#clauses.functions(token).obliques)
      .filter((o) => isMarked(o, "between", "among", "amongst"))
      .map((o) => o.token);
  }

  /** Words of the events in the content of an operator or act, by its content selectors. */
  content(match: FrameMatch): readonly number[] {
    return this.fillers(match, match.row.content).map((f) => f.token);
  }

  #byRole(token: number, selector: string): readonly number[] {
    const predicate = this.#predicates.get(token);
    if (!predicate) return [];
    return (
      predicate.roles
        .filter((role) => role.role === selector)
        // "Peru's support at the United Nations": where, whatever the role
        .filter((role) => isVerbal(this.#tree, token) || !PLACES.has(this.#tree.markers(role.token)[0] ?? ""))
        .map((role) => antecedent(this.#tree, role.token))
        .filter((t) => t !== token)
        // "Peru's visiting president" is visited by nobody
        .filter((t) => selector !== "ARG1" || t !== this.#tree.head(token) || !this.#modifies(token))
        // "a man suspected of theft" suspects nobody, whatever the encoder says
        .filter((t) => selector !== "ARG0" || !isVerbal(this.#tree, token) || !this.#isPatient(token, t))
    );
  }

  #modifies(participle: number): boolean {
    return this.#tree.is(participle, "amod") && this.#tree.xpos(participle) === "VBG";
  }

  #isPatient(verb: number, token: number): boolean {
    const { subject, object } = this.#clauses.functions(verb);
    return this.#clauses.isPassive(verb) && object.includes(token) && !subject.includes(token);
  }

  #byTree(token: number, selector: string, match: FrameMatch): readonly number[] {
    const functions = this.#clauses.functions(token);
    if (selector.startsWith("obl:")) {
      const marker = selector.slice(4);
      const phrase = marker.replaceAll("-", " ");
      const direct = functions.obliques.filter((o) => isMarked(o, phrase)).map((o) => o.token);
      return direct.length > 0 ? direct : this.#viaObject(functions, phrase);
    }
    switch (selector) {
      case "subject":
        return this.#deepSubject(token, functions);
      case "object":
        return functions.object;
      case "indirect":
        return functions.indirect;
      case "of":
        return functions.of.length > 0
          ? functions.of
          : functions.obliques.filter((o) => isMarked(o, "of")).map((o) => o.token);
      case "poss":
        return functions.possessor;
      case "by":
        return functions.by.length > 0
          ? functions.by
          : functions.obliques.filter((o) => isMarked(o, "by")).map((o) => o.token);
      case "compound":
        return functions.compound.filter((t) => ["PROPN", "NOUN", "ADJ"].includes(this.#tree.upos(t)));
      case "clause":
        return functions.clause.flatMap((t) => this.#clauses.surfaceSubject(t));
      case "ARG0":
        return this.#argument0(token, functions, match.row);
      case "ARG1":
        return this.#argument1(token, functions);
      default:
        return [];
    }
  }

  #argument0(token: number, functions: Functions, row: FrameRow): readonly number[] {
    if (this.#isAdjectival(token)) return this.#clauses.surfaceSubject(token);
    if (isVerbal(this.#tree, token) || this.#tree.upos(token) === "ADJ") return functions.subject;
    const named = functions.compound.filter((t) => this.#tree.upos(t) !== "ADJ" || this.#isDemonym(t));
    const groups = [
      functions.possessor,
      functions.by,
      // "objections from Chile", "a threat from Peru"
      row.target.includes("obl:from") || row.relation === null || relationRow(row.relation).class !== "act"
        ? []
        : functions.obliques.filter((o) => isMarked(o, "from")).map((o) => o.token),
      functions.subject,
      row.target.includes("of") ? [] : functions.of,
      row.target.includes("compound") ? [] : named,
    ];
    return groups.find((group) => group.length > 0) ?? [];
  }

  #argument1(token: number, functions: Functions): readonly number[] {
    if (isVerbal(this.#tree, token)) return functions.object;
    if (functions.object.length > 0) return functions.object;
    return functions.of;
  }

  #deepSubject(token: number, functions: Functions): readonly number[] {
    if (this.#isAdjectival(token)) return this.#clauses.surfaceSubject(token);
    if (functions.subject.length > 0 || isVerbal(this.#tree, token)) return functions.subject;
    return functions.possessor.length > 0 ? functions.possessor : functions.by;
  }

  #isDemonym(token: number): boolean {
    return /^[A-Z]/.test(this.#tree.text(token));
  }

  /** "imposed a tariff on Peru": the phrase may hang on the object noun. */
  #viaObject(functions: Functions, marker: string): readonly number[] {
    return [...functions.object, ...functions.of]
      .filter((t) => this.#tree.upos(t) === "NOUN")
      .flatMap((t) => this.#clauses.functions(t).obliques)
      .filter((o) => isMarked(o, marker))
      .map((o) => o.token);
  }
}
