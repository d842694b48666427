// The entities room: names, demonyms, noun phrases and pronouns of an analysed document → mentions, coreference chains, nominal facts.
// Sieves from the surest to the least sure; each one may use what those before it joined.

import type { Stage } from "../document/index.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { joinAnaphors } from "./anaphor-chains.ts";
import type { AntecedentOptions } from "./antecedents.ts";
import { joinAppositions, joinCopulas, joinPlaces, joinTitled, retypeLed, retypeTaken } from "./apposition-chains.ts";
import { Clusters } from "./clusters.ts";
import { actsAsGovernment } from "./countries.ts";
import { type Draft, draft } from "./draft.ts";
import { joinByDeed, joinEpithets, joinLatter } from "./epithet-chains.ts";
import { findFacts } from "./facts.ts";
import { joinHeadlines } from "./headline-chains.ts";
import { joinHypernyms } from "./hypernym-chains.ts";
import { joinNames } from "./name-chains.ts";
import { findNames } from "./names.ts";
import { findNarrators } from "./narrators.ts";
import { countryOfNominals, joinPossessed, joinSameHead } from "./nominal-chains.ts";
import { findNominals } from "./nominals.ts";
import { findPronouns } from "./pronouns.ts";
import { findQuotes } from "./quotes.ts";
import { type Analysed, Reading } from "./reading.ts";
import { record } from "./record.ts";
import { countryOfRoles, joinRelatives, joinRoleNominals } from "./role-chains.ts";
import { DraftIndex, findRoles } from "./roles.ts";
import { findSides } from "./sides.ts";
import { joinSynonyms } from "./synonym-chains.ts";

export type { AntecedentOptions };

type Needs = "blocks" | "sentences" | "tokens" | "tags" | "arcs" | "names" | "predicates";

/** The stage that finds mentions, chains and nominal facts with a lexicon. */
export function createEntities(lexicon: Lexicon): Stage<Needs, "mentions" | "chains" | "facts"> {
  return {
    name: "entities",
    adds: ["mentions", "chains", "facts"],
    run: (doc) => resolve(doc, lexicon),
  };
}

/** For a trainer, options take the place of parts of the stage. */
export function resolve(doc: Analysed, lexicon: Lexicon, options: AntecedentOptions = {}): ReturnType<typeof record> {
  const reading = new Reading(doc, lexicon);
  const drafts = findDrafts(reading);
  const index = new DraftIndex(drafts, doc.tokens.length);
  const clusters = new Clusters(drafts);
  const roles = findRoles(reading, drafts, index);
  joinNames(reading, clusters);
  retypeLed(reading, clusters, index);
  retypeTaken(reading, clusters);
  joinAppositions(reading, clusters, index);
  joinPlaces(reading, clusters, index);
  joinTitled(reading, clusters, index);
  countryOfRoles(clusters, roles);
  countryOfNominals(reading, clusters, index);
  if (!options.alone) joinByDeed(reading, clusters);
  joinRoleNominals(reading, clusters, index, roles);
  if (!options.alone) {
    joinSameHead(reading, clusters, index);
    joinHeadlines(reading, clusters, index);
    joinHypernyms(reading, clusters, index);
    joinSynonyms(reading, clusters, index);
    joinEpithets(reading, clusters, roles);
    joinLatter(reading, clusters, index);
  }
  const quotes = findQuotes(reading);
  findSides(reading, clusters, index, roles, quotes);
  const narrators = findNarrators(reading, clusters, index, quotes);
  joinCopulas(reading, clusters, index, false);
  joinAnaphors(reading, clusters, index, quotes, narrators, roles, options);
  joinCopulas(reading, clusters, index, true);
  joinPossessed(reading, clusters, index);
  joinRelatives(reading, clusters, index, roles);
  return record(reading, clusters, findFacts(reading, clusters, index, roles));
}

/** All mentions in the order of the text; an outer one comes before those inside it. */
function findDrafts(reading: Reading): Draft[] {
  const found = findNames(reading);
  const names = found.map((name) => (actsAsGovernment(reading, name) ? asGovernment(reading, name, found) : name));
  const nominals = findNominals(reading, names);
  const pronouns = findPronouns(reading).filter(
    (pronoun) => !names.some((name) => name.firstToken <= pronoun.head && pronoun.head < name.endToken),
  );
  return [...names, ...nominals, ...pronouns].sort(
    (a, b) => a.firstToken - b.firstToken || b.endToken - a.endToken || a.head - b.head,
  );
}

/** "Beijing protested" → a mention of China; "Brussels objected" → of the European Union where the article names it, else of Belgium. */
function asGovernment(reading: Reading, capital: Draft, names: readonly Draft[]): Draft {
  const union = reading.lexicon
    .named(capital.words)
    .find(({ row }) => row.kind === "igo" && names.some((name) => name.row?.id === row.id))?.row;
  const row = union ?? reading.lexicon.row(capital.row!.capitalOf!);
  return row ? draft({ ...capital, type: row.type, row, entityKind: row.kind }) : capital;
}
