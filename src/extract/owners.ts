// Things stand for whoever they belong to: "rejects Peru's offer" is said of Peru, "a tariff on Mexican goods" falls on Mexico.
// The ontology accepts thing and owner; a graph of actors is only connected through the owner, and the words stay in the evidence.
import type { EntityType, RelationType } from "#schema";
import type { DocumentMention, Tree } from "../document/index.ts";
import { antecedent, type ClauseReader, isMarked } from "./clause.ts";
import type { Referents } from "./referents.ts";

/** Relations whose target, when it is an unnamed thing, is read as its owner. */
const PASSES_ON: ReadonlySet<RelationType> = new Set([
  "REJECTS",
  "SUPPORTS",
  "CRITICIZES",
  "DENIES",
  "AGREES_WITH",
  "IMPOSES_TARIFF",
  "LIFTS",
  "BANS",
  "SANCTIONS",
  "SUSPENDS",
  "TRADES_WITH",
]);
const THINGS: ReadonlySet<EntityType> = new Set(["Thing", "Event", "Agreement"]);
const OWNERS: ReadonlySet<EntityType> = new Set(["Person", "Country", "Organization", "City", "Region", "Group"]);

/** The owners of a target, or the parties to it ("welcomed the resumption of ties between Peru and Chile"); else the target itself. */
export function ownersOf(
  tree: Tree,
  clauses: ClauseReader,
  referents: Referents,
  relation: RelationType,
  target: DocumentMention,
  source: DocumentMention | null,
): readonly DocumentMention[] {
  const chain = referents.chain(target);
  if (!PASSES_ON.has(relation) || target.kind !== "nominal" || chain.named || !THINGS.has(chain.type)) return [target];
  const isOwner = (mention: DocumentMention) =>
    mention.chain !== source?.chain && mention.chain !== target.chain && OWNERS.has(referents.chain(mention).type);
  for (let head = target.headToken, depth = 0; depth < 3; depth++) {
    const functions = clauses.functions(head);
    const by = (...markers: string[]) => functions.obliques.filter((o) => isMarked(o, ...markers)).map((o) => o.token);
    const names = functions.compound.filter((t) => /^\p{Lu}/u.test(tree.text(t)));
    for (const tokens of [functions.possessor, by("by", "from"), names, by("with", "between", "among")]) {
      const owners = tokens.flatMap((t) => referents.resolve(antecedent(tree, t))).filter(isOwner);
      if (owners.length > 0) return owners;
    }
    // "the resumption of ties with Peru": what the thing consists of has the parties
    const inner = functions.of.find((t) => tree.upos(t) === "NOUN");
    if (inner === undefined) break;
    head = inner;
  }
  return [target];
}
