// What stands beside a name or is said of it → chains and types: appositions, copulas, "the city of X", "Harare, Zimbabwe".
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import { appositives, type DraftIndex } from "./roles.ts";

/** "X, the largest steelmaker", "the Tunisian envoy, X", "X is a lawyer". */
export function joinAppositions(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  drafts.forEach((draft, first) => {
    if (draft.kind === "pronoun") return;
    for (const child of appositives(reading, index, draft.head)) {
      const second = index.filling(child);
      if (second === undefined || second === first || isContrasted(reading, child)) continue;
      // "wants to rename the square Freedom Square": it has that name not yet
      if (reading.tree.is(draft.head, "obj") && reading.tree.lemma(reading.tree.head(draft.head)) === "rename")
        continue;
      const other = drafts[second]!;
      const described = draft.kind === "nominal" ? draft : other;
      const bothNames = draft.kind !== "nominal" && other.kind !== "nominal";
      if (bothNames ? !isAcronymPair(draft.words, other.words) : described.determiner === "other") continue;
      const plain = described === draft ? other : draft;
      // "the drivers, all Peruvian" are not Peru
      if (plain.kind === "demonym") continue;
      if (
        described.number === "plural" &&
        plain.kind === "name" &&
        plain.number === "singular" &&
        plain.type !== "Organization"
      )
        continue;
      if (isSplit(reading, draft.head, child) || reading.text.slice(...between(reading, draft, other)).includes(":"))
        continue;
      joinDescribed(clusters, touching(clusters, other) ?? first, second);
    }
  });
}

/** "the leak, not the contract" */
function isContrasted({ tree, lower }: Reading, child: number): boolean {
  return tree.children(child, "advmod", "cc", "det").some((word) => /^(not|rather|but)$/.test(lower[word]!));
}

/** "the town of Vardo", "the state of Oregon": the noun only says what the name names. */
export function joinPlaces(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || draft.number === "plural") return;
    if (!/^(city|town|village|state|province|region|district|county|island|republic)$/.test(tree.lemma(draft.head)))
      return;
    const child = tree
      .children(draft.head, "nmod")
      .find((other) => other > draft.head && tree.markers(other)[0] === "of");
    const name = child === undefined ? undefined : index.filling(child);
    if (name === undefined || drafts[name]!.kind !== "name") return;
    const { type } = clusters.of(name);
    if (!["City", "Region", "Country", "Place"].includes(type) || clusters.of(nominal).named) return;
    draft.type = type;
    clusters.of(nominal).type = type;
    if (clusters.agree(name, nominal)) clusters.join(name, nominal);
  });
}

/** "a director of Velmo": who leads it leads a body, so a name that nothing else makes a person is one. */
export function retypeLed(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree, lexicon } = reading;
  drafts.forEach((draft, led) => {
    if (draft.kind !== "name" || draft.type !== "Person" || !tree.is(draft.head, "nmod")) return;
    const cluster = clusters.of(led);
    const office = lexicon.office(tree.lemma(tree.head(draft.head)).toLowerCase());
    if (cluster.row || cluster.gender || office?.relation !== "LEADS" || tree.markers(draft.head)[0] !== "of") return;
    if (index.filling(tree.head(draft.head)) === undefined) return;
    cluster.type = "Organization";
    for (const member of cluster.members) if (drafts[member]!.kind === "name") drafts[member]!.type = "Organization";
  });
}

/** "shelled Tarvo": what only towns suffer is done to a town, when nothing makes the name a person's. */
export function retypeTaken({ tree }: Reading, clusters: Clusters): void {
  const { drafts } = clusters;
  drafts.forEach((draft, taken) => {
    const cluster = clusters.of(taken);
    if (draft.kind !== "name" || draft.type !== "Person" || cluster.row || cluster.gender || draft.words.includes(" "))
      return;
    const verb = tree.head(draft.head);
    if (verb < 0 || !tree.is(draft.head, "obj", "nsubj:pass")) return;
    if (!/^(shell|bombard|besiege|overrun|raze|retake|blockade|encircle)$/.test(tree.lemma(verb))) return;
    if (cluster.members.some((member) => drafts[member]!.words.includes(" "))) return;
    cluster.type = "City";
    for (const member of cluster.members) if (drafts[member]!.kind === "name") drafts[member]!.type = "City";
  });
}

/** "the builder Tarn Steel": a noun that the tree takes for the head of the name behind it tells what the name is. */
export function joinTitled(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  drafts.forEach((draft, nominal) => {
    const name = draft.kind === "nominal" ? index.at(draft.head + 1) : undefined;
    if (name === undefined || drafts[name]!.kind !== "name" || drafts[name]!.firstToken !== draft.head + 1) return;
    const isInside = reading.tree.head(drafts[name]!.head) === draft.head;
    if (!isInside || !reading.tree.is(drafts[name]!.head, "flat", "appos") || draft.number === "plural") return;
    // "builder" is a person where nothing tells better
    if (draft.type === "Person" && drafts[name]!.type !== "Person") clusters.of(nominal).certainty = 1;
    if (clusters.agree(name, nominal)) clusters.join(name, nominal);
  });
}

