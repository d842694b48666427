// Offices and kin → chains: "the Mexican president" for whoever the article or the gazetteer has in that office, "her husband", "the minister".
import type { Clusters } from "./clusters.ts";
import { countryBeside } from "./countries.ts";
import type { Reading } from "./reading.ts";
import { bodyBeside, type DraftIndex, isBroad, isSameOffice, type Role, titleEndingAt } from "./roles.ts";

/** The country of an office is the country of its holder. */
export function countryOfRoles(clusters: Clusters, roles: readonly Role[]): void {
  for (const { holder, of, office, polarity } of roles) {
    if (of === null || polarity === "negative" || office.relation === "SPOUSE_OF") continue;
    const country = clusters.of(of).country;
    const cluster = clusters.of(holder);
    if (country && cluster.country === null && isPublic(office.relation)) cluster.country = country;
  }
}

function isPublic(relation: Role["office"]["relation"]): boolean {
  return (
    relation === "PRESIDENT_OF" ||
    relation === "HOLDS_OFFICE" ||
    relation === "LEADS" ||
    relation === "WORKS_FOR" ||
    relation === "MEMBER_OF" ||
    relation === null
  );
}

/** "the Mexican president", "the minister": the holder whom the article names, else the one whom the gazetteer has on its day. */
export function joinRoleNominals(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  roles: readonly Role[],
): void {
  const { drafts } = clusters;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || !draft.office || draft.number === "plural" || clusters.of(nominal).named) return;
    const beside = countryBeside(reading, drafts, index, draft);
    if (draft.determiner === "a" || draft.determiner === "other") return;
    const found = titleEndingAt(reading, draft.firstToken, draft.head + 1);
    const body = found ? namedBody(clusters, bodyBeside(reading, drafts, index, draft.head, found.first)) : null;
    // "the Velmo boss" waits until it is known of whom her office is told: "its chief executive"
    if (!found || body !== null || (draft.determiner === "possessive" && beside === null)) return;
    const country = beside === null ? null : drafts[beside]!.row!.country;
    const isOf = (holder: number, of: number | null) =>
      country === null ||
      (of !== null && clusters.of(of).country === country) ||
      clusters.of(holder).country === country;
    const known = roles.filter(
      (role) =>
        isSameOffice(role, found.title, found.office.id) &&
        isOf(role.holder, role.of) &&
        clusters.agree(role.holder, nominal),
    );
    const before = known.filter((role) => role.holder < nominal);
    const inHeadline = /^(title|deck|heading)$/.test(reading.blockKind(draft.head));
    const role =
      latestTold(clusters, before, nominal) ??
      (draft.determiner === "the" || country || inHeadline ? known[0] : undefined);
    if (role) clusters.join(role.holder, nominal);
    else if (!/\b(former|ex|late|next|new|future)\b/.test(draft.modifiers.join(" ")))
      joinByTerm(reading, clusters, nominal, found.title, country);
  });
}

/** Of several ministers the one whom the text spoke of last. */
function latestTold(clusters: Clusters, roles: readonly Role[], nominal: number): Role | undefined {
  let best: Role | undefined;
  let latest = -1;
  for (const role of roles) {
    const told = clusters.of(role.holder).members.findLast((member) => member < nominal) ?? -1;
    if (told < latest) continue;
    latest = told;
    best = role;
  }
  return best;
}

/** "the Velmo boss", "Velmo's chief": the company beside the title. */
function namedBody(clusters: Clusters, body: number | null): number | null {
  return body !== null && clusters.of(body).named && clusters.of(body).type === "Organization" ? body : null;
}

/** Whoever leads a body may be called its boss. */
function isBoss({ office, polarity }: Role, title: string): boolean {
  return /^(boss|chief|head|leader)$/.test(title) && office.relation === "LEADS" && polarity === "positive";
}

/** "its chairman", "her husband", "the Velmo boss": the one whom the article has in that relation to the owner; runs after pronouns are resolved. */
export function joinRelatives(reading: Reading, clusters: Clusters, index: DraftIndex, roles: readonly Role[]): void {
  const { drafts } = clusters;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || !draft.office || draft.number === "plural" || clusters.of(nominal).named) return;
    const found = titleEndingAt(reading, draft.firstToken, draft.head + 1);
    if (!found || (draft.determiner !== "possessive" && draft.determiner !== "the")) return;
    const possessor = reading.tree.child(draft.head, "nmod:poss");
    const body = namedBody(clusters, bodyBeside(reading, drafts, index, draft.head, found.first));
    const owner = possessor === undefined ? (body ?? undefined) : index.filling(possessor);
    if (owner === undefined) return;
    const isSpouse = found.office.relation === "SPOUSE_OF";
    for (const role of roles) {
      if (role.of === null || role.holder === nominal) continue;
      const same =
        role.title === found.title ||
        (role.office.id === found.office.id && !isBroad(role.office.id)) ||
        isBoss(role, found.title);
      if (
        same &&
        clusters.same(role.of, owner) &&
        clusters.agree(role.holder, nominal) &&
        !clusters.same(role.holder, owner)
      ) {
        clusters.join(role.holder, nominal);
        return;
      }
      if (
        isSpouse &&
        role.office.relation === "SPOUSE_OF" &&
        clusters.same(role.holder, owner) &&
        clusters.agree(role.of, nominal)
      ) {
        clusters.join(role.of, nominal);
        return;
      }
    }
  });
}

/** Who held the office on the day of the article: a person whom it names, or, with the country said, one whom it does not name. */
function joinByTerm(
  reading: Reading,
  clusters: Clusters,
  nominal: number,
  title: string,
  country: string | null,
): void {
  const { day, lexicon } = reading;
  const held = (row: NonNullable<ReturnType<Clusters["of"]>["row"]>) =>
    row.terms.some(
      (term) =>
        term.office === title &&
        (country === null || lexicon.row(term.of)?.country === country) &&
        (day === null || (term.from <= day && (term.to === null || day < term.to))),
    );
  const named = clusters
    .all()
    .filter((cluster) => cluster.named && cluster.row?.type === "Person" && held(cluster.row));
  const before = named.filter((cluster) => cluster.members[0]! < nominal);
  const holder = before.at(-1) ?? named[0];
  if (holder) {
    if ((named.length === 1 || country !== null || day !== null) && clusters.agree(holder.members[0]!, nominal))
      clusters.join(holder.members[0]!, nominal);
    return;
  }
  if (day === null || country === null) return;
  const holders = lexicon.holders(title, `country.${country.toLowerCase()}`, day);
  const cluster = clusters.of(nominal);
  if (holders.length !== 1 || cluster.row) return;
  const known = clusters.all().find((other) => other.row?.id === holders[0]!.id);
  if (known) clusters.join(known.members[0]!, nominal);
  else {
    cluster.row = holders[0]!;
    cluster.gender = holders[0]!.gender;
    cluster.country = country;
  }
}
