// Gold of the scoring contract → a judge of found claims: right when type, source and target are those of a gold claim, whatever the
// rest. Follows the measure CLAIM of the contract: an end is right when its chain has a name of the gold entity among its mentions, or a
// noun phrase where the text gives no name, with the same head word; a claim that gold only tolerates is neither right nor wrong.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type Claim, type Extraction, RELATION_TYPES, type RelationType, relationRow, type Span } from "#schema";

const GoldSpan = z.object({ start: z.int(), end: z.int() });
const GoldMention = GoldSpan.extend({ kind: z.string() });
/** Gold ids; null is nobody, "*" anybody. */
const Ends = z.array(z.string().nullable());
const GoldClaim = z.object({
  type: z.enum(RELATION_TYPES),
  altTypes: z.array(z.enum(RELATION_TYPES)).default([]),
  source: Ends,
  target: Ends,
  polarity: z.string().default("positive"),
  /** "core" counts; anything else is only tolerated */
  tier: z.string(),
});
type GoldClaim = z.infer<typeof GoldClaim>;

export const ContractGold = z.object({
  id: z.string(),
  text: z.string().optional(),
  /** the text in a file of its own, beside the gold */
  textFile: z.string().optional(),
  date: z.string().optional(),
  entities: z.array(z.object({ id: z.string(), mentions: z.array(GoldMention) })),
  claims: z.array(GoldClaim),
});
export type ContractGold = z.infer<typeof ContractGold>;

/** Types that the contract takes for the one asked for. */
const NEAR: Partial<Record<RelationType, readonly RelationType[]>> = {
  MEETS: ["TALKS_WITH"],
  TALKS_WITH: ["MEETS"],
  PRESIDENT_OF: ["HOLDS_OFFICE", "LEADS"],
  HOLDS_OFFICE: ["LEADS"],
  LEADS: ["HOLDS_OFFICE"],
  PARTY_TO: ["MEMBER_OF"],
};

/** The text of a gold article; `file` is where the gold lies. */
export function textOf(gold: ContractGold, file: string): string {
  return gold.text ?? readFileSync(join(dirname(file), gold.textFile ?? `${gold.id}.txt`), "utf8");
}

/** Right or wrong by claim id; null for claims that gold leaves open. */
export type Judged = ReadonlyMap<string, boolean | null>;

export function judgeByContract(gold: ContractGold, record: Extraction): Judged {
  const { text } = record.article;
  const known = new Map(gold.entities.map((entity) => [entity.id, entitySpans(entity.mentions)]));
  const spansOf = new Map<string, Span[]>();
  for (const mention of record.mentions) spansOf.set(mention.chain, [...(spansOf.get(mention.chain) ?? []), mention]);
  const aligned = new Map(record.chains.map(({ id }) => [id, align(text, spansOf.get(id) ?? [], known)]));

  const endOf = (claim: Claim, end: "source" | "target"): ReadonlySet<string> | null => {
    const id = claim[end];
    if (id === null) return null;
    const found = aligned.get(id)!;
    const span = claim.evidence[end];
    if (found.size > 0 || span === null) return found;
    return new Set(
      [...known].filter(([, { naming }]) => naming.some((n) => isSame(text, span, n))).map(([key]) => key),
    );
  };
  const core = gold.claims.filter(({ tier }) => tier === "core");
  const tolerated = gold.claims.filter(({ tier }) => tier !== "core");

  return new Map(
    record.claims.map((claim): [string, boolean | null] => {
      const ends = [endOf(claim, "source"), endOf(claim, "target")] as const;
      const matches = (other: GoldClaim) => isOfType(claim.type, other) && fitsBoth(claim.type, ends, other);
      if (core.some(matches)) return [claim.id, true];
      // Gold asks for claims with both ends; one that lacks an end is mostly only tolerated, and right all the same
      if (tolerated.some(matches)) return [claim.id, ends.includes(null) ? true : null];
      return [claim.id, isImplied(claim, ends, gold.claims) ? null : false];
    }),
  );
}