/** "goods under the USMCA, the trade agreement": the name right before the comma, when it is of the type that the description tells. */
function touching(clusters: Clusters, description: Draft): number | undefined {
  if (description.kind !== "nominal" || description.type === "Thing") return undefined;
  const found = clusters.drafts.findIndex(
    ({ kind, type, endToken }) =>
      kind === "name" && type === description.type && endToken === description.firstToken - 1,
  );
  return found < 0 ? undefined : found;
}

/** "X is a lawyer"; "it was the largest bank" after pronouns are resolved, so that their antecedents tell what they are. */
export function joinCopulas(reading: Reading, clusters: Clusters, index: DraftIndex, ofPronouns: boolean): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || tree.child(draft.head, "cop") === undefined || !isStated(reading, draft.head))
      return;
    const subject = tree.child(draft.head, "nsubj");
    const who = subject === undefined ? undefined : index.filling(subject);
    if (who === undefined || (drafts[who]!.pronoun !== null) !== ofPronouns) return;
    if (draft.determiner === "other" || (draft.determiner === "none" && draft.office === null)) return;
    const cluster = clusters.of(who);
    if (draft.type === "Thing" || cluster.type !== draft.type || (cluster.number ?? draft.number) !== draft.number)
      return;
    if (clusters.agree(who, nominal)) clusters.join(who, nominal);
  });
}

function joinDescribed(clusters: Clusters, a: number, b: number): void {
  retype(clusters, a, b);
  retype(clusters, b, a);
  const one = clusters.drafts[a]!;
  const two = clusters.drafts[b]!;
  // "X, a homeopath": a noun that the lexicon does not know may be a person when it has an article, "X: intervention" may not
  const isThing = (draft: Draft) => draft.kind === "nominal" && draft.type === "Thing";
  if (
    (isThing(one) && two.type === "Person" && one.determiner === "none") ||
    (isThing(two) && one.type === "Person" && two.determiner === "none")
  )
    return;
  bodyAsDescribed(clusters, a, b);
  bodyAsDescribed(clusters, b, a);
  if (clusters.agree(a, b)) clusters.join(a, b);
}

/** Nouns for a person or for a body. */
const MAY_BE_BODY =
  /\b(owner|rival|builder|buyer|supplier|partner|developer|producer|trader|grower|operator|contractor|competitor|insurer|seller|maker|miner|creditor|investor|shareholder|sponsor|backer)$/i;

/** "the builder Obrasco", "Obrasco, a builder": nouns that may tell of a person, beside the name of a body. */
function bodyAsDescribed(clusters: Clusters, nominal: number, name: number): void {
  const one = clusters.drafts[nominal]!;
  const two = clusters.drafts[name]!;
  if (one.kind !== "nominal" || one.type !== "Person" || two.kind !== "name" || two.type !== "Organization") return;
  if (one.endToken !== two.firstToken && !MAY_BE_BODY.test(one.words)) return;
  one.type = two.type;
  clusters.of(nominal).type = two.type;
}

/** "Velmo, the supermarket chain": a name that nothing else makes a person is what its description says. */
function retype(clusters: Clusters, name: number, description: number): void {
  const { drafts } = clusters;
  const doubtful =
    drafts[name]!.kind === "name" && drafts[name]!.type === "Person" && !drafts[name]!.row && !drafts[name]!.gender;
  const { kind, type, office, entityKind } = drafts[description]!;
  if (!doubtful || kind !== "nominal" || type !== "Organization" || office) return;
  drafts[name]!.type = type;
  drafts[name]!.entityKind = entityKind;
  const cluster = clusters.of(name);
  cluster.type = type;
  cluster.entityKind = entityKind;
}

function isAcronymPair(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  const initials = long
    .split(/[ -]/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
  return /^[A-Z]{2,}$/.test(short) && initials === short;
}

/** Character offsets of what stands between two drafts. */
function between(reading: Reading, a: Draft, b: Draft): [number, number] {
  const [left, right] = a.firstToken < b.firstToken ? [a, b] : [b, a];
  const { tokens } = reading.doc;
  return [tokens[left.endToken - 1]!.end, tokens[right.firstToken]!.start];
}

/** An apposition over a conjunction is a list that the parser read wrongly. */
function isSplit(reading: Reading, head: number, child: number): boolean {
  for (let token = Math.min(head, child) + 1; token < Math.max(head, child); token++)
    if (reading.tree.is(token, "cc") && reading.tree.head(token) !== head && reading.tree.head(token) !== child)
      return false;
    else if (reading.tree.is(token, "cc")) return true;
  return false;
}

function isStated(reading: Reading, head: number): boolean {
  const { tree, lower } = reading;
  if (tree.is(head, "advcl", "xcomp")) return false;
  return !tree
    .children(head, "advmod", "aux", "det", "mark")
    .some((child) => /^(not|never|n't|may|might|could|would|if|no|like)$/.test(lower[child]!));
}
