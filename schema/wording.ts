// Wording: how a claim reads in plain English, from the words of its ontology row. Polarity negates the relation and modality moods it:
// "attacks", "does not attack", "may attack", "will not attack", "allegedly attacks". A stance stays what it is: "rejects" is affirmed.
import type { ClaimAmount, ClaimDate } from "./extraction.ts";
import { type Modality, type Polarity, type RelationType, relationRow } from "./ontology.ts";

/** "imposes a tariff on" → "impose a tariff on", "is married to" → "be married to". The words of the table are third person singular. */
export function infinitive(affirmed: string): string {
  const [verb = "", ...rest] = affirmed.split(" ");
  return [infinitiveOf(verb), ...rest].join(" ");
}

function infinitiveOf(verb: string): string {
  if (verb === "is") return "be";
  if (verb === "has") return "have";
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz)es$/.test(verb)) return verb.slice(0, -2);
  return verb.endsWith("s") ? verb.slice(0, -1) : verb;
}

const AUXILIARY = { possible: "may", future: "will", conditional: "would", hypothetical: "would" } as const;

/** "does not deploy" → "do not deploy", "is in dispute" → "are in dispute" */
function pluralOf(words: string): string {
  const [verb = "", ...rest] = words.split(" ");
  return [verb === "is" ? "are" : verb === "does" ? "do" : infinitiveOf(verb), ...rest].join(" ");
}

/** The verb phrase between source and target, in the singular unless said otherwise. */
export function verbPhrase(
  claim: { readonly type: RelationType; readonly polarity: Polarity; readonly modality: Modality },
  number: "singular" | "plural" = "singular",
): string {
  const row = relationRow(claim.type);
  const singular = claim.polarity === "negative" ? row.denied : row.affirmed;
  const plain = number === "plural" ? pluralOf(singular) : singular;
  if (claim.modality === "actual") return plain;
  if (claim.modality === "alleged") return `allegedly ${plain}`;
  const not = claim.polarity === "negative" ? " not" : "";
  return `${AUXILIARY[claim.modality]}${not} ${infinitive(row.affirmed)}`;
}

/** "about 25 percent" */
export function formatAmount({ value, unit, bound }: ClaimAmount): string {
  const words = { exact: "", about: "about ", "at-least": "at least ", "at-most": "at most " } as const;
  return `${words[bound]}${value} ${unit}`;
}

/** "2031-05-03", "since 2031-05-03", "until 2031-05-03", "2031-05-03 to 2031-06-03" */
export function formatDate({ from, to }: ClaimDate): string {
  if (from === null) return `until ${to}`;
  if (to === null) return `since ${from}`;
  return from === to ? from : `${from} to ${to}`;
}
