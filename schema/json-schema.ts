// The zod schemas as JSON Schema (2020-12), for readers in other languages. The files in `json/` are made from these and committed; what
// JSON Schema cannot say (ids that must exist, spans inside the text) is in the descriptions.
import { z } from "zod";
import { Article } from "./article.ts";
import { Extraction, ExtractionFailure, ExtractionTrailer } from "./extraction.ts";
import { GraphFile } from "./graph.ts";
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
} from "./lexicon.ts";

interface Published {
  readonly schema: z.ZodType;
  readonly description: string;
  /** of rows that people write, defaults may be left out */
  readonly io: "input" | "output";
}

const PUBLISHED: Readonly<Record<string, Published>> = {
  article: { schema: Article, io: "output", description: "One input text with its metadata." },
  extraction: {
    schema: Extraction,
    io: "output",
    description:
      "The record of one article. Every id that it names is in it; spans are UTF-16 offsets into article.text.",
  },
  "extraction-failure": {
    schema: ExtractionFailure,
    io: "output",
    description: "What stands in an extraction file for an article that failed.",
  },
  "extraction-trailer": {
    schema: ExtractionTrailer,
    io: "output",
    description: "The last line of an extraction file; a file without it was cut off.",
  },
  graph: {
    schema: GraphFile,
    io: "output",
    description:
      "graph.json. Ends of claims are entities or event nodes of the file; quotes are parts of article texts.",
  },
  "lexicon-frame": { schema: FrameRow, io: "input", description: "A line of data/lexicon/*/frames." },
  "lexicon-gazetteer": { schema: GazetteerRow, io: "input", description: "A line of data/lexicon/*/gazetteer." },
  "lexicon-office": { schema: OfficeRow, io: "input", description: "A line of data/lexicon/*/offices.jsonl." },
  "lexicon-cue": { schema: CueRow, io: "input", description: "A line of data/lexicon/*/cues.jsonl." },
  "lexicon-currency": { schema: CurrencyRow, io: "input", description: "A line of data/lexicon/*/currencies.jsonl." },
  "lexicon-country-group": {
    schema: CountryGroupRow,
    io: "input",
    description: "A line of data/lexicon/*/country-groups.jsonl.",
  },
  "lexicon-given-name": {
    schema: GivenNameRow,
    io: "input",
    description: "A line of data/lexicon/*/given-names.jsonl.",
  },
  "lexicon-pronoun": { schema: PronounRow, io: "input", description: "A line of data/lexicon/*/pronouns.jsonl." },
  "lexicon-nominal": { schema: NominalRow, io: "input", description: "A line of data/lexicon/*/nominals." },
};

/** Names of files with their texts. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(PUBLISHED).map(([name, { schema, description, io }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, description, ...rest }, null, 2)}\n`];
    }),
  );
}
