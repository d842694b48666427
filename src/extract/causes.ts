// Who or what killed, where a clause or phrase beside the passive says it: "two soldiers were killed when rebels ambushed a convoy",
// "five people were killed in an attack".
import type { RelationType } from "#schema";
import type { DocumentMention, Tree } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import { isMarked, isVerbal } from "./clause-words.ts";
import type { FrameFinder } from "./frames.ts";
import type { Referents } from "./referents.ts";

/** What kills. */
const DEADLY: ReadonlySet<RelationType> = new Set(["ATTACKS", "KILLS", "HITS", "INTERVENES_IN"]);
/** What goes wrong by itself: "when a bomb exploded". */
const DISASTERS: ReadonlySet<string> = new Set(
  "blow capsize collapse collide crash derail detonate erupt explode flood overturn sink slam sweep".split(" "),
);

/** Events in which people die. */
const HARMFUL: ReadonlySet<string> = new Set(
  "accident avalanche blast blaze clash clashes collapse collision crash crush cyclone derailment disaster earthquake explosion fighting fire flood floods gunfight landslide outbreak quake riot riots shooting shootout stampede storm unrest violence wreck".split(
    " ",
  ),
);

/** The doers of the deadly clause under a verb of killing that names nobody; none when there is no such clause. */
export function causesOf(
  tree: Tree,
  clauses: ClauseReader,
  frames: FrameFinder,
  referents: Referents,
  verb: number,
): readonly DocumentMention[] {
  if (!isVerbal(tree, verb) || !clauses.isPassive(verb)) return [];
  const isDeadly = (token: number) =>
    HARMFUL.has(tree.lemma(token).toLowerCase()) ||
    frames.matches(token).some(({ row }) => row.relation !== null && DEADLY.has(row.relation));
  for (const clause of tree.children(verb, "advcl")) {
    if (
      !tree.children(clause, "mark", "advmod").some((t) => /^(when|after|as|where)$/.test(tree.text(t).toLowerCase()))
    )
      continue;
    const deadly = DISASTERS.has(tree.lemma(clause).toLowerCase()) || isDeadly(clause);
    if (!deadly || clauses.isPassive(clause)) continue;
    const doers = clauses.functions(clause).subject.flatMap((t) => referents.resolve(t));
    if (doers.length > 0) return doers;
  }
  // "five people were killed in a missile attack"
  for (const { token } of clauses.functions(verb).obliques.filter((o) => isMarked(o, "in", "during", "by"))) {
    const events = referents.resolve(token).filter((mention) => referents.chain(mention).type === "Event");
    if (events.length > 0 && isDeadly(token)) return events;
  }
  return [];
}
