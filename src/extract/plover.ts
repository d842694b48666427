// Relation, polarity and modality → the PLOVER category as coded. The manual codes promises as AGREE, threats as THREATEN, and leaves
// out what is denied or only imagined (PLOVER manual, section on modality; github.com/openeventdata/PLOVER).
import { type Modality, type PloverCategory, type Polarity, type RelationType, relationRow } from "#schema";

const FRIENDLY: ReadonlySet<PloverCategory> = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"]);
const HOSTILE: ReadonlySet<PloverCategory> = new Set(["SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]);

/**
 * The category of a claim, null outside PLOVER and for events that are denied, imagined or only conditions.
 * `plain`: the category of the lexicon row where it differs from that of its relation (deporting people is COERCE, not SANCTION).
 * `isOwnRefusal`: nobody denies an accusation here; who does not cooperate rejects ("will not receive the envoy").
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
      if (FRIENDLY.has(plain)) return "AGREE";
      if (plain === "RETREAT" || plain === "CONCEDE") return "CONCEDE";
      if (HOSTILE.has(plain)) return "THREATEN";
      return plain;
    default:
      return null;
  }
}
