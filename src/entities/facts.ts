// Noun phrases that state a fact by themselves → nominal facts: offices, membership, marriage, places inside places, parts of wholes.
import type { EntityType } from "#schema";
import type { NominalFact } from "../document/index.ts";
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import { originFacts, wholeOf } from "./origin-facts.ts";
import { findPosts } from "./posts.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";

/** A fact between drafts, before mentions have ids. */
export interface DraftFact extends Omit<NominalFact, "source" | "target"> {
  readonly source: number;
  readonly target: number;
}

/** Plurals and callings that tell of work for somebody beside "at". */
const WORKERS =
  /^(staff|personnel|crew|miner|docker|cook|baker|mechanic|electrician|banker|chef|dealer|broker|programmer|builder|cleaner|porter|cashier|steelworker|dockworker|machinist|staffer|manager|boss|executive)$/;

/** "the Liberal Union", "the Forward Movement", where nobody knows them as something else. */
function isPartyName({ row, words }: Draft): boolean {
  return (
    row === null &&
    /\b(Union|Alliance|Bloc|Movement|Front|Coalition|League|Democrats|Greens|Liberals|Socialists)$/.test(words)
  );
}

function isStaff(reading: Reading, { head }: Draft): boolean {
  const lemma = reading.tree.lemma(head).toLowerCase();
  return WORKERS.test(lemma) || reading.lexicon.office(lemma)?.relation === "WORKS_FOR";
}

const WHERE: readonly EntityType[] = ["Country", "City", "Region", "Place"];
const PARTS =
  /^(unit|arm|branch|subsidiary|division|part|wing|affiliate|suburb|district|region|province|offshoot|department)$/;

export function findFacts(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  roles: readonly Role[],
): DraftFact[] {
  return [
    ...[...roles, ...findPosts(reading, clusters, index)].flatMap((role) => factOfRole(reading, clusters, role)),
    ...placeFacts(reading, clusters, index),
    ...bodyFacts(reading, clusters, index),
    ...originFacts(reading, clusters, index),
  ];
}

function factOfRole(reading: Reading, clusters: Clusters, role: Role): DraftFact[] {
  const { drafts } = clusters;
  const { of, holder, office } = role;
  if (of === null || clusters.same(of, holder)) return [];
  const target = clusters.of(of);
  const party = target.type === "Organization" && (target.entityKind ?? "party") === "party";
  const relation = relationOf(role, target.type, drafts[of]!.kind === "demonym", party);
  if (!relation) return [];
  const { tokens } = reading.doc;
  return [
    {
      relation,
      source: holder,
      target: of,
      cue: { start: tokens[role.firstToken]!.start, end: tokens[role.endToken - 1]!.end },
      sentence: reading.sentenceOf(role.firstToken),
      polarity: role.polarity,
      modality: role.modality,
      by: `${role.by}.${office.id}`,
      ...(role.under === undefined ? {} : { under: role.under }),
    },
  ];
}

function relationOf(
  { office }: Role,
  target: EntityType,
  demonym: boolean,
  party: boolean,
): NominalFact["relation"] | null {
  const state = target === "Country" || target === "Region" || target === "City";
  switch (office.relation) {
    case "PRESIDENT_OF":
      return target === "Country" ? "PRESIDENT_OF" : target === "Person" ? null : "LEADS";
    case "HOLDS_OFFICE":
      return state || target === "Organization" ? "HOLDS_OFFICE" : null;
    case "LEADS":
      return target === "Person" || target === "Thing" ? null : "LEADS";
    case "WORKS_FOR":
      if (demonym && office.id === "staff") return "CITIZEN_OF";
      return state || target === "Organization" || target === "Person" ? "WORKS_FOR" : null;
    case "MEMBER_OF":
      if (state) return demonym ? "CITIZEN_OF" : null;
      return target === "Organization" || target === "Group" ? "MEMBER_OF" : null;
    case "OWNS":
      return ["Organization", "Facility", "Place"].includes(target) ? "OWNS" : null;
    case "SPOUSE_OF":
      return target === "Person" ? "SPOUSE_OF" : null;
    default:
      // "Labour's candidate"
      if (office.id === "candidate" && party) return "MEMBER_OF";
      return demonym && target === "Country" ? "CITIZEN_OF" : null;
  }
}

