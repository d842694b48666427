// Options that several commands share, with their checks.
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { FORMATS, type Format } from "../ingest/index.ts";

export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,11}$/.test(value)) throw new InvalidArgumentError("Give a whole number above zero.");
  return Number(value);
}

export function day(value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value))
    throw new InvalidArgumentError("Give a day as YYYY-MM-DD.");
  return value;
}

export const formatOption = () =>
  new Option("--format <format>", "format of the inputs, instead of what their names tell").choices(FORMATS);
export const dateOption = () =>
  new Option("--date <day>", "day of publication of texts and pages, YYYY-MM-DD").argParser(day);
export const maxBytesOption = () =>
  new Option("--max-bytes <number>", "refuse articles larger than this").argParser(wholeNumber).default(10_000_000);
export const jobsOption = () =>
  new Option("--jobs <number>", "threads for a batch; default: one per core")
    .argParser(wholeNumber)
    .env("NEWSGRAPH_JOBS");
export const modelOption = () =>
  new Option("--model <name>", "weights in data/models").default("base").env("NEWSGRAPH_MODEL");
export const jsonOption = () => new Option("--json", "JSON on standard output");
export const quietOption = () => new Option("-q, --quiet", "no summary and no progress, only errors");

export interface InputFlags {
  readonly format?: Format | undefined;
  readonly date?: string | undefined;
  readonly maxBytes: number;
}
