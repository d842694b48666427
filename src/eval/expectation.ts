// "Norland ATTACKS Ostland [negative by Ada Lund]": how gold files and lexicon rows write a claim, and how far a found claim is one.
import {
  type Claim,
  type Extraction,
  MODALITIES,
  POLARITIES,
  RELATION_TYPES,
  type RelationType,
  relationRow,
} from "#schema";
import { hasSameHead, type SameName } from "./names.ts";

export interface Expectation {
  readonly source: string;
  readonly type: RelationType;
  readonly target: string;
  readonly attributes: readonly string[];
  readonly by: string | null;
}

const FORM = /^(.+?)(?: \[([^[\]]+)\])?$/;
const TYPES: ReadonlySet<string> = new Set(RELATION_TYPES);
const ATTRIBUTES: ReadonlySet<string> = new Set([...POLARITIES, ...MODALITIES]);

/** Reads an expectation; null when it is not written in the form above. An end that the text leaves out is "-". */
export function parseExpectation(text: string): Expectation | null {
  const [, claim = "", brackets = ""] = FORM.exec(text.trim()) ?? [];
  // A name may be in capitals too: "US NAVY ATTACKS Ostland"
  const words = claim.split(" ");
  const at = words.findIndex((word, i) => i > 0 && i < words.length - 1 && TYPES.has(word));
  if (at < 0) return null;
  const [before = "", ...speaker] = brackets.split(/\bby /);
  const attributes = before.split(/\s+/).filter(Boolean);
  if (!attributes.every((attribute) => ATTRIBUTES.has(attribute))) return null;
  return {
    source: words.slice(0, at).join(" "),
    type: words[at] as RelationType,
    target: words.slice(at + 1).join(" "),
    attributes,
    by: speaker.length === 0 ? null : speaker.join("by ").trim(),
  };
}

/** "Peru ATTACKS Chile [negative future by Peru] <attack.v>": a found claim in the form in which expectations are written. */
export function formatClaim(record: Extraction, claim: Claim): string {
  const words = (span: { start: number; end: number } | null) =>
    span ? record.article.text.slice(span.start, span.end) : "-";
  const standing = [claim.polarity, claim.modality].filter((value) => value !== "positive" && value !== "actual");
  const speaker = record.chains.find((chain) => chain.id === claim.attribution[claim.attribution.length - 1]);
  const brackets = [...standing, ...(speaker ? [`by ${speaker.name}`] : [])].join(" ");
  return `${words(claim.evidence.source)} ${claim.type} ${words(claim.evidence.target)}${brackets ? ` [${brackets}]` : ""} <${claim.by}>`;
}

export const DIFFERENCES = ["type", "source", "target", "polarity", "modality", "speaker"] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** In what a claim is another one than expected; nothing when it is the one. What the expectation leaves out is not compared. */
export function differencesOf(
  record: Extraction,
  claim: Claim,
  { source, type, target, attributes, by }: Expectation,
  same: SameName = hasSameHead,
): readonly Difference[] {
  const isCalled = (chain: string, wanted: string, shown: readonly string[] = []) =>
    [...shown, ...namesOf(record, chain)].some((name) => same(name, wanted));
  const isEnd = (end: "source" | "target", wanted: string) => {
    const [id, span] = [claim[end], claim.evidence[end]];
    if (wanted === "-" || id === null) return wanted === "-" && id === null;
    return isCalled(id, wanted, span ? [record.article.text.slice(span.start, span.end)] : []);
  };
  const ends = (from: string, to: string): Difference[] => [
    ...(isEnd("source", from) ? [] : (["source"] as const)),
    ...(isEnd("target", to) ? [] : (["target"] as const)),
  ];
  let found = ends(source, target);
  // A symmetric relation may have its ends the other way round
  const reversed = relationRow(type).symmetric ? ends(target, source) : found;
  if (reversed.length < found.length) found = reversed;
  if (claim.type !== type) found.unshift("type");
  for (const attribute of attributes)
    if (claim.polarity !== attribute && claim.modality !== attribute)
      found.push((POLARITIES as readonly string[]).includes(attribute) ? "polarity" : "modality");
  if (by !== null && !claim.attribution.some((chain) => isCalled(chain, by))) found.push("speaker");
  return found;
}

/** Does the claim say what is expected? */
export function holds(record: Extraction, claim: Claim, expected: Expectation, same: SameName = hasSameHead): boolean {
  return differencesOf(record, claim, expected, same).length === 0;
}

/** In what the standing of a claim is another one than a reader of the line would take: what it leaves out is positive, actual, unattributed. */
export function standingDifferences(claim: Claim, expected: Expectation): readonly Difference[] {
  const told = (values: readonly string[], plain: string) =>
    expected.attributes.find((attribute) => values.includes(attribute)) ?? plain;
  const found: Difference[] = [];
  if (claim.polarity !== told(POLARITIES, "positive")) found.push("polarity");
  if (claim.modality !== told(MODALITIES, "actual")) found.push("modality");
  if (expected.by === null && claim.attribution.length > 0) found.push("speaker");
  return found;
}

function namesOf(record: Extraction, chainId: string): readonly string[] {
  const own = record.mentions
    .filter((mention) => mention.chain === chainId)
    .map((m) => record.article.text.slice(m.start, m.end));
  const chain = record.chains.find((c) => c.id === chainId);
  return chain ? [chain.name, ...own] : own;
}
