// A word → the lexicon row whose sense it has here. Rows are found by lemma and part of speech; particles, objects, prepositions and the
// encoder's roleset decide between senses. The most specific row wins; a row that declines says why.
import { ARGUMENT_KINDS, ENTITY_TYPES, type EntityType, type FrameRow, type RelationType } from "#schema";
import type { Predicate, Tree } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import { complementForm, complements, isMarked, type Oblique } from "./clause-words.ts";
import { isExchange } from "./conditions.ts";
import { isMeasure } from "./referents.ts";

export interface FrameLookup {
  /** Rows that name the lemma for a universal part of speech (VERB, NOUN, ADJ), in a fixed order. */
  framesFor(lemma: string, upos: string): readonly FrameRow[];
}

export interface FrameMatch {
  readonly row: FrameRow;
  readonly token: number;
  /** the object noun of a light verb: "impose" + "tariff" */
  readonly objectToken: number | null;
  /** all words of the cue, in order */
  readonly cue: readonly number[];
  readonly trace: readonly string[];
}

/** A row that names the lemma and does not fit here. */
export interface DeclinedRow {
  readonly row: FrameRow;
  readonly reason: string;
}

/** How sure the encoder must be of another sense before a row declines. */
const SENSE_MARGIN = 0.9;

export class FrameFinder {
  readonly #tree: Tree;
  readonly #clauses: ClauseReader;
  readonly #lexicon: FrameLookup;
  readonly #predicates: ReadonlyMap<number, Predicate>;
  readonly #nameType: (token: number) => EntityType | null;
  readonly #known = new Map<number, readonly FrameMatch[]>();
  readonly #declined = new Map<number, readonly DeclinedRow[]>();

  /** `nameType`: what the name that covers a word names, null where no name does. */
  constructor(
    tree: Tree,
    clauses: ClauseReader,
    lexicon: FrameLookup,
    predicates: ReadonlyMap<number, Predicate>,
    nameType: (token: number) => EntityType | null = () => null,
  ) {
    this.#nameType = nameType;
    this.#tree = tree;
    this.#clauses = clauses;
    this.#lexicon = lexicon;
    this.#predicates = predicates;
  }

  /** Matching rows, most specific first. */
  matches(token: number): readonly FrameMatch[] {
    let found = this.#known.get(token);
    if (!found) {
      this.#known.set(token, []);
      found = this.#find(token);
      this.#known.set(token, found);
    }
    return found;
  }

  /** Rows that name the lemma of a word and do not fit there, with the reasons. */
  declined(token: number): readonly DeclinedRow[] {
    this.matches(token);
    return this.#declined.get(token) ?? [];
  }

  /** The row that acts on the content of this word: the first with an effect. */
  operator(token: number): FrameMatch | undefined {
    return this.matches(token).find((match) => match.row.effect !== null);
  }

  /** May the word tell of an answer to what somebody else wants to do: "opposed the plan to …", "welcomed the decision to …"? */
  mayAnswer(token: number): boolean {
    return this.#rows(token).some(({ relation }) => relation !== null && ANSWERS.has(relation));
  }

