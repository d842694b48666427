// Things and events called by another word → chains: "the assault" for the attack before, "the verdict" for the ruling, "the heist" for the
// robbery. Words of one row may stand for each other; a general word at the head of a row may stand for all of it, never the other way round.
import { bestBefore } from "./best-before.ts";
import { actsAbove } from "./binding.ts";
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import { isContrasted } from "./hypernym-chains.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

interface Row {
  /** words that may stand for any of the row */
  readonly general: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

function row(general: string, words = ""): Row {
  const all = `${general} ${words}`.split(" ").filter(Boolean);
  return { general: new Set(general.split(" ")), words: new Set(all) };
}

const ROWS: readonly Row[] = [
  row("agreement deal accord pact", "treaty truce ceasefire settlement contract"),
  row("attack assault", "raid ambush bombing shooting airstrike blast explosion"),
  row("blast explosion", "bombing"),
  row("killing murder", "assassination shooting"),
  row("ruling verdict judgment judgement"),
  row("lawsuit suit", "complaint"),
  row("deal transaction", "takeover acquisition purchase merger buyout sale"),
  row("takeover acquisition sale", "purchase buyout merger"),
  row("vote poll ballot", "election referendum"),
  row("robbery heist theft", "burglary"),
  row(
    "disaster tragedy",
    "flood earthquake quake storm hurricane cyclone typhoon fire crash accident landslide collapse explosion",
  ),
  row("quake tremor", "earthquake"),
  row("storm", "hurricane cyclone typhoon"),
  row("crash accident", "collision derailment"),
  row("fire blaze", "wildfire"),
  row("demonstration protest rally", "march"),
  row("stoppage walkout", "strike"),
  row("talks negotiations"),
  row("embargo", "ban"),
  row("plant factory facility", "refinery mill smelter"),
  row("ship vessel", "tanker ferry boat trawler freighter"),
  row("plane aircraft", "jet airliner helicopter"),
  row("attacker assailant", "gunman militant raider bomber"),
  row("protester demonstrator", "marcher"),
  row("employee", "worker"),
];
/** Within this many sentences. */
const REACH = 8;

export function joinSynonyms(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  const lemmaOf = ({ head }: Draft) => tree.lemma(head).toLowerCase();
  drafts.forEach((draft, nominal) => {
    const cluster = clusters.of(nominal);
    if (draft.kind !== "nominal" || draft.determiner !== "the" || cluster.named || cluster.members[0] !== nominal)
      return;
    const lemma = lemmaOf(draft);
    const rows = ROWS.filter(({ general }) => general.has(lemma));
    if (rows.length === 0 || draft.modifiers.length > 0 || isContrasted(reading, drafts, index, draft)) return;
    if (tree.children(draft.head, "nmod", "acl", "nummod").some((child) => !tree.is(child, "acl:relcl"))) return;
    const best = bestBefore(reading, clusters, nominal, REACH, (other, distance) => {
      const candidate = drafts[other]!;
      if (candidate.kind !== "nominal" || candidate.determiner === "other" || candidate.number !== draft.number)
        return null;
      if (!rows.some(({ words }) => words.has(lemmaOf(candidate))) || clusters.same(other, nominal)) return null;
      if (!clusters.agree(other, nominal) || actsAbove(reading, clusters, nominal, clusters.of(other))) return null;
      if (tree.under(draft.head, candidate.head) || tree.under(candidate.head, draft.head)) return null;
      // "A ship rammed a boat. The vessel": what acts before what is acted on
      return (tree.is(candidate.head, "nsubj") ? 0.5 : 0) - distance;
    });
    if (best !== null) clusters.join(best, nominal);
  });
}
