// Claims in words: the label of an edge, the plain sentence of a card, the chips under it. Who says so stands first, what is not real
// yet is told as such, and a denial is never told as a deed.
import type { ClaimAmount, ClaimDate } from "#schema";
import { PLOVER_CATEGORIES, relationRow } from "../../../schema/ontology.ts";
import type { Standing } from "../../../schema/standing.ts";
import { infinitive, verbPhrase } from "../../../schema/wording.ts";
import { NONE, type Store } from "./store.ts";
import { shorten } from "./text.ts";

/** A piece of a sentence; one with a node is the name of that node. */
export interface Word {
  readonly text: string;
  readonly node: number;
}

export const STANDING_WORDS: Readonly<Record<Standing, { readonly name: string; readonly gloss: string }>> = {
  fact: { name: "told as fact", gloss: "the article tells it as having happened, in its own voice" },
  said: { name: "said", gloss: "somebody is quoted as saying that it happened" },
  open: { name: "not real yet", gloss: "it may, will or would happen, or is imagined" },
  alleged: { name: "alleged", gloss: "told, but marked as unproven" },
  denied: { name: "denied", gloss: "the one who speaks says that it is not so" },
};

/** Who threatens with the event of this claim; NONE when nobody does. */
export function threatenedBy(store: Store, claim: number): number {
  const [event] = store.eventsOf(claim);
  if (event === undefined) return NONE;
  for (const about of store.claimsOf(event))
    if (store.relation(about) === "THREATENS" && store.content.of(about).includes(event))
      return store.claims.source[about]!;
  return NONE;
}

/** "Dockers" and "the Velmar" take a plural verb; only groups and peoples can, "United States" is one country. */
function isPlural(store: Store, node: number): boolean {
  if (node === NONE || store.isEvent(node)) return false;
  const type = store.entityType(node);
  return type === "People" || (type === "Group" && /(?:[^s]s|men|people|police)$/i.test(store.nodeName(node)));
}

/** The verb phrase of a claim in its graph: "threatens to attack" where the source itself threatens with it. */
export function phrase(store: Store, claim: number): string {
  const parts = { type: store.relation(claim), polarity: store.polarity(claim), modality: store.modality(claim) };
  if (parts.polarity === "positive" && parts.modality !== "actual") {
    const threatener = threatenedBy(store, claim);
    if (threatener !== NONE && threatener === store.claims.source[claim])
      return `${isPlural(store, threatener) ? "threaten" : "threatens"} to ${infinitive(relationRow(parts.type).affirmed)}`;
  }
  return verbPhrase(parts, isPlural(store, store.claims.source[claim]!) ? "plural" : "singular");
}

/** Label of an edge: the phrase, what it depends on in short, and whose word it is when somebody denies. */
export function edgeLabel(store: Store, claim: number): string {
  const words = phrase(store, claim);
  if (store.standing[claim] === "denied") return `✕ ${words}`;
  return store.modality(claim) === "conditional" ? `${words}, if …` : words;
}

/** The claim as a plain sentence. */
export function sentence(store: Store, claim: number, depth = 0): Word[] {
  const words: Word[] = [];
  const say = (text: string) => words.push({ text, node: NONE });
  const name = (node: number) => words.push({ text: store.nodeName(node), node });
  if (depth === 0) {
    const all = Array.from(store.attribution.of(claim));
    // who threatens or promises is the one who says so: no need to tell it twice
    const chain = all.length === 1 && all[0] === store.claims.source[claim] ? [] : all;
    chain.forEach((speaker, i) => {
      say(i === 0 ? "According to " : ", citing ");
      name(speaker);
    });
    if (chain.length > 0) say(", ");
  }
  const record = store.claim(claim);
  const source = store.claims.source[claim]!;
  const target = store.claims.target[claim]!;
  if (source === NONE) say(words.length === 0 ? "Somebody" : "somebody");
  else name(source);
  say(` ${phrase(store, claim)}`);
  const contents = Array.from(store.content.of(claim));
  if (target !== NONE && !store.isEvent(target)) {
    say(" ");
    name(target);
  } else if (target === NONE && contents.length === 0) say(" something");
  if (record.amount) say(` (${amountWords(record.amount)})`);
  if (record.condition && store.modality(claim) !== "actual")
    say(` ${shorten(textOf(store, claim, record.condition), depth === 0 ? 110 : 60)}`);
  const told =
    target !== NONE && store.isEvent(target) && !contents.includes(target) ? [target, ...contents] : contents;
  if (depth < 3 && told.length > 0) {
    say(": ");
    told.forEach((event, i) => {
      if (i > 0) say("; ");
      words.push(...sentence(store, store.eventClaim(event), depth + 1));
    });
  }
  return words;
}

