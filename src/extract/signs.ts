// How a claim was found → signs: plain facts about its cue and its ends that make it more or less likely to be right.
// A claim without any sign is the plainest there is: told as having happened, of two that the sentence names and the encoder gives roles.
import type { Annotated, DocumentMention, Predicate } from "../document/index.ts";
import type { FrameMatch } from "./frames.ts";
import type { Referents } from "./referents.ts";
import type { EventStanding } from "./standing.ts";

/** All signs, in the words in which a reader is told of them. Signs of an end hold twice when they hold for both. */
export const SIGNS = {
  "end-unnamed": "an end that the article never names",
  "end-described": "a description for an end that is named elsewhere",
  "end-pronoun": "a pronoun for an end",
  "end-away": "a pronoun whose noun stands in another sentence",
  "end-missing": "an end that the sentence leaves out",
  "end-without-role": "an end to which the encoder gives no role",
  "end-far": "an end more than ten words from the cue",
  "one-phrase": "both ends in one phrase",
  "cue-pair": "a verb that means it only together with a noun",
  "sense-open": "a cue of which other senses fit as well",
  "factuality-against": "an encoder that sees polarity or modality otherwise",
  "not-actual": "an event not told as having happened",
  "told-again": "the same told again in the article",
  origin: "the origin of a body or person told by a noun phrase",
  "verbal-conflict": "a relation of verbal conflict",
  "material-conflict": "a relation of material conflict",
} as const;
export type Sign = keyof typeof SIGNS;

/** The signs of a claim until it is finished, by what they are about: an act that is aimed anew changes its target. */
export interface Signs {
  readonly own: readonly Sign[];
  readonly source: readonly Sign[];
  readonly target: readonly Sign[];
}

/** Words between the head of an end and the cue above which the end is far. */
const FAR = 10;

export class SignReader {
  readonly #doc: Annotated<"tokens" | "mentions">;
  readonly #referents: Referents;
  readonly #predicates: ReadonlyMap<number, Predicate>;
  /** sentences in which a chain has a name or a noun */
  readonly #sentencesOf = new Map<string, Set<number>>();

  constructor(doc: Annotated<"tokens" | "mentions">, referents: Referents, predicates: ReadonlyMap<number, Predicate>) {
    this.#doc = doc;
    this.#referents = referents;
    this.#predicates = predicates;
    for (const { kind, chain, headToken } of doc.mentions) {
      if (kind === "pronoun") continue;
      const sentences = this.#sentencesOf.get(chain) ?? new Set();
      this.#sentencesOf.set(chain, sentences.add(doc.tokens[headToken]!.sentence));
    }
  }

  /** Signs of a cue with its row. `rivals`: how many other rows match it; `inOnePhrase`: "talks between Peru and Chile". */
  ofCue(
    match: FrameMatch,
    how: { readonly standing: EventStanding; readonly rivals: number; readonly inOnePhrase: boolean },
  ): readonly Sign[] {
    const signs: Sign[] = [];
    if (match.objectToken !== null) signs.push("cue-pair");
    if (how.rivals > 0) signs.push("sense-open");
    if (how.inOnePhrase) signs.push("one-phrase");
    const predicate = this.#predicates.get(match.token);
    if (predicate && isAgainst(predicate.factuality, how.standing)) signs.push("factuality-against");
    return signs;
  }

  /** Signs of one end of the event that the words of `cue` tell: the predicate, and the noun of a light verb. */
  ofEnd(mention: DocumentMention | null, cue: readonly number[]): readonly Sign[] {
    if (!mention) return [];
    const signs = [...this.ofMention(mention)];
    if (!cue.some((token) => this.#hasRole(mention, token))) signs.push("end-without-role");
    if (cue.every((token) => Math.abs(mention.headToken - token) > FAR)) signs.push("end-far");
    return signs;
  }

  /** Signs of the words that stand for an end. */
  ofMention(mention: DocumentMention): readonly Sign[] {
    const signs: Sign[] = [];
    if (!this.#referents.chain(mention).named) signs.push("end-unnamed");
    else if (mention.kind === "nominal") signs.push("end-described");
    if (mention.kind === "pronoun") {
      signs.push("end-pronoun");
      const here = this.#doc.tokens[mention.headToken]!.sentence;
      if (!this.#sentencesOf.get(mention.chain)?.has(here)) signs.push("end-away");
    }
    return signs;
  }

  #hasRole(mention: DocumentMention, predicate: number): boolean {
    const roles = this.#predicates.get(predicate)?.roles ?? [];
    return roles.some(
      ({ role, token }) =>
        /^ARG\d$/.test(role) &&
        ((token >= mention.firstToken && token < mention.endToken) ||
          this.#referents.resolve(token).some(({ chain }) => chain === mention.chain)),
    );
  }
}

/**
 * Does the encoder see it otherwise than the rules? Its scale runs from -3 (did not happen) to 3 (did); annotators marked many denials
 * as certain, so only clear contradictions count.
 */
function isAgainst(factuality: number, { polarity, modality }: EventStanding): boolean {
  if (polarity === "negative") return factuality > 1;
  return modality === "actual" ? factuality < 0 : factuality > 2;
}
