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

/** The owner of a target, else the target itself. */
export function ownerOf(
  tree: Tree,
  clauses: ClauseReader,
  referents: Referents,
  relation: RelationType,
  target: DocumentMention,
  source: DocumentMention | null,
): DocumentMention {
  const chain = referents.chain(target);
  if (!PASSES_ON.has(relation) || target.kind !== "nominal" || chain.named || !THINGS.has(chain.type)) return target;
  const functions = clauses.functions(target.headToken);
  const from = functions.obliques.filter((o) => isMarked(o, "by", "from")).map((o) => o.token);
  const names = functions.compound.filter((t) => /^\p{Lu}/u.test(tree.text(t)));
  for (const token of [...functions.possessor, ...from, ...names])
    for (const mention of referents.resolve(antecedent(tree, token)))
      if (
        mention.chain !== source?.chain &&
        mention.chain !== target.chain &&
        OWNERS.has(referents.chain(mention).type)
      )
        return mention;
  return target;
}
