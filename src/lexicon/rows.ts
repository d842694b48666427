// Kinds of lexicon files: which schema the rows of a file have, told by its path below data/lexicon/LANGUAGE.
import { z } from "zod";
import {
  CountryGroupRow,
  CueRow,
  CurrencyRow,
  FrameRow,
  GazetteerRow,
  GivenNameRow,
  NominalRow,
  OfficeRow,
  PronounRow,
} from "#schema";

/** Row schemas by kind; a kind is also the name of a file, or of a folder of files. */
export const ROW_SCHEMAS = {
  frames: FrameRow,
  gazetteer: GazetteerRow,
  offices: OfficeRow,
  nominals: NominalRow,
  "given-names": GivenNameRow,
  "country-groups": CountryGroupRow,
  pronouns: PronounRow,
  currencies: CurrencyRow,
  cues: CueRow,
} as const;
export type RowKind = keyof typeof ROW_SCHEMAS;

/** The rows of a lexicon, as the files hold them with all defaults filled in. */
export interface LexiconRows {
  readonly frames: readonly FrameRow[];
  readonly gazetteer: readonly GazetteerRow[];
  readonly offices: readonly OfficeRow[];
  readonly nominals: readonly NominalRow[];
  readonly "given-names": readonly GivenNameRow[];
  readonly "country-groups": readonly CountryGroupRow[];
  readonly pronouns: readonly PronounRow[];
  readonly currencies: readonly CurrencyRow[];
  readonly cues: readonly CueRow[];
}

export const ROW_KINDS = Object.keys(ROW_SCHEMAS) as RowKind[];

/** "gazetteer/cities.jsonl" and "offices.jsonl" → the kind of their rows; null for another file. */
export function rowKind(path: string): RowKind | null {
  const first = path.split("/")[0]!.replace(/\.jsonl$/, "");
  return (ROW_KINDS as readonly string[]).includes(first) ? (first as RowKind) : null;
}

/** What each schema says of fields that a row leaves out. */
const DEFAULTS = new Map(ROW_KINDS.map((kind) => [kind, defaultsOf(ROW_SCHEMAS[kind].shape)]));

function defaultsOf(shape: Readonly<Record<string, z.ZodType>>): readonly (readonly [string, unknown])[] {
  return Object.entries(shape).flatMap(([field, schema]) =>
    schema instanceof z.ZodDefault ? [[field, schema.def.defaultValue] as const] : [],
  );
}

/**
 * Fills in what a row leaves out, in the row itself, without checking it: checking every row with zod costs more than reading an article.
 * `checkRows` proves that this gives the same as the schema.
 */
export function completeRow<K extends RowKind>(kind: K, row: object): LexiconRows[K][number] {
  const fields = row as Record<string, unknown>;
  for (const [field, value] of DEFAULTS.get(kind)!) if (fields[field] === undefined) fields[field] = value;
  return row as LexiconRows[K][number];
}
