// What the amount of a claim measures, by relation: the rate of a tariff, the money paid, the people killed. Anything else that is
// counted nearby is no measure of the claim ("arrested in three towns").
import type { RelationType } from "#schema";
import type { AmountMention } from "./amounts.ts";

interface Measure {
  readonly money?: true;
  readonly percent?: true;
  /** people who are the object of the event */
  readonly people?: true;
  /** things that are the object of the event; with a pattern, only counts in such a unit, wherever they stand */
  readonly things?: true | RegExp;
}

const VOTES = /^(?:votes?|seats?|points?|percentage points|goals?|delegates|ballots)$/;
const JOBS = /^(?:jobs?|posts?|positions?|roles?)$/;
const TERMS = /^(?:years?|months?)$/;

const MEASURES: Partial<Record<RelationType, Measure>> = {
  ACQUIRES: { money: true, percent: true },
  AIDS: { money: true, people: true, things: true },
  APPOINTS: { people: true },
  ARRESTS: { people: true },
  ATTACKS: { things: true },
  CHARGES: { people: true },
  CONVICTS: { people: true, money: true, things: TERMS },
  DEFEATS: { percent: true, things: VOTES },
  DEPLOYS: { people: true, things: true },
  DISMISSES: { people: true, things: JOBS },
  EXPELS: { people: true },
  FINES: { money: true },
  FUNDS: { money: true },
  HITS: { people: true, things: true },
  IMPOSES_TARIFF: { percent: true },
  KILLS: { people: true },
  LIFTS: { percent: true },
  OWNS: { percent: true },
  PLEDGES: { money: true, people: true, things: true },
  PROPOSES: { money: true },
  RATIFIES: { money: true },
  REJECTS: { money: true },
  RELEASES: { people: true },
  REQUESTS: { money: true },
  SANCTIONS: { money: true },
  SEIZES: { people: true, money: true, things: true },
  SUSPENDS: { money: true },
  TRADES_WITH: { money: true, things: true },
  WINS: { money: true, percent: true, things: VOTES },
};

/** How well an amount fits the relation: "anywhere" beside the predicate, only as its "object", or not at all. */
export function measureOf(type: RelationType, mention: AmountMention): "anywhere" | "object" | null {
  const measure = MEASURES[type];
  if (measure === undefined) return null;
  const { kind, amount } = mention;
  if (kind === "money") return measure.money ? "anywhere" : null;
  if (kind === "percent") return measure.percent ? "anywhere" : null;
  if (kind === "people") return measure.people ? "object" : null;
  if (measure.things === undefined) return null;
  if (measure.things !== true) return measure.things.test(amount.unit) ? "anywhere" : null;
  // a term in years is no number of things
  return TERMS.test(amount.unit) || VOTES.test(amount.unit) ? null : "object";
}
