// Names → chains: the same known entity, the same words, acronyms, and parts of the names of persons and bodies.
import type { Clusters } from "./clusters.ts";
import type { Reading } from "./reading.ts";

/** Words that a body's name may lose: "Acme Corp." is Acme. */
const LEGAL =
  /[ ,]+(inc|corp|corporation|company|co|ltd|limited|llc|plc|group|holdings|ag|sa|gmbh|nv|bv|spa|oyj|ab)\.?$/i;

export function joinNames(reading: Reading, clusters: Clusters): void {
  const { drafts } = clusters;
  const byKey = new Map<string, number>();
  const names = drafts.flatMap((draft, index) => (draft.kind === "name" || draft.kind === "demonym" ? [index] : []));
  const joinByKey = (key: string, index: number) => {
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, index);
    else if (clusters.agree(first, index)) clusters.join(first, index);
  };
  for (const index of names) {
    const { row, words, type } = drafts[index]!;
    if (row) joinByKey(`row ${row.id}`, index);
    joinByKey(`${type === "Person" ? "person" : "other"} ${plainName(words)}`, index);
  }
  joinAcronyms(clusters, names);
  joinParts(reading, clusters, names);
}

export function plainName(words: string): string {
  return words
    .replace(/^(the|a|an) /i, "")
    .replace(/'s?$/, "")
    .replace(/\.(?=[A-Z]|$)/g, "")
    .replace(LEGAL, "")
    .toLowerCase();
}

/** "Northern Canal Council (NCC)" and "… NCC …": capitals of the longer name. */
function joinAcronyms(clusters: Clusters, names: readonly number[]): void {
  const { drafts } = clusters;
  const initials = new Map<string, number>();
  for (const index of names) {
    const { words, type } = drafts[index]!;
    if (!words.includes(" ") || type === "Person") continue;
    const short = words
      .split(/[ -]/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join("");
    if (short.length > 1 && !initials.has(short)) initials.set(short, index);
  }
  for (const index of names) {
    const { words, row } = drafts[index]!;
    const short = words.replaceAll(".", "");
    if (!/^[A-Z]{2,}$/.test(short) || row) continue;
    const long = initials.get(short);
    if (long !== undefined && clusters.agree(long, index)) clusters.join(long, index);
  }
}

/**
 * A part of a name joins the nearest fuller name before it, else after it: family name, given name, first word of a company.
 * A title's gender keeps "Ms Moreau" from a Mr Moreau; a given name before the part must be the same.
 */
function joinParts(reading: Reading, clusters: Clusters, names: readonly number[]): void {
  const { drafts } = clusters;
  for (const index of names) {
    const { words, type, kind } = drafts[index]!;
    if (kind === "demonym" || (type !== "Person" && type !== "Organization" && type !== "Facility")) continue;
    const part = plainName(words).split(" ");
    const fuller = names.filter(
      (other) =>
        other !== index &&
        drafts[other]!.type === type &&
        isPart(part, plainName(drafts[other]!.words).split(" "), type === "Person"),
    );
    if (fuller.length === 0) {
      joinToBody(clusters, names, index, part);
      const owner =
        type === "Organization" && part.length === 1 ? onlyEndingWith(clusters, names, part[0]!) : undefined;
      if (owner !== undefined && clusters.agree(owner, index)) clusters.join(owner, index);
      continue;
    }
    const before = fuller.filter((other) => other < index && clusters.agree(other, index));
    const after = fuller.filter((other) => other > index && clusters.agree(other, index));
    const best = leastEmbedded(reading, clusters, before) ?? after[0];
    if (best !== undefined) clusters.join(best, index);
  }
}

/** "Tarn" of "Tarn Steel": a bare word that nothing makes a person is the body that begins with it. */
function joinToBody(clusters: Clusters, names: readonly number[], index: number, part: readonly string[]): void {
  const draft = clusters.drafts[index]!;
  if (draft.type !== "Person" || draft.row || draft.gender || part.length !== 1) return;
  const body = names.find(
    (other) =>
      clusters.drafts[other]!.type === "Organization" &&
      isPart(part, plainName(clusters.drafts[other]!.words).split(" "), false),
  );
  if (body === undefined) return;
  draft.type = "Organization";
  clusters.of(index).type = "Organization";
  clusters.join(body, index);
}

/** "the Commission" where the article has one body whose name ends so: "European Commission". */
function onlyEndingWith(clusters: Clusters, names: readonly number[], word: string): number | undefined {
  const ending = names.filter((other) => {
    const { type, kind, words } = clusters.drafts[other]!;
    const parts = plainName(words).split(" ");
    return type === "Organization" && kind === "name" && parts.length > 1 && parts.at(-1) === word;
  });
  return new Set(ending.map((other) => clusters.of(other))).size === 1 ? ending[0] : undefined;
}

/** The latest of those that stand in the outermost clause: a minister who speaks rather than her namesake in a relative clause. */
function leastEmbedded(reading: Reading, clusters: Clusters, candidates: readonly number[]): number | undefined {
  if (new Set(candidates.map((index) => clusters.of(index))).size < 2) return candidates.at(-1);
  const depth = (index: number) =>
    reading.tree
      .ancestors(clusters.drafts[index]!.head)
      .concat(clusters.drafts[index]!.head)
      .filter((token) => reading.tree.is(token, "acl:relcl", "acl", "advcl")).length;
  let best: number | undefined;
  for (const index of candidates) if (best === undefined || depth(index) <= depth(best)) best = index;
  return best;
}

function isPart(part: readonly string[], whole: readonly string[], isPerson: boolean): boolean {
  if (part.length >= whole.length) return false;
  if (isPerson) {
    // "Holt", "Ann", "Ann Holt" in "Ann Maria Holt"; not "Maria Holt" of another
    if (part.length === 1) return part[0] === whole.at(-1) || (part[0] === whole[0] && part[0]!.length > 2);
    return part.every((word) => whole.includes(word)) && part.at(-1) === whole.at(-1);
  }
  return part[0]!.length > 2 && part.every((word, position) => whole[position] === word) && !GENERIC.has(part[0]!);
}

/** First words that many bodies share. */
const GENERIC = new Set(
  "national international united ministry department university bank council world european american federal central new royal house supreme high general state public first north south east west northern southern eastern western".split(
    " ",
  ),
);
