// Where named bodies and people come from, by the words beside their descriptions: "a Norwegian group" → LOCATED_IN, "the Mongolian
// judoka" → CITIZEN_OF, "a court in Lima", "Oslo institute X". Offices are told apart elsewhere: "the Mexican president" serves Mexico.
import type { EntityType } from "#schema";
import type { NominalFact } from "../document/index.ts";
import type { Clusters } from "./clusters.ts";
import type { DraftFact } from "./facts.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

const WHERE: ReadonlySet<EntityType> = new Set(["Country", "City", "Region"]);
const SITES: ReadonlySet<EntityType> = new Set(["Facility", "Organization", "City", "Region", "Place"]);
/** Bodies of a state are part of it rather than located in it. */
const STATE_BODIES: ReadonlySet<string> = new Set([
  "government",
  "ministry",
  "legislature",
  "court",
  "military",
  "police",
  "agency",
]);

export function originFacts(reading: Reading, clusters: Clusters, index: DraftIndex): readonly DraftFact[] {
  const { drafts } = clusters;
  const { tree, doc } = reading;
  const facts: DraftFact[] = [];
  const push = (relation: NominalFact["relation"], source: number, target: number, cue: number, by: string) => {
    if (source === target || clusters.same(source, target)) return;
    const { start, end } = doc.tokens[cue]!;
    const sentence = reading.sentenceOf(cue);
    facts.push({
      relation,
      source,
      target,
      cue: { start, end },
      sentence,
      polarity: "positive",
      modality: "actual",
      by,
    });
  };
  drafts.forEach((draft, source) => {
    const cluster = clusters.of(source);
    if (draft.kind === "nominal" && cluster.named) {
      const office = reading.lexicon.office(tree.lemma(draft.head).toLowerCase());
      for (const child of tree.children(draft.head, "amod", "compound", "nmod")) {
        const target = index.filling(child);
        if (target === undefined || child > draft.head || !WHERE.has(clusters.of(target).type)) continue;
        const demonym = drafts[target]!.kind === "demonym";
        // "Acme, Latvia's biggest dairy"
        const owned = tree.is(child, "nmod:poss") && draft.entityKind === "company" && drafts[target]!.kind === "name";
        if (tree.is(child, "nmod") && tree.relation(child) !== "nmod:desc" && !demonym && !owned) continue;
        if (
          cluster.type === "Organization" &&
          !STATE_BODIES.has(draft.entityKind ?? "") &&
          (demonym || owned || tree.is(child, "compound"))
        )
          push("LOCATED_IN", source, target, draft.head, "origin.body");
        if (
          cluster.type === "Person" &&
          demonym &&
          clusters.of(target).type === "Country" &&
          // "Celtic's Danish coach" serves Celtic
          (!office || office.relation === null || tree.child(draft.head, "nmod:poss") !== undefined)
        )
          push("CITIZEN_OF", source, target, draft.head, "origin.person");
      }
    }
    // "Finnish competitor Suomi Bank": the description is no mention of its own where the tree hangs it on the name
    if (draft.kind === "name" && draft.type === "Organization" && !STATE_BODIES.has(draft.entityKind ?? ""))
      // the adjective hangs on the description or, with it, on the name
      for (const noun of tree.children(draft.head, "nmod:desc", "compound"))
        for (const child of tree.upos(noun) === "NOUN" && noun < draft.head && !isPersonal(reading, noun)
          ? [...tree.children(noun, "amod"), ...tree.children(draft.head, "amod").filter((other) => other < noun)]
          : []) {
          const target = index.filling(child);
          if (target !== undefined && drafts[target]!.kind === "demonym")
            push("LOCATED_IN", source, target, noun, "origin.described");
        }
    // "Oslo-based Fjord Oil", "a Lima-based firm"
    if (draft.type === "Organization" && draft.kind !== "pronoun")
      for (const based of tree.children(draft.head, "amod"))
        if (/^(based|headquartered)$/.test(reading.lower[based]!) && /^[-–]$/.test(reading.lower[based - 1]!)) {
          const target = index.at(based - 2);
          if (target !== undefined && drafts[target]!.kind === "name" && WHERE.has(drafts[target]!.type))
            push("LOCATED_IN", source, target, based, "origin.based");
        }
    // "hired Italian Fabio Conti"
    if (draft.kind === "name" && draft.type === "Person" && draft.firstToken > 0) {
      const before = index.at(draft.firstToken - 1);
      const isBeside =
        before !== undefined && drafts[before]!.kind === "demonym" && drafts[before]!.endToken === draft.firstToken;
      if (isBeside && clusters.of(before).type === "Country" && tree.head(drafts[before]!.head) === draft.head)
        push("CITIZEN_OF", source, before, draft.head, "origin.beside");
    }
    // "Kenya's Faith Otieno"
    if (draft.kind === "name" && draft.type === "Person")
      for (const child of tree.children(draft.head, "nmod:poss")) {
        const target = index.filling(child);
        if (target !== undefined && drafts[target]!.kind === "name" && clusters.of(target).type === "Country")
          push("CITIZEN_OF", source, target, draft.head, "origin.possessor");
      }
    // "Peru's Institute of Astronomy"
    if (draft.kind === "name" && draft.type === "Organization" && !STATE_BODIES.has(draft.entityKind ?? ""))
      for (const child of tree.children(draft.head, "nmod:poss")) {
        const target = index.filling(child);
        if (target !== undefined && drafts[target]!.kind === "name" && WHERE.has(drafts[target]!.type))
          push("LOCATED_IN", source, target, draft.head, "origin.possessor");
      }
    // "Nordal Shipping of Oslo"
    if (draft.kind === "name" && draft.type === "Organization" && !STATE_BODIES.has(draft.entityKind ?? ""))
      for (const child of tree.children(draft.head, "nmod")) {
        const target = child > draft.head && tree.markers(child)[0] === "of" ? index.filling(child) : undefined;
        if (target !== undefined && drafts[target]!.kind === "name" && WHERE.has(clusters.of(target).type))
          push("LOCATED_IN", source, target, tree.child(child, "case") ?? child, "origin.of");
      }
    // "a court in Lima", "the vaccine plant in Girona"; names in places are found with the places
    if (draft.kind === "nominal" && SITES.has(draft.type))
      for (const child of tree.children(draft.head, "nmod")) {
        const where = child > draft.head && tree.markers(child)[0] === "in" ? child : undefined;
        const target = where === undefined ? undefined : index.filling(wholeOf(reading, where));
        if (target === undefined || drafts[target]!.kind !== "name" || !WHERE.has(drafts[target]!.type)) continue;
        push("LOCATED_IN", source, target, tree.child(child, "case") ?? child, "origin.site");
      }
  });
  return facts;
}

/** "Mexican billionaire Rafael Soler's Grupo Soler": a noun for a person by role tells of the person; a salmon farmer may be a firm. */
function isPersonal({ tree, lexicon }: Reading, noun: number): boolean {
  const office = lexicon.office(tree.lemma(noun).toLowerCase());
  return office !== undefined && office.id !== "kin" && tree.child(noun, "compound") === undefined;
}

/** "Norway's far north" lies in Norway. */
export function wholeOf({ tree, lower }: Reading, place: number): number {
  const isPart = /^(north|south|east|west|northeast|northwest|southeast|southwest|capital|interior|centre|center)$/;
  return (isPart.test(lower[place]!) ? tree.child(place, "nmod:poss") : undefined) ?? place;
}
