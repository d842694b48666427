// What the ranker sees of an anaphor, and of a mention that may be its antecedent together with the chain grown so far.
import type { Features } from "./antecedent-ranker.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import { isContrasted } from "./hypernym-chains.ts";
import { describeNouns } from "./noun-features.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";
import type { Setting } from "./settings.ts";

export interface Scene {
  readonly reading: Reading;
  readonly clusters: Clusters;
  readonly index: DraftIndex;
  readonly settings: readonly Setting[];
  /** by the draft of their holder */
  readonly roles: ReadonlyMap<number, readonly Role[]>;
}

export function describeAnaphor(scene: Scene, anaphor: number, to: Features): void {
  const { reading, clusters, settings } = scene;
  const { tree, lower } = reading;
  const draft = clusters.drafts[anaphor]!;
  const setting = settings[anaphor]!;
  to.add(`is ${draft.pronoun ? draft.pronoun.row.id : draft.determiner}`, 1);
  to.add(`function ${setting.function}`, 1);
  if (setting.role) to.add(`role ${setting.role}`, 1);
  to.flag("in quote", setting.quote !== undefined);
  to.flag("in title", setting.inTitle);
  to.flag("early", setting.early);
  to.add("sentences before", Math.min(3, setting.sentence / 10));
  to.flag("speaks", setting.speaks);
  to.flag("copula", setting.function === "subject" && tree.child(setting.governor, "cop") !== undefined);
  if (draft.pronoun) {
    to.flag("possessive", draft.pronoun.possessive);
    to.flag("passive", tree.relation(draft.head) === "nsubj:pass");
    return;
  }
  to.add(`type ${draft.type}`, 1);
  to.flag("plural", draft.number === "plural");
  to.flag("office", draft.office !== null);
  to.flag("modified", draft.modifiers.length > 0);
  to.flag("modified twice", draft.modifiers.length > 1);
  to.flag("contrast", isContrasted(reading, clusters.drafts, scene.index, draft));
  to.flag(
    "of",
    tree.children(draft.head, "nmod").some((child) => child > draft.head),
  );
  to.flag(
    "clause",
    tree.children(draft.head, "acl").some((child) => child > draft.head),
  );
  to.flag("apposed", tree.is(draft.head, "appos") || tree.child(draft.head, "appos") !== undefined);
  to.flag("joined", tree.is(draft.head, "conj") || tree.child(draft.head, "conj") !== undefined);
  to.flag("predicate", tree.child(draft.head, "cop") !== undefined);
  to.flag("such", /^(such|these|those)$/.test(lower[draft.firstToken]!));
  const possessor = tree.child(draft.head, "nmod:poss");
  if (possessor !== undefined) {
    const owner = scene.index.filling(possessor);
    to.flag("named owner", owner !== undefined && clusters.of(owner).named);
    to.flag("pronoun owner", owner !== undefined && clusters.drafts[owner]!.pronoun !== null);
  }
}

/** The chain of a candidate as it stands before the anaphor. */
export interface Grown {
  /** the latest of its drafts, at most MEMBERS */
  readonly members: readonly number[];
  readonly size: number;
  readonly recent: number;
  readonly subjects: number;
  readonly titled: boolean;
}

/** Mentions of a chain that are looked at: no more, so that a long chain does not cost a long text. */
const MEMBERS = 40;

export function grownBefore({ clusters, settings }: Scene, cluster: Cluster, anaphor: number): Grown {
  let size = 0;
  for (let end = cluster.members.length; size < end; ) {
    const middle = (size + end) >> 1;
    if (cluster.members[middle]! < anaphor) size = middle + 1;
    else end = middle;
  }
  const members = cluster.members.slice(Math.max(0, size - MEMBERS), size);
  const { sentence } = settings[anaphor]!;
  let recent = 0;
  let subjects = 0;
  let titled = false;
  for (const member of members) {
    const setting = settings[member]!;
    if (sentence - setting.sentence < 3) recent++;
    if (setting.function === "subject") subjects++;
    if (setting.inTitle && clusters.drafts[member]!.kind !== "demonym") titled = true;
  }
  return { members, size, recent, subjects, titled };
}

/** What the ranker sees of a candidate whatever looks back to it. */
export function describeMention({ reading, clusters, settings }: Scene, mention: number, to: Features): void {
  const { tree } = reading;
  const { kind, determiner, head, firstToken, endToken } = clusters.drafts[mention]!;
  const there = settings[mention]!;
  to.add(`candidate ${kind}`, 1);
  to.add(`candidate ${there.function}`, 1);
  if (there.role) to.add(`candidate ${there.role}`, 1);
  to.flag("candidate early", there.early);
  to.flag("candidate in title", there.inTitle);
  if (kind === "nominal") to.add(`candidate ${determiner}`, 1);
  to.add("candidate length", Math.min(3, (endToken - firstToken) / 4));
  to.flag("candidate joined", tree.is(head, "conj"));
  to.flag("candidate list", tree.child(head, "conj") !== undefined);
  to.flag("candidate apposed", tree.is(head, "appos"));
  to.flag("candidate inside", there.function === "other" && tree.is(head, "nmod", "compound", "amod"));
  to.flag("main subject", there.isMain);
  to.flag("embedded", isEmbedded(reading, head));
}

