// Values of a record become property values that Neo4j, its import files and its scripts all hold alike, and come back exactly.
// What cannot be held (half a surrogate pair, an empty item of a list) is replaced by its nearest, with the true value as JSON in `exact`.
import type { Neo4jProperty, Neo4jType } from "#schema";
import { NewsgraphError } from "../../errors.ts";

/** Dates are "YYYY-MM-DD"; an absent property is null or an empty list. */
export type StoredValue = string | number | boolean | readonly string[] | readonly number[];
export type Stored = Readonly<Record<string, StoredValue>>;

type Properties = Readonly<Record<string, Neo4jProperty>>;

/** Parts the items of a list in import files; text does not hold it, and where it does `exact` keeps the text. */
export const LIST_DELIMITER = "\u001f";

/** A key of an index may take 8 kB; a UTF-16 unit takes up to three bytes. */
const LONGEST_KEY = 2600;
const LONGEST_NAME = 2000;

const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Checks values against the table and leaves out nulls and empty lists. `derived` values are copies made for readers (the words under
 * a span): they are made storable too, but nothing is kept of what they lose.
 * @throws NewsgraphError export/neo4j-value where a value has another type than the table says
 */
export function storeValues(
  properties: Properties,
  values: Readonly<Record<string, unknown>>,
  derived: Readonly<Record<string, unknown>> = {},
): Stored {
  const stored: Record<string, StoredValue> = {};
  const exact: [string, unknown][] = [];
  for (const [source, isDerived] of [
    [values, false],
    [derived, true],
  ] as const) {
    for (const [name, value] of Object.entries(source)) {
      if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      if (!Object.hasOwn(properties, name)) throw new Error(`no property ${name} in the Neo4j model`);
      checkType(name, properties[name]!.type, value);
      const held = hold(name, value as StoredValue);
      if (held !== value && !isDerived) exact.push([name, value]);
      if (!(Array.isArray(held) && held.length === 0)) stored[name] = held;
    }
  }
  // Object.fromEntries defines own properties, so a name such as "__proto__" stays data
  if (exact.length > 0) stored.exact = JSON.stringify(Object.fromEntries(exact));
  return stored;
}

/** The values as they were before `storeValues`. */
export function restoreValues(stored: Stored): Stored {
  if (typeof stored.exact !== "string") return stored;
  return { ...stored, ...(JSON.parse(stored.exact) as Stored) };
}

/**
 * Keys are matched and indexed, so they must be held exactly.
 * @throws NewsgraphError export/neo4j-value for a key that is too long or not valid Unicode
 */
export function checkKey(kind: string, key: string): void {
  if (key.length > LONGEST_KEY)
    throw new NewsgraphError(
      "export/neo4j-value",
      `the id of ${kind} "${key.slice(0, 60)}…" has ${key.length} characters`,
    );
  if (holdText(key) !== key)
    throw new NewsgraphError(
      "export/neo4j-value",
      `the id of ${kind} ${JSON.stringify(key.slice(0, 60))} holds a character that Neo4j cannot keep`,
    );
}

/** True for a day that the calendar has. The driver itself takes 30 February and stores 2 March. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!;
}

const CHECKS: Record<Neo4jType, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  "string[]": (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  integer: (value) => Number.isSafeInteger(value),
  "integer[]": (value) => Array.isArray(value) && value.every((item) => Number.isSafeInteger(item)),
  float: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string" && isCalendarDay(value),
};

function checkType(name: string, type: Neo4jType, value: unknown): void {
  if (CHECKS[type](value)) return;
  throw new NewsgraphError(
    "export/neo4j-value",
    `${name} must be a ${type}, not ${JSON.stringify(value)?.slice(0, 60)}`,
  );
}

function hold(name: string, value: StoredValue): StoredValue {
  if (typeof value === "string") return holdText(name === "name" ? shorten(value) : value);
  if (!Array.isArray(value)) return value;
  const items = value as readonly (string | number)[];
  const held = items.map((item) => (typeof item === "string" ? holdText(item).replaceAll(LIST_DELIMITER, " ") : item));
  const same = held.every((item, i) => item === items[i] && item !== "");
  return same ? value : (held.filter((item) => item !== "") as readonly string[]);
}

function holdText(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd");
}

function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
