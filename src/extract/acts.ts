// Acts and their content are two claims; here they are joined. An act points at the claims that are its content, takes the one it
// concerns from there when its own clause does not name it, and a promise of harm is a threat.
import { type Claim, type PloverCategory, type RelationType, relationRow } from "#schema";
import type { FrameMatch } from "./frames.ts";
import { codedCategory } from "./plover.ts";
import type { EventStanding } from "./standing.ts";

/** A claim before it is joined to others: with the predicate it came from. */
export interface Draft {
  readonly claim: Claim;
  readonly match: FrameMatch;
  readonly standing: EventStanding;
}

const HOSTILE: ReadonlySet<PloverCategory> = new Set(["SANCTION", "COERCE", "ASSAULT", "MOBILIZE"]);
/** Acts whose addressee is whoever their content is done to: "threatened to sue Peru". */
const AIMED: ReadonlySet<RelationType> = new Set(["THREATENS", "PLEDGES"]);

export function isAimed(type: RelationType): boolean {
  return AIMED.has(type);
}

export function joinActs(drafts: readonly Draft[]): readonly Claim[] {
  const contents = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const act = draft.standing.contentOf?.token;
    if (act === undefined) continue;
    const list = contents.get(act);
    if (list) list.push(draft);
    else contents.set(act, [draft]);
  }
  return drafts.map((draft) => {
    if (relationRow(draft.claim.type).class !== "act") return draft.claim;
    const content = (contents.get(draft.match.token) ?? []).filter((other) => other.claim.type !== draft.claim.type);
    return content.length === 0
      ? draft.claim
      : withContent(
          draft.claim,
          content.map((c) => c.claim),
        );
  });
}

function withContent(act: Claim, content: readonly Claim[]): Claim {
  let joined: Claim = { ...act, content: [...new Set(content.map((claim) => claim.id))] };
  if (joined.target === null && isAimed(act.type)) {
    const aimed = content.find((claim) => claim.target !== null && claim.target !== act.source);
    if (aimed)
      joined = {
        ...joined,
        target: aimed.target,
        evidence: { ...joined.evidence, target: aimed.evidence.target },
        trace: [...joined.trace, "aimed at whoever its content is done to"],
      };
  }
  // "pledged a 25% tariff on all imports": PLOVER counts promises of harm as THREATEN
  const harm = content.find((claim) => {
    const category = relationRow(claim.type).plover;
    return category !== null && HOSTILE.has(category) && claim.polarity === "positive";
  });
  if (joined.type === "PLEDGES" && harm)
    joined = {
      ...joined,
      type: "THREATENS",
      plover: codedCategory("THREATENS", joined.polarity, joined.modality),
      cameo: null,
      goldstein: null,
      trace: [...joined.trace, "a promise of harm is a threat"],
    };
  return joined;
}