  /** Control by rows whose particle and preposition stand there; the clause reader itself asks, so functions cannot be used here. */
  controlOf(token: number, complement: number): "source" | "target" | null {
    const tree = this.#tree;
    const phrases = [...tree.children(token, "obl", "nmod"), complement].flatMap((t) => tree.markers(t));
    const particles = tree.children(token, "compound:prt", "advmod", "case").map((t) => tree.text(t).toLowerCase());
    let best: { control: "source" | "target"; score: number } | null = null;
    for (const row of this.#rows(token)) {
      const control =
        row.effect?.control ?? (isJudgement(row) && phrases.some((p) => REASONS.has(p)) ? "target" : null);
      if (!control) continue;
      if (row.particle !== null && !particles.includes(row.particle) && !phrases.includes(row.particle)) continue;
      if (row.prepositions.length > 0 && !row.prepositions.some((p) => phrases.includes(p))) continue;
      if (row.complements.length > 0 && !row.complements.includes(complementForm(tree, complement))) continue;
      if (row.objects.length > 0 && !tree.children(token).some((t) => this.#isOneOf(t, row.objects))) continue;
      if (tree.children(token, "obj").some((t) => this.#isOneOf(t, row.unless))) continue;
      const score = specificity(row);
      if (!best || score > best.score) best = { control, score };
    }
    return best?.control ?? null;
  }

  /** A participle without a doer that the lexicon knows as an adjective. */
  isAdjectival(token: number): boolean {
    const tree = this.#tree;
    if (
      tree.xpos(token) !== "VBN" ||
      tree.children(token, "obj").length > 0 ||
      tree.children(token, "obl:agent").length > 0
    )
      return false;
    if (tree.children(token, "aux").some((t) => tree.lemma(t) === "have")) return false;
    return this.#lexicon.framesFor(tree.text(token).toLowerCase(), "ADJ").length > 0;
  }

  #rows(token: number): readonly FrameRow[] {
    const upos = this.#tree.upos(token);
    const kind = upos === "AUX" ? "VERB" : upos === "PROPN" ? "NOUN" : upos;
    const lemma = this.#tree.lemma(token).toLowerCase();
    // "is opposed to the ban": a participle that is an adjective of the lexicon
    if (this.isAdjectival(token)) return this.#lexicon.framesFor(this.#tree.text(token).toLowerCase(), "ADJ");
    // Plural nouns with a sense of their own stand under their form: "talks", "odds"
    const form = this.#tree.text(token).toLowerCase();
    const rows = [
      ...this.#lexicon.framesFor(lemma, kind),
      ...(kind === "NOUN" && form !== lemma ? this.#lexicon.framesFor(form, kind) : []),
    ];
    if (rows.length > 0 || kind !== "ADJ") return rows;
    // "threatened", "accused" as adjectives are the verb's participle
    return /^VB/.test(this.#tree.xpos(token)) ? this.#lexicon.framesFor(lemma, "VERB") : rows;
  }

  #find(token: number): readonly FrameMatch[] {
    const scored: { match: FrameMatch; score: number }[] = [];
    const declined: DeclinedRow[] = [];
    this.#declined.set(token, declined);
    this.#rows(token).forEach((row, order) => {
      const match = this.#match(row, token);
      if (typeof match === "string") {
        declined.push({ row, reason: match });
        return;
      }
      // "left her post at the ministry" is about the post
      const direct = match.objectToken !== null && this.#clauses.functions(token).object.includes(match.objectToken);
      scored.push({ match, score: specificity(row) * 10_000 + (direct ? 5_000 : 0) - breadth(row) * 100 - order });
    });
    return scored.sort((a, b) => b.score - a.score).map((s) => s.match);
  }

  /** The match, or why there is none. */
  #match(row: FrameRow, token: number): FrameMatch | string {
    const tree = this.#tree;
    // "leaves the treasury empty" leaves nothing; "left ten dead" has a row of its own
    const isPlain = row.objects.length === 0 && row.particle === null;
    const isState = isPlain && tree.lemma(token) === "leave" && tree.children(token, "obj").length > 0;
    if (isState && tree.children(token, "xcomp").some((t) => tree.upos(t) === "ADJ" && t > token))
      return "what is left is in a state, it is not left";
    // "joined Peru in condemning the raid" makes nobody a member
    const isJoint = isPlain && tree.lemma(token) === "join";
    if (isJoint && tree.children(token, "advcl").some((t) => tree.xpos(t) === "VBG" && tree.markers(t).includes("in")))
      return "it is done together";
    const cue = [token];
    const trace: string[] = [];
    const particles = tree.children(token, "compound:prt");
    if (row.particle !== null) {
      // "shot dead", "let go": the second word is a predicate of its own in the tree
      const particle = [...particles, ...tree.children(token, "advmod", "obl", "case", "xcomp")].find(
        (t) => tree.text(t).toLowerCase() === row.particle,
      );
      const stranded = particle ?? this.#following(token, row.particle) ?? this.#inPhrase(token, row.particle);
      if (stranded === undefined) return `"${row.particle}" is not there`;
      cue.push(stranded);
    } else if (particles.length > 0 && tree.upos(token) === "VERB" && row.objects.length === 0) {
      // "turn down" is another verb than "turn"
      const particle = tree.text(particles[0]!).toLowerCase();
      if (!row.prepositions.includes(particle)) return `"${particle}" makes it another verb`;
    }
    if (row.subjects.length > 0 && !this.#clauses.functions(token).subject.some((t) => this.#isOneOf(t, row.subjects)))
      return `none of its doers is there (${beginning(row.subjects)})`;
    let objectToken: number | null = null;
    if (row.objects.length > 0) {
      const functions = this.#clauses.functions(token);
      const candidates = [
        ...functions.object,
        ...functions.clause,
        // "reopened the border after talks" reopened no talks
        ...functions.obliques.filter((o) => !isMarked(o, ...BESIDE) && !this.#isMeans(o)).map((o) => o.token),
        ...functions.of,
        ...functions.compound,
      ];
      // "sent 700 tonnes of wheat": what is measured is the object
      const measured = candidates.filter((t) => isMeasure(tree, t)).flatMap((t) => this.#clauses.functions(t).of);
      // "closed a furnace at Port Alden" closes no port
      // "blocked Union Bridge" does block a bridge
      const isNamed = (t: number) => PLACED.has(this.#nameType(t) ?? "Thing") && !functions.object.includes(t);
      // "took money in exchange for a contract" is no exchange with anybody
      const words = [...candidates, ...measured].filter((t) => !isNamed(t) && !isExchange(tree, t));
      objectToken = words.find((t) => this.#isOneOf(t, row.objects)) ?? null;
      if (objectToken === null) return `none of its objects is there (${beginning(row.objects)})`;
      cue.push(objectToken);
    }
    if (row.prepositions.length > 0) {
      const functions = this.#clauses.functions(token);
      // "bought gas from Norway", "withdrawal of its troops from Haiti": the phrase may hang on the object
      const objects = [...functions.object, ...functions.of].filter((t) => tree.upos(t) === "NOUN");
      const holders = objectToken === null ? objects : [objectToken];
      const borrowed = holders.flatMap((t) => this.#clauses.functions(t).obliques).filter((o) => !isMarked(o, "of"));
      const here = [...functions.obliques, ...borrowed];
      const oblique = here.find((o) => isMarked(o, ...row.prepositions));
      const clausal = functions.clause
        .concat(tree.children(token, "advcl", "acl"))
        .find((t) => tree.markers(t).some((m) => row.prepositions.includes(m)));
      const ofChild = row.prepositions.includes("of") ? functions.of[0] : undefined;
      // "is under investigation", "is in charge of": the preposition of a predicate noun is its own
      const own =
        tree.upos(token) === "NOUN" && tree.markers(token).some((m) => row.prepositions.includes(m))
          ? token
          : undefined;
      // "sold Chile grain" is "sold grain to Chile"
      const receives =
        [...row.source, ...row.target].includes("indirect") &&
        functions.indirect.length > 0 &&
        row.prepositions.some((p) => p === "to" || p === "for");
      if (!oblique && clausal === undefined && ofChild === undefined && own === undefined && !receives)
        return `no phrase with ${row.prepositions.map((p) => `"${p}"`).join(" or ")} is there`;
      const holder = oblique?.token ?? clausal ?? ofChild ?? own ?? token;
      const marker = tree
        .children(holder, "case", "mark")
        .find((t) => row.prepositions.some((p) => p.split(" ")[0] === tree.text(t).toLowerCase()));
      if (marker !== undefined && marker > token && marker - token <= 2) cue.push(marker);
    }
    if (
      row.complements.length > 0 &&
      !complements(tree, token).some((t) => row.complements.includes(complementForm(tree, t)))
    )
      return `no clause of its kind is there (${row.complements.join(", ")})`;
    if (row.unless.length > 0) {
      // "launched a hunger strike": the light verb's noun has modifiers too
      const near = [token, ...(objectToken === null ? [] : [objectToken])].flatMap((t) => [
        ...tree.children(t),
        tree.head(t),
      ]);
      // "bought Orion Foods": words of a name are no words of the sentence
      const isActorName = (t: number) => ACTORS.has(this.#nameType(t) ?? "Thing");
      const hit = near.find((t) => t >= 0 && this.#isOneOf(t, row.unless) && !isActorName(t));
      if (hit !== undefined) return `"${tree.text(hit)}" gives it another sense`;
    }
    const predicate = this.#predicates.get(token);
    if (
      row.rolesets.length > 0 &&
      row.objects.length === 0 &&
      predicate?.roleset &&
      !row.rolesets.includes(predicate.roleset)
    ) {
      if (predicate.rolesetScore >= SENSE_MARGIN && sameLemma(row, predicate.roleset))
        return `the encoder is sure of another sense (${predicate.roleset})`;
      trace.push(`sense ${predicate.roleset} was not certain`);
    }
    trace.unshift(`"${cue.map((t) => tree.text(t)).join(" ")}" is ${row.id}`);
    return { row, token, objectToken, cue: cue.sort((a, b) => a - b), trace };
  }

  /** "sent two men by boat": what carries is not what is sent. */
  #isMeans(oblique: Oblique): boolean {
    return isMarked(oblique, ...MEANS) && CARRIERS.has(this.#tree.lemma(oblique.token).toLowerCase());
  }

  /** By lemma or form: the treebanks keep plurals such as "troops" and "talks" as lemmas. */
  #isOneOf(token: number, lemmas: readonly string[]): boolean {
    const lemma = this.#tree.lemma(token).toLowerCase();
    // "summoned the ambassador Ann Holt"
    if (this.#tree.children(token, "nmod:desc").some((title) => lemmas.includes(this.#tree.lemma(title)))) return true;
    return (
      lemmas.includes(lemma) ||
      lemmas.includes(this.#tree.text(token).toLowerCase()) ||
      (lemma.endsWith("s") && lemmas.includes(lemma.slice(0, -1))) ||
      // "lent Chile $90 million"
      (this.#tree.xpos(token) === "$" && lemmas.includes("money"))
    );
  }

  /** "pulled out of the talks": the particle is part of the phrase's marker. */
  #inPhrase(token: number, text: string): number | undefined {
    const tree = this.#tree;
    // "admitted Finland in 2023" is not "let in"
    const apart = !["in", "on", "over", "through", "by"].includes(text);
    for (const child of tree.children(token, "obl"))
      for (const marker of tree.children(child, "case"))
        if (tree.text(marker).toLowerCase() === text && (apart || marker === token + 1)) return marker;
    return undefined;
  }

  #following(token: number, text: string): number | undefined {
    const next = token + 1;
    const here = this.#tree.doc.tokens[token]!.sentence;
    const word = this.#tree.doc.tokens[next];
    return word &&
      word.sentence === here &&
      word.text.toLowerCase() === text &&
      ["ADP", "ADV"].includes(this.#tree.upos(next))
      ? next
      : undefined;
  }
}

/** "flew to Paris on a military aircraft" */
const MEANS = ["aboard", "by", "in", "on"];
const CARRIERS: ReadonlySet<string> = new Set(
  "aircraft airliner boat bus car convoy ferry flight helicopter jet plane ship train truck van vessel".split(" "),
);
/** Prepositions of what only goes along with the event. */
const BESIDE = ["after", "before", "during", "since", "until", "despite", "amid", "following"];
const PLACED: ReadonlySet<EntityType> = new Set([...ARGUMENT_KINDS.locus, "Person"]);
const ACTORS: ReadonlySet<EntityType> = new Set(ARGUMENT_KINDS.actor);

/** Acts that answer another one. */
export const ANSWERS: ReadonlySet<RelationType> = new Set([
  "REJECTS",
  "DENIES",
  "SUPPORTS",
  "CRITICIZES",
  "AGREES_WITH",
]);

/** "criticised the ministry for ignoring the union", "arrested Berg on suspicion of theft": who is judged did what is the reason. */
const JUDGEMENTS: ReadonlySet<RelationType> = new Set([
  "ACCUSES",
  "ARRESTS",
  "CHARGES",
  "CONVICTS",
  "CRITICIZES",
  "DISMISSES",
  "EXPELS",
  "FINES",
  "INVESTIGATES",
  "SANCTIONS",
  "SUPPORTS",
  "SUSPENDS",
]);
const REASONS: ReadonlySet<string> = new Set(["for", "on", "over"]);

export function isJudgement({ relation }: FrameRow): boolean {
  return relation !== null && JUDGEMENTS.has(relation);
}

/** Enough words of a list to recognise it by. */
function beginning(words: readonly string[]): string {
  return words.length > 5 ? `${words.slice(0, 5).join(", ")} …` : words.join(", ");
}

/** A roleset says another sense only when it is a sense of a lemma that the row lists senses of. */
function sameLemma(row: FrameRow, roleset: string): boolean {
  const lemma = roleset.slice(0, roleset.lastIndexOf("."));
  return row.rolesets.some((own) => own.slice(0, own.lastIndexOf(".")) === lemma);
}

/** How many types of arguments a row takes: of two equal rows the choosier comes first, since one that declines gives way. */
function breadth(row: FrameRow): number {
  const all = Object.keys(ENTITY_TYPES).length;
  return (row.sourceTypes.length || all) + (row.targetTypes.length || all);
}

function specificity(row: FrameRow): number {
  return (
    (row.objects.length > 0 ? 8 : 0) +
    (row.particle !== null ? 4 : 0) +
    (row.subjects.length > 0 ? 4 : 0) +
    (row.prepositions.length > 0 ? 2 : 0) +
    (row.complements.length > 0 ? 2 : 0) +
    (row.relation !== null ? 1 : 0)
  );
}
