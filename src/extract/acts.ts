// Acts and their content are two claims; here they are joined. An act points at the claims that are its content, takes the one it
// concerns from there when its own clause does not name it, and a promise of harm is a threat.
import { type PloverCategory, type RelationType, relationRow } from "#schema";
import { contentId } from "../document/index.ts";
import type { UnratedClaim } from "./confidence.ts";
import { codedCategory } from "./plover.ts";

/** A claim before it is joined to others. */
export interface Draft {
  readonly claim: UnratedClaim;
  /** the predicate that it came from */
  readonly token: number;
  /** the act whose content it is */
  readonly contentOf: number | null;
}

const HOSTILE: ReadonlySet<PloverCategory> = new Set(["SANCTION", "COERCE", "ASSAULT", "MOBILIZE"]);
/** Acts whose addressee is whoever their content is done to: "threatened to sue Peru". */
const AIMED: ReadonlySet<RelationType> = new Set(["THREATENS", "PLEDGES"]);

export function isAimed(type: RelationType): boolean {
  return AIMED.has(type);
}

export function joinActs(drafts: readonly Draft[]): readonly UnratedClaim[] {
  const contents = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const act = draft.contentOf;
    if (act === null) continue;
    const list = contents.get(act);
    if (list) list.push(draft);
    else contents.set(act, [draft]);
  }
  return drafts.flatMap((draft) => {
    if (relationRow(draft.claim.type).class !== "act") return [draft.claim];
    const content = (contents.get(draft.token) ?? []).filter((other) => other.claim.type !== draft.claim.type);
    return content.length === 0
      ? [draft.claim]
      : withContent(
          draft.claim,
          content.map((c) => c.claim),
        );
  });
}

function withContent(act: UnratedClaim, content: readonly UnratedClaim[]): readonly UnratedClaim[] {
  const joined: UnratedClaim = { ...act, content: [...new Set(content.map((claim) => claim.id))] };
  // "pledged a 25% tariff on all imports": PLOVER counts promises of harm as THREATEN
  const harm = content.filter((claim) => {
    const category = relationRow(claim.type).plover;
    return category !== null && HOSTILE.has(category) && claim.polarity === "positive";
  });
  if (joined.type === "PLEDGES" && harm.length > 0) return aimedAt(asThreat(joined), harm);
  return joined.target === null && isAimed(act.type) ? aimedAt(joined, content) : [joined];
}

function asThreat(pledge: UnratedClaim): UnratedClaim {
  return {
    ...pledge,
    type: "THREATENS",
    plover: codedCategory("THREATENS", pledge.polarity, pledge.modality),
    cameo: null,
    goldstein: null,
    trace: [...pledge.trace, "a promise of harm is a threat"],
  };
}

/** One act for everybody whom its content is done to; the act itself when that is nobody. */
function aimedAt(act: UnratedClaim, content: readonly UnratedClaim[]): readonly UnratedClaim[] {
  const aims = new Map<string, UnratedClaim>();
  for (const claim of content)
    if (claim.target !== null && claim.target !== act.source && !aims.has(claim.target))
      if (claim.source === null || claim.source === act.source) aims.set(claim.target, claim);
  if (aims.size === 0) return [act];
  return [...aims.values()].map(({ id, target, evidence, signs }, place) => ({
    ...act,
    // The first keeps the id, so that a claim about the act ("rejected the threat to …") still finds it
    id: place === 0 ? act.id : contentId("claim", [act.id, id]),
    target,
    content: content.filter((claim) => claim.target === target).map((claim) => claim.id),
    evidence: { ...act.evidence, target: evidence.target },
    trace: [...act.trace, "aimed at whoever its content is done to"],
    signs: { ...act.signs, target: signs.target },
  }));
}
