// Claims → rows of a spreadsheet. Cells that a spreadsheet would take for a formula begin with an apostrophe.
import type { Store } from "./store.ts";
import { NONE } from "./store.ts";
import { amountWords, phrase, STANDING_WORDS } from "./words.ts";

interface Column {
  readonly name: string;
  readonly title: string;
  readonly value: (store: Store, claim: number) => string;
  readonly compare?: (a: string, b: string) => number;
}

const name = (store: Store, node: number) => (node === NONE ? "" : store.nodeName(node));
const day = (store: Store, claim: number, end: "from" | "to") => store.claim(claim).date?.[end] ?? "";
const article = (store: Store, claim: number) => store.articles[store.claims.article[claim]!]!;
/** By the first number of a cell: "about USD 20,000" by 20000. */
const numeric = (a: string, b: string) => numberIn(a) - numberIn(b);
const numberIn = (cell: string) => Number(/-?\d[\d,.]*/.exec(cell)?.[0].replaceAll(",", "") ?? 0);

export const COLUMNS: readonly Column[] = [
  { name: "claim", title: "Claim", value: (store, claim) => store.claimId(claim) },
  { name: "type", title: "Type", value: (store, claim) => store.relation(claim) },
  { name: "source", title: "Who", value: (store, claim) => name(store, store.claims.source[claim]!) },
  { name: "relation", title: "Relation", value: (store, claim) => phrase(store, claim) },
  { name: "target", title: "Whom or what", value: (store, claim) => name(store, store.claims.target[claim]!) },
  { name: "standing", title: "Standing", value: (store, claim) => STANDING_WORDS[store.standing[claim]!].name },
  { name: "polarity", title: "Polarity", value: (store, claim) => store.polarity(claim) },
  { name: "modality", title: "Modality", value: (store, claim) => store.modality(claim) },
  {
    name: "speaker",
    title: "Speaker",
    value: (store, claim) => Array.from(store.attribution.of(claim), (node) => store.nodeName(node)).join(" > "),
  },
  { name: "date", title: "Date", value: (store, claim) => day(store, claim, "from") },
  { name: "dateTo", title: "Date to", value: (store, claim) => day(store, claim, "to") },
  {
    name: "amount",
    title: "Amount",
    value: (store, claim) => {
      const { amount } = store.claim(claim);
      return amount ? amountWords(amount) : "";
    },
    compare: numeric,
  },
  { name: "location", title: "Place", value: (store, claim) => name(store, store.claims.location[claim]!) },
  { name: "plover", title: "PLOVER", value: (store, claim) => store.claim(claim).plover ?? "" },
  {
    name: "confidence",
    title: "Confidence",
    value: (store, claim) => String(store.confidence(claim)),
    compare: numeric,
  },
  { name: "rule", title: "Rule", value: (store, claim) => store.claim(claim).by },
  { name: "quote", title: "Evidence", value: (store, claim) => store.quote(claim).replace(/\s+/g, " ") },
  { name: "article", title: "Article", value: (store, claim) => article(store, claim).title ?? "" },
  { name: "url", title: "Address", value: (store, claim) => article(store, claim).url ?? "" },
];

/** One cell as RFC 4180 wants it. A number stays a number; other text that begins like a formula is disarmed. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function claimsCsv(store: Store, claims: readonly number[]): string {
  const rows = claims.map((claim) => COLUMNS.map((column) => csvCell(column.value(store, claim))).join(","));
  return `${[COLUMNS.map((column) => column.name).join(","), ...rows].join("\r\n")}\r\n`;
}
