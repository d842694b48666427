// How well a mention before a pronoun may be its antecedent: a linear score over a few features, weights per kind of pronoun.
import type { Clusters } from "./clusters.ts";
import type { Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";

// Features in their order: same sentence, sentence before, two sentences before, further sentences, same paragraph, words between /
// 10, subject, object, possessor, oblique or inside a phrase, same function, first in its sentence, named, log2 mentions so far, the
// same pronoun, another pronoun, gender known and equal, country, organization, untyped thing, group or plural, definite, speaker of
// the quote, same quote, governs the clause of the pronoun, inside a quote, the pronoun outside, indefinite, length of the phrase.

const HE = [
  0.79, 0.07, 0.18, -0.12, 0.67, -0.48, 0.62, 0.14, 0.28, -0.13, 0.45, 0.62, 0.31, 0.35, 1.43, -1.49, 1.1, 0.0, 0.0,
  0.0, 0.0, 0.4, -0.68, -0.06, 0.33, -0.16, 0.58, 0.32, -0.57,
];
const IT = [
  1.29, 0.06, -1.01, -0.86, 0.31, -0.46, 0.42, -0.12, -0.02, -0.8, 0.49, 0.62, -0.42, 0.38, 0.56, -1.9, 0.0, 0.4, 0.64,
  0.59, 0.0, 0.55, -0.27, 0.95, 0.0, -1.42, 0.19, -0.09, -0.21,
];
const THEY = [
  1.1, 0.22, -0.84, -0.01, 0.73, -0.83, 0.44, 0.02, 0.65, -0.64, 0.47, 0.45, -0.23, 0.19, 1.49, -1.54, 0.0, -0.47, 0.29,
  -0.81, 1.25, 0.31, -0.11, -0.02, -0.03, 0.31, 0.31, 0.0, 0.28,
];
const WEIGHTS: ReadonlyMap<string, readonly number[]> = new Map([
  ["he", HE],
  ["she", HE],
  ["it", IT],
  ["they", THEY],
]);

export function score(pronoun: string, values: readonly number[]): number {
  const weights = WEIGHTS.get(pronoun)!;
  let sum = 0;
  for (let feature = 0; feature < values.length; feature++) sum += weights[feature]! * values[feature]!;
  return sum;
}

export function features(
  reading: Reading,
  clusters: Clusters,
  pronoun: number,
  mention: number,
  quote: Quote | undefined,
  quotes: readonly Quote[],
): number[] {
  const { tree, doc } = reading;
  const own = clusters.drafts[pronoun]!;
  const other = clusters.drafts[mention]!;
  const cluster = clusters.of(mention);
  const between = reading.sentenceOf(own.head) - reading.sentenceOf(other.head);
  const block = (token: number) => doc.sentences[reading.sentenceOf(token)]!.block;
  const subject = tree.is(other.head, "nsubj");
  const object = tree.is(other.head, "obj", "iobj");
  const possessor = tree.is(other.head, "nmod:poss");
  const isFunction = (token: number) =>
    tree.is(token, "nsubj") ? 1 : tree.is(token, "obj", "iobj") ? 2 : tree.is(token, "obl") ? 3 : 0;
  const pronounHere = other.pronoun
    ? reading.lower[other.head] === reading.lower[own.head] || other.pronoun.row.id === own.pronoun!.row.id
    : false;
  const otherStart = doc.tokens[other.head]!.start;
  const otherQuote = quotes.find(({ start, end }) => otherStart >= start && otherStart < end);
  const flag = (value: boolean) => (value ? 1 : 0);
  return [
    flag(between === 0),
    flag(between === 1),
    flag(between === 2),
    flag(between > 2),
    flag(block(own.head) === block(other.head)),
    Math.min(6, (own.head - other.head) / 10),
    flag(subject),
    flag(object),
    flag(possessor),
    flag(!subject && !object && !possessor),
    flag(isFunction(own.head) !== 0 && isFunction(own.head) === isFunction(other.head)),
    flag(doc.sentences[reading.sentenceOf(other.head)]!.firstToken + 2 > other.firstToken),
    flag(cluster.named),
    Math.min(4, Math.log2(cluster.members.filter((member) => member < pronoun).length)),
    flag(pronounHere),
    flag(other.pronoun !== null && !pronounHere),
    flag(cluster.gender !== null && cluster.gender === own.gender),
    flag(cluster.type === "Country"),
    flag(cluster.type === "Organization"),
    flag(cluster.type === "Thing" || cluster.type === "Event" || cluster.type === "Agreement"),
    flag(cluster.number === "plural" || cluster.type === "Group"),
    flag(
      other.determiner === "the" ||
        other.determiner === "this" ||
        other.determiner === "possessive" ||
        other.kind === "name",
    ),
    flag(quote !== undefined && quote.speaker === other.head && otherQuote !== quote),
    flag(quote !== undefined && otherQuote === quote),
    flag(subject && tree.under(own.head, tree.head(other.head))),
    flag(quote === undefined && otherQuote !== undefined),
    flag(other.determiner === "a"),
    Math.min(3, (other.endToken - other.firstToken) / 4),
    flag(subject && saysClause(reading, tree.head(other.head), own.head)),
  ];
}

/** "Ann said she would stay": the clause of the pronoun is the complement of the verb. */
function saysClause(reading: Reading, verb: number, pronoun: number): boolean {
  const { tree } = reading;
  for (let at = tree.head(pronoun); at >= 0; at = tree.head(at)) {
    if (tree.head(at) === verb) return tree.is(at, "ccomp", "xcomp");
    if (/^(VERB|AUX)$/.test(tree.upos(at)) && !tree.is(at, "xcomp", "conj")) return false;
  }
  return false;
}