/** "Tijuana, Mexico", "a refinery in Tampico", "Goa in India" */
function placeFacts(reading: Reading, clusters: Clusters, index: DraftIndex): DraftFact[] {
  const { drafts } = clusters;
  const { tree, doc } = reading;
  const facts: DraftFact[] = [];
  drafts.forEach((draft, source) => {
    if (draft.kind !== "name" || !/^(City|Region|Facility|Place|Organization)$/.test(draft.type)) return;
    for (const child of tree.children(draft.head, "nmod", "appos")) {
      const target = index.filling(wholeOf(reading, child));
      if (target === undefined || target === source || child < draft.endToken || drafts[target]!.kind !== "name")
        continue;
      if (!WHERE.includes(drafts[target]!.type) || clusters.same(source, target)) continue;
      const marker = tree.children(child, "case")[0];
      const comma = drafts[target]!.firstToken === draft.endToken + 1 && reading.lower[draft.endToken] === ",";
      // "sued Norpet in Lima" tells where it was sued
      const isDone = draft.type === "Organization" && tree.is(draft.head, "obj", "appos");
      const isIn = marker !== undefined && reading.lower[marker] === "in" && !isDone;
      const isInside =
        comma &&
        !tree.is(child, "nmod:poss") &&
        rank(drafts[target]!.type) > rank(draft.type) &&
        draft.type !== "Organization";
      if (!isIn && !isInside) continue;
      const cueToken = doc.tokens[isIn ? marker : draft.endToken]!;
      facts.push({
        relation: "LOCATED_IN",
        source,
        target,
        cue: { start: cueToken.start, end: cueToken.end },
        sentence: reading.sentenceOf(draft.head),
        polarity: "positive",
        modality: "actual",
        by: isIn ? "place.in" : "place.comma",
      });
    }
  });
  return facts;
}

function rank(type: EntityType): number {
  return ["Facility", "City", "Region", "Country", "Place"].indexOf(type);
}

/** "Ann Holt of Acme" works there, of a party she is a member; "Acme, a unit of Bolt" is a part of it. */
function bodyFacts(reading: Reading, clusters: Clusters, index: DraftIndex): DraftFact[] {
  const { drafts } = clusters;
  const { tree, doc } = reading;
  const facts: DraftFact[] = [];
  const push = (relation: DraftFact["relation"], source: number, target: number, cue: number, by: string) => {
    const { start, end } = doc.tokens[cue]!;
    facts.push({
      relation,
      source,
      target,
      cue: { start, end },
      sentence: reading.sentenceOf(cue),
      polarity: "positive",
      modality: "actual",
      by,
    });
  };
  drafts.forEach((draft, source) => {
    // "the Liberals' Tom Hurd", "Acme's Ann Holt"
    if (draft.kind === "name" && draft.type === "Person")
      for (const child of tree.children(draft.head, "nmod:poss")) {
        const target = index.filling(child);
        if (target === undefined || drafts[target]!.kind === "pronoun") continue;
        const { type, entityKind } = clusters.of(target);
        const isClub = entityKind === "party" || entityKind === "team" || type === "Group";
        const isBody = type === "Organization" || (type === "Group" && drafts[target]!.determiner !== "none");
        if (isBody && (isClub || drafts[target]!.kind === "name"))
          push(isClub ? "MEMBER_OF" : "WORKS_FOR", source, target, draft.head, "person.possessor");
      }
    if (draft.kind === "name" && draft.type === "Person")
      for (const child of tree.children(draft.head, "nmod")) {
        const target = child > draft.head && tree.markers(child)[0] === "of" ? index.filling(child) : undefined;
        if (target === undefined || drafts[target]!.type !== "Organization") continue;
        push(
          drafts[target]!.entityKind === "party" || isPartyName(drafts[target]!) ? "MEMBER_OF" : "WORKS_FOR",
          source,
          target,
          tree.child(child, "case")!,
          "person.of",
        );
      }
    // "drivers at Balkan Rail", "a nurse with the Red Cross"
    if (draft.kind === "nominal" && isStaff(reading, draft))
      for (const child of tree.children(draft.head, "nmod")) {
        const marker = child > draft.head ? tree.markers(child)[0] : undefined;
        const target = marker === "at" || marker === "with" ? index.filling(child) : undefined;
        if (target !== undefined && drafts[target]!.kind === "name" && clusters.of(target).type === "Organization")
          push("WORKS_FOR", source, target, tree.child(child, "case") ?? child, "staff.at");
      }
    if (draft.kind === "nominal" && PARTS.test(tree.lemma(draft.head)) && clusters.of(source).named)
      for (const child of tree.children(draft.head, "nmod")) {
        const whole = child > draft.head && tree.markers(child)[0] === "of" ? index.filling(child) : undefined;
        const part = clusters
          .of(source)
          .members.find(
            (member) =>
              drafts[member]!.kind === "name" &&
              reading.sentenceOf(drafts[member]!.head) === reading.sentenceOf(draft.head),
          );
        if (whole === undefined || part === undefined || clusters.same(whole, part)) continue;
        push("PART_OF", part, whole, draft.head, "apposition.part");
      }
  });
  return facts;
}