/** A sentence that was cut ends with the sign for that. */
export function fullStop(text: string): string {
  return text.endsWith("…") ? "" : ".";
}

export function plainSentence(store: Store, claim: number): string {
  const text = sentence(store, claim)
    .map((word) => word.text)
    .join("");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${fullStop(text)}`;
}

function textOf(store: Store, claim: number, span: { readonly start: number; readonly end: number }): string {
  const text = store.articles[store.claims.article[claim]!]!.text.slice(span.start, span.end).replace(/\s+/g, " ");
  // "If the accord fails, …" stands in the middle when it is told here
  return span.start === store.claims.sentenceStart[claim] ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export interface Chip {
  readonly text: string;
  /** what the chip means, for a reader who stops at it */
  readonly title: string;
  readonly standing?: Standing;
}

const MODALITY_WORDS = {
  possible: "possible",
  conditional: "depends on a condition",
  future: "in the future",
  hypothetical: "imagined",
  alleged: "alleged",
  actual: "",
} as const;

export function chips(store: Store, claim: number): Chip[] {
  const record = store.claim(claim);
  const standing = store.standing[claim]!;
  const list: Chip[] = [{ text: STANDING_WORDS[standing].name, title: STANDING_WORDS[standing].gloss, standing }];
  const mood = MODALITY_WORDS[record.modality];
  if (mood !== "" && mood !== STANDING_WORDS[standing].name)
    list.push({ text: mood, title: `modality: ${record.modality}` });
  const threatener = threatenedBy(store, claim);
  if (threatener !== NONE)
    list.push({ text: `threatened by ${store.nodeName(threatener)}`, title: "the content of a threat" });
  if (record.date)
    list.push({
      text: dateWords(record.date),
      title: record.date.inferred ? "date worked out from the date of the article" : "date in the text",
    });
  if (record.amount) list.push({ text: amountWords(record.amount), title: "amount" });
  const place = store.claims.location[claim]!;
  if (place !== NONE) list.push({ text: `place: ${store.nodeName(place)}`, title: "where it happens" });
  if (record.plover)
    list.push({
      text: `${record.plover}${record.ploverMode ? `: ${record.ploverMode}` : ""}`,
      title: `PLOVER category, ${PLOVER_CATEGORIES[record.plover]}`,
    });
  list.push({
    text: `${Math.round(record.confidence * 100)} % sure`,
    title: `chance that relation and ends are right; rule ${record.by}`,
  });
  return list;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "2025-03-03" → "3 March 2025" */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

export function dateWords(date: ClaimDate): string {
  const { from, to, precision } = date;
  if (from === null) return `until ${dayWords(to!)}`;
  if (to === null) return `since ${dayWords(from)}`;
  if (precision === "year") return String(Number(from.slice(0, 4)));
  if (precision === "month") return `${MONTHS[Number(from.slice(5, 7)) - 1]} ${Number(from.slice(0, 4))}`;
  if (precision === "decade") return `${from.slice(0, 3)}0s`;
  if (precision === "century") return `${Math.floor(Number(from.slice(0, 4)) / 100) + 1}th century`;
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}

const BOUNDS = { exact: "", about: "about ", "at-least": "at least ", "at-most": "at most " } as const;

export function amountWords(amount: ClaimAmount): string {
  const [whole = "", fraction] = String(amount.value).split(".");
  const number = /^-?\d{5,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const value = fraction === undefined ? number : `${number}.${fraction}`;
  const bound = BOUNDS[amount.bound];
  if (amount.unit === "percent") return `${bound}${value} %`;
  return /^[A-Z]{3}$/.test(amount.unit) ? `${bound}${amount.unit} ${value}` : `${bound}${value} ${amount.unit}`;
}
