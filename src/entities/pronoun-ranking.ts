// How well a mention before a pronoun may be its antecedent: a linear score over a few features, weights per kind of pronoun.
import type { Clusters } from "./clusters.ts";
import type { Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";

// Features in their order: same sentence, sentence before, two sentences before, further sentences, same paragraph, words between /
// 10, subject, object, possessor, oblique or inside a phrase, same function, first in its sentence, named, log2 mentions so far, the
// same pronoun, another pronoun, gender known and equal, country, organization, untyped thing, group or plural, definite, speaker of
// the quote, same quote, governs the clause of the pronoun, inside a quote, the pronoun outside, indefinite, length of the phrase.

const HE = [
  0.57, 0.02, 0.08, -0.03, 0.85, -0.55, 0.55, 0.11, 0.13, -0.15, 0.47, 0.66, 0.33, 0.41, 1.45, -1.46, 1.17, 0.0, 0.0,
  0.0, 0.0, 0.42, -0.57, 0.07, 0.23, -0.14, 0.15, 0.56,
];
const IT = [
  1.36, 0.06, -0.99, -0.86, 0.23, -0.48, 0.52, -0.05, -0.21, -0.68, 0.59, 0.56, -0.57, 0.43, 0.54, -0.92, 0.0, 0.61,
  0.67, 0.54, 0.0, 0.49, -0.27, 0.92, -0.02, -1.24, 0.2, -0.11,
];
const THEY = [
  1.08, 0.13, -0.83, 0.1, 0.8, -0.89, 0.46, 0.05, 0.65, -0.66, 0.4, 0.49, -0.29, 0.2, 1.37, -1.21, 0.0, -0.22, 0.31,
  -0.77, 1.21, 0.18, -0.09, -0.08, 0.0, 0.26, 0.28, 0.05,
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
  ];
}
