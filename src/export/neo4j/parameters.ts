// Stored values become values of the driver and back. The table of properties says which: a number of JavaScript would always be a FLOAT,
// and a date must be the driver's own class.
import neo4j from "neo4j-driver";
import type { Neo4jProperty } from "#schema";
import type { Stored, StoredValue } from "./values.ts";

export function toParameters(
  properties: Readonly<Record<string, Neo4jProperty>>,
  values: Stored,
): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const type = properties[name]!.type;
    if (type === "integer") parameters[name] = neo4j.int(value as number);
    else if (type === "integer[]") parameters[name] = (value as number[]).map((item) => neo4j.int(item));
    else if (type === "date") {
      const [year, month, day] = (value as string).split("-").map(Number);
      parameters[name] = new neo4j.types.Date(year!, month!, day!);
    } else parameters[name] = value;
  }
  return parameters;
}

/** Of a connection with `disableLosslessIntegers`. */
export function fromProperties(properties: Readonly<Record<string, unknown>>): Stored {
  const entries = Object.entries(properties).map(([name, value]) => [name, fromProperty(value)] as const);
  return Object.fromEntries(entries);
}

function fromProperty(value: unknown): StoredValue {
  if (!neo4j.isDate(value as object)) return value as StoredValue;
  const { year, month, day } = value as { year: number; month: number; day: number };
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
