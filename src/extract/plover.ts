// Relation, polarity and modality → the PLOVER category as coded. The manual codes promises as AGREE, threats as THREATEN, and leaves
// out what is denied or only imagined (PLOVER manual, section on modality; github.com/openeventdata/PLOVER).
import { type Modality, type PloverCategory, type Polarity, type RelationType, relationRow } from "#schema";
import type { UnratedClaim } from "./confidence.ts";

const FRIENDLY: ReadonlySet<PloverCategory> = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"]);
const HOSTILE: ReadonlySet<PloverCategory> = new Set(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]);

/**
 * The category of a claim, null outside PLOVER and for events that are denied, imagined or only conditions.
 * `plain`: the category of the lexicon row where it differs from that of its relation (deporting people is COERCE, not SANCTION).
 * `isOwnRefusal`: nobody denies an accusation here; who does not cooperate rejects ("will not receive the envoy").
 * `isUltimatum`: it will happen "unless" somebody does something; who will pull out help unless is threatening to.
 * `isMention`: a noun speaks of an event and nobody is its doer, "since the invasion of Peru": who did what is told elsewhere.
 */
export function codedCategory(
  type: RelationType,
  polarity: Polarity,
  modality: Modality,
  options: {
    readonly plain?: PloverCategory | null;
    readonly isOwnRefusal?: boolean;
    readonly isMention?: boolean;
    readonly isUltimatum?: boolean;
  } = {},
): PloverCategory | null {
  const plain = options.plain ?? relationRow(type).plover;
  if (plain === null || options.isMention) return null;
  if (polarity === "negative") {
    const friendly = FRIENDLY.has(plain) || plain === "CONCEDE" || plain === "RETREAT";
    const isRefusal = modality === "future" || modality === "actual" || modality === "conditional";
    return options.isOwnRefusal && friendly && isRefusal ? "REJECT" : null;
  }
  switch (modality) {
    case "actual":
    case "alleged":
      return plain;
    case "future":
    case "conditional":
      if (FRIENDLY.has(plain) || plain === "CONCEDE") return "AGREE";
      if (plain === "RETREAT") return options.isUltimatum && type === "WITHDRAWS_FROM" ? "THREATEN" : "CONCEDE";
      if (HOSTILE.has(plain)) return "THREATEN";
      return plain;
    default:
      return null;
  }
}

/**
 * One event has one category. "Peru and Chile signed a pact" is one between the two, not three: where the same words tell of two actors, what
 * they tell of one of them and a thing has none; nor has what a threat or promise to somebody consists of, "threatened to stop the talks
 * unless Peru pays", where the act has the same.
 */
export function codedOnce(
  claims: readonly UnratedClaim[],
  isActor: (chain: string) => boolean,
): readonly UnratedClaim[] {
  const keyOf = ({ plover, evidence }: UnratedClaim, party: string) =>
    [plover, evidence.sentence.start, evidence.cue.start, party].join("\u001f");
  const isBetween = ({ source, target }: UnratedClaim) =>
    source !== null && target !== null && isActor(source) && isActor(target);
  const parties = new Set(
    claims.filter(isBetween).flatMap((claim) => [keyOf(claim, claim.source!), keyOf(claim, claim.target!)]),
  );
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const told = new Set<string>();
  for (const act of claims.filter(isBetween))
    for (const id of act.content) {
      const content = byId.get(id);
      const isSame = content?.plover === act.plover || (act.plover === "AGREE" && content?.plover === "CONCEDE");
      if (content && isSame && content.source === act.source) told.add(id);
    }
  const isTold = (claim: UnratedClaim) =>
    told.has(claim.id) || (claim.source !== null && !isBetween(claim) && parties.has(keyOf(claim, claim.source)));
  return claims.map((claim) => (isTold(claim) ? { ...claim, plover: null } : claim));
}