/** By sentences between: 0, 1, 2, 3, 4 to 6, 7 to 12, more. */
const DISTANCES: readonly string[] = [0, 1, 2, 3, 4, 4, 4, 7, 7, 7, 7, 7, 7, 13].map((from) => `distance ${from}`);

export function describePair(scene: Scene, anaphor: number, mention: number, grown: Grown, to: Features): void {
  const { reading, clusters, settings } = scene;
  const { tree, lower } = reading;
  const own = clusters.drafts[anaphor]!;
  const other = clusters.drafts[mention]!;
  const here = settings[anaphor]!;
  const there = settings[mention]!;
  const cluster = clusters.of(mention);
  const distance = here.sentence - there.sentence;
  to.add(DISTANCES[Math.min(distance, 13)]!, 1);
  to.flag("same block", here.block === there.block);
  to.flag("block before", here.block - there.block === 1);
  to.add("words between", Math.min(6, (own.head - other.head) / 10));
  to.add("mentions between", Math.log2(anaphor - mention) / 4);
  to.flag("same function", here.function !== "other" && here.function === there.function);
  to.flag("same role", here.role !== null && here.role === there.role);
  to.add(`cluster ${cluster.type}`, 1);
  if (cluster.entityKind) to.add(`cluster ${cluster.entityKind}`, 1);
  to.flag("named", cluster.named);
  to.flag("known", cluster.row !== null);
  to.add(
    cluster.number === null ? "number unknown" : cluster.number === own.number ? "number same" : "number other",
    1,
  );
  to.flag("gender same", cluster.gender !== null && cluster.gender === own.gender);
  to.flag("gender unknown", cluster.gender === null);
  to.add("size", Math.min(4, Math.log2(grown.size)));
  to.add("recent", Math.min(4, grown.recent));
  to.add("share of subjects", grown.subjects / grown.members.length);
  to.flag("titled", grown.titled);
  to.flag("nearest", mention === grown.members.at(-1));
  to.flag("first of all", cluster.members[0]! < 2);
  const { quote } = here;
  to.flag("speaker", quote !== undefined && quote.speaker === other.head && there.quote !== quote);
  to.flag("same quote", quote !== undefined && there.quote === quote);
  to.flag("out of quote", quote === undefined && there.quote !== undefined);
  to.flag("out of own quote", quote !== undefined && there.quote !== quote);
  const subject = there.function === "subject";
  to.flag("governs", subject && tree.under(own.head, there.governor));
  to.flag("says", subject && saysClause(reading, there.governor, own.head));
  to.flag("same governor", here.governor >= 0 && here.governor === there.governor);
  to.flag(
    "same verb",
    here.governor >= 0 && there.governor >= 0 && tree.lemma(here.governor) === tree.lemma(there.governor),
  );
  const isBody = BODIES.has(cluster.type);
  const isAgent = isSubject(here) && here.role === "ARG0";
  to.flag(isBody ? "agent body" : "agent thing", isAgent);
  to.flag(isBody ? "speaking body" : "speaking thing", here.speaks);
  to.flag(isBody ? "staffed body" : "staffed thing", here.isStaffed);
  to.flag("main subject above", there.isMain && distance === 1 && isSubject(here));
  to.add("mentions in all", Math.min(4, Math.log2(cluster.members.length)));
  if (own.pronoun) {
    to.add(`${own.pronoun.row.id} ${cluster.type}`, 1);
    const same = other.pronoun !== null && other.pronoun.row.id === own.pronoun.row.id;
    to.flag("same pronoun", same);
    to.flag("other pronoun", other.pronoun !== null && !same);
    to.flag("same form", other.pronoun !== null && lower[other.head] === lower[own.head]);
    return;
  }
  describeNouns(scene, anaphor, own, other, cluster, grown, here, there, to);
}

/** What acts, speaks and employs. */
const BODIES: ReadonlySet<Draft["type"]> = new Set(["Person", "Organization", "Group", "Country", "People"]);

function isSubject(setting: Setting): boolean {
  return setting.function === "subject";
}

/** Inside a relative or adverbial clause. */
function isEmbedded({ tree }: Reading, token: number): boolean {
  for (let at = token; at >= 0; at = tree.head(at)) if (tree.is(at, "acl", "advcl")) return true;
  return false;
}

/** "Ann said she would stay": the clause of the anaphor is the complement of the verb. */
function saysClause({ tree }: Reading, verb: number, anaphor: number): boolean {
  for (let at = tree.head(anaphor); at >= 0; at = tree.head(at)) {
    if (tree.head(at) === verb) return tree.is(at, "ccomp", "xcomp");
    if (/^(VERB|AUX)$/.test(tree.upos(at)) && !tree.is(at, "xcomp", "conj")) return false;
  }
  return false;
}
