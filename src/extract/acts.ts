// Acts and their content are two claims; here they are joined. An act points at the claims that are its content, takes the one it
// concerns from there when its own clause does not name it, and a promise of harm is a threat.
import { type PloverCategory, type RelationType, relationRow, type Span } from "#schema";
import { contentId } from "../document/index.ts";
import type { UnratedClaim } from "./confidence.ts";
import { codedCategory } from "./plover.ts";
import type { Signs } from "./signs.ts";

/** A claim before it is joined to others. */
export interface Draft {
  readonly claim: UnratedClaim;
  /** the predicate that it came from */
  readonly token: number;
  /** the act whose content it is */
  readonly contentOf: number | null;
  /** whoever could keep a threat from coming true: "would strike unless the firm pays" is said to the firm */
  readonly warned: Aim | null;
}

/** Somebody whom an act may be aimed at. */
export interface Aim {
  readonly chain: string;
  readonly span: Span;
  readonly signs: Signs["target"];
}

const HOSTILE: ReadonlySet<PloverCategory> = new Set(["SANCTION", "COERCE", "ASSAULT", "MOBILIZE"]);
/** Acts whose addressee is whoever their content is done to: "threatened to sue Peru". */
const AIMED: ReadonlySet<RelationType> = new Set(["THREATENS", "PLEDGES"]);
/** Acts whose target, when it is not named, is that of their content: these, and "refused to sign the pact", which rejects the pact. */
const SHARE_TARGET: ReadonlySet<RelationType> = new Set([...AIMED, "REJECTS"]);

export function isAimed(type: RelationType): boolean {
  return AIMED.has(type);
}

/** `isActor` tells of a chain whether it can be threatened or promised something: "talks" cannot. */
export function joinActs(drafts: readonly Draft[], isActor: (chain: string) => boolean): readonly UnratedClaim[] {
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
    const content = (contents.get(draft.token) ?? [])
      .map(({ claim }) => claim)
      .filter((claim) => claim.type !== draft.claim.type);
    // "Peru and Chile threatened to leave": each threatens with its own leaving
    const own = content.filter((claim) => claim.source === draft.claim.source);
    return withContent(draft, own.length > 0 ? own : content, isActor);
  });
}

function withContent(
  { claim: act, warned }: Draft,
  content: readonly UnratedClaim[],
  isActor: (chain: string) => boolean,
): readonly UnratedClaim[] {
  const joined: UnratedClaim = { ...act, content: [...new Set(content.map((claim) => claim.id))] };
  // "pledged a 25% tariff on all imports": PLOVER counts promises of harm as THREATEN
  const harm = content.filter((claim) => {
    const category = relationRow(claim.type).plover;
    const hostile = claim.type === "DISMISSES" || (category !== null && HOSTILE.has(category));
    return hostile && claim.polarity === "positive";
  });
  if (joined.type === "PLEDGES" && harm.length > 0) return aimedAt(asThreat(joined), harm);
  if (joined.target !== null || !SHARE_TARGET.has(act.type)) return [joined];
  // "threatened to stop the talks if Peru goes on": what is done to a thing is said to whoever can prevent it
  const atActors = content.filter(({ target }) => target !== null && isActor(target));
  if (atActors.length === 0 && warned !== null)
    return [
      {
        ...joined,
        target: warned.chain,
        evidence: { ...joined.evidence, target: warned.span },
        trace: [...joined.trace, "said to whoever the condition depends on"],
        signs: { ...joined.signs, target: warned.signs },
      },
    ];
  // "ruled out sending troops to the frontier" rejects no frontier
  return aimedAt(joined, act.type === "REJECTS" ? content.filter(({ type }) => type !== "DEPLOYS") : content);
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