interface EntitySpans {
  readonly all: readonly Span[];
  /** those that tell who it is */
  readonly naming: readonly Span[];
}

function entitySpans(mentions: readonly z.infer<typeof GoldMention>[]): EntitySpans {
  const names = mentions.filter(({ kind }) => kind === "name" || kind === "demonym");
  const nominals = mentions.filter(({ kind }) => kind === "nominal");
  return { all: mentions, naming: names.length > 0 ? names : nominals.length > 0 ? nominals : mentions };
}

/** The gold entities that a chain stands for: those with which it shares most mentions, one of them a naming one. */
function align(text: string, spans: readonly Span[], known: ReadonlyMap<string, EntitySpans>): ReadonlySet<string> {
  let most = 0;
  let found = new Set<string>();
  for (const [id, { all, naming }] of known) {
    const near = spans.filter((span) => all.some((other) => overlap(span, other)));
    if (!near.some((span) => naming.some((other) => isSame(text, span, other)))) continue;
    const shared = near.filter((span) => all.some((other) => isSame(text, span, other))).length;
    if (shared > most) {
      most = shared;
      found = new Set([id]);
    } else if (shared === most) found.add(id);
  }
  return found;
}

function isOfType(type: RelationType, gold: GoldClaim): boolean {
  const wanted = [gold.type, ...gold.altTypes];
  return wanted.includes(type) || wanted.some((other) => NEAR[other]?.includes(type));
}

type Pair = readonly [ReadonlySet<string> | null, ReadonlySet<string> | null];

function fitsBoth(type: RelationType, [source, target]: Pair, gold: GoldClaim): boolean {
  if (fits(source, gold.source) && fits(target, gold.target)) return true;
  return relationRow(type).symmetric && fits(source, gold.target) && fits(target, gold.source);
}

/** A claim that leaves an end out says less than gold and nothing wrong. */
function fits(end: ReadonlySet<string> | null, wanted: z.infer<typeof Ends>): boolean {
  return end === null || wanted.includes("*") || wanted.some((id) => id !== null && end.has(id));
}

/** A looser state between the ends of a gold state: a minister is a citizen. */
function isImplied(claim: Claim, [source, target]: Pair, claims: readonly GoldClaim[]): boolean {
  if (relationRow(claim.type).class !== "state" || claim.polarity === "negative" || !source || !target) return false;
  return claims.some(
    (gold) =>
      relationRow(gold.type).class === "state" &&
      gold.polarity === "positive" &&
      fits(source, gold.source) &&
      fits(target, gold.target),
  );
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The same words, or phrases of like length with the same head word. */
function isSame(text: string, span: Span, gold: Span): boolean {
  if (span.start === gold.start && span.end === gold.end) return true;
  const words = ({ start, end }: Span) => text.slice(start, end).trim().split(/\s+/).length;
  if (!overlap(span, gold) || words(span) > 2 * words(gold) + 6) return false;
  return overlap(headOf(text, span), headOf(text, gold));
}

const WORD = /[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*\.?/gu;
const AFTER_HEAD = /,|\(|\s(?:of|in|at|for|from|to|with|on|who|which|that|fleeing)\s/i;

/** The last word before the first comma, bracket or preposition behind the first word; without a possessive ending. */
function headOf(text: string, span: Span): Span {
  let phrase = text.slice(span.start, span.end);
  const first = /^\s*\S+/.exec(phrase)?.[0].length ?? 0;
  const cut = AFTER_HEAD.exec(phrase.slice(first));
  if (cut) phrase = phrase.slice(0, first + cut.index);
  phrase = phrase.replace(/(?<=.)(?:['’]s|['’])$/, "");
  const last = [...phrase.matchAll(WORD)].at(-1);
  if (!last) return { start: span.start, end: span.start + Math.max(1, phrase.length) };
  const word = last[0].replace(/(?<=.)(?:['’]s|['’])$/, "");
  return { start: span.start + last.index, end: span.start + last.index + word.length };
}
