// Extraction: the record of one article, the unit of truth. Every graph and every export is a pure fold over extractions.
import { z } from "zod";
import { Article, Day } from "./article.ts";
import {
  ENTITY_KINDS,
  ENTITY_TYPES,
  type EntityType,
  MODALITIES,
  PLOVER_CATEGORIES,
  type PloverCategory,
  POLARITIES,
  RELATION_TYPES,
} from "./ontology.ts";
import { Span } from "./span.ts";

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]];

export const EntityTypeSchema = z.enum(keysOf<EntityType>(ENTITY_TYPES)).meta({ id: "EntityType" });
export const EntityKindSchema = z.enum(ENTITY_KINDS).meta({ id: "EntityKind" });
export const RelationTypeSchema = z.enum(RELATION_TYPES).meta({ id: "RelationType" });
export const PolaritySchema = z.enum(POLARITIES).meta({ id: "Polarity" });
export const ModalitySchema = z.enum(MODALITIES).meta({ id: "Modality" });
export const PloverCategorySchema = z.enum(keysOf<PloverCategory>(PLOVER_CATEGORIES)).meta({ id: "PloverCategory" });

/** Identifiers inside a record: a short prefix and a content hash, never a counter. */
const Id = z.string().regex(/^[a-z]+:[0-9a-f]{16}$/);

/** ISO 3166-1 alpha-3 */
export const CountryCode = z.string().regex(/^[A-Z]{3}$/);
export const WikidataId = z.string().regex(/^Q[1-9][0-9]*$/);

export const MENTION_KINDS = ["name", "nominal", "pronoun", "demonym"] as const;

/** A span that refers to an entity. */
export const Mention = z
  .strictObject({
    id: Id,
    start: z.int().nonnegative(),
    end: z.int().positive(),
    kind: z.enum(MENTION_KINDS),
    type: EntityTypeSchema,
    /** the chain that this mention belongs to; every mention belongs to exactly one */
    chain: Id,
  })
  .meta({ id: "Mention" });
export type Mention = z.infer<typeof Mention>;

/** The mentions of one entity inside an article. */
export const Chain = z
  .strictObject({
    id: Id,
    type: EntityTypeSchema,
    kind: EntityKindSchema.nullable(),
    /** canonical name: from the gazetteer where it is certain, else the fullest name in the article */
    name: z.string().min(1),
    /** other names used in the article */
    aliases: z.array(z.string()),
    country: CountryCode.nullable(),
    wikidata: WikidataId.nullable(),
    /** true when the article names the entity; false for "drug cartels", "two officials" */
    named: z.boolean(),
  })
  .meta({ id: "Chain" });
export type Chain = z.infer<typeof Chain>;

/** What somebody is reported to say, whether or not a claim came of it. */
export const Statement = z
  .strictObject({
    id: Id,
    /** chain of the speaker; null when the text gives a source that refers to nobody ("it is said") */
    speaker: Id.nullable(),
    source: z.array(Span),
    cue: z.array(Span),
    content: z.array(Span).min(1),
    mode: z.enum(["direct", "indirect", "mixed"]),
    /** report: the source says or believes the content; stance: it wants, judges or discusses it, and vouches for nothing */
    kind: z.enum(["report", "stance"]),
  })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof Statement>;

/** When the event happens or the state holds; inclusive days, an open end is null. */
export const ClaimDate = z
  .strictObject({
    from: Day.nullable(),
    to: Day.nullable(),
    precision: z.enum(["day", "week", "month", "quarter", "season", "year", "decade", "century", "range"]),
    /** true when a relative expression was resolved against the date of the article */
    inferred: z.boolean(),
    span: Span,
  })
  .refine((date) => date.from !== null || date.to !== null, { error: "a date needs at least one end" })
  .meta({ id: "ClaimDate" });
export type ClaimDate = z.infer<typeof ClaimDate>;

export const ClaimAmount = z
  .strictObject({
    value: z.number(),
    /** "percent", an ISO 4217 code, "people", or a plural noun */
    unit: z.string().min(1),
    bound: z.enum(["exact", "about", "at-least", "at-most"]),
    span: Span,
  })
  .meta({ id: "ClaimAmount" });
export type ClaimAmount = z.infer<typeof ClaimAmount>;

/** The characters that prove a claim. */
export const Evidence = z
  .strictObject({
    sentence: Span,
    cue: Span,
    source: Span.nullable(),
    target: Span.nullable(),
  })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof Evidence>;

/** What one sentence says. */
export const Claim = z
  .strictObject({
    /** hash of (article id, sentence span, source span, type, target span or content, cue span) */
    id: Id,
    type: RelationTypeSchema,
    /** chain ids; null when the text does not say who ("was arrested") */
    source: Id.nullable(),
    target: Id.nullable(),
    /** claims that this one is about: what is threatened, rejected, promised */
    content: z.array(Id),
    polarity: PolaritySchema,
    modality: ModalitySchema,
    condition: Span.nullable(),
    /** chains of the speakers, outermost first; empty for the article's own voice */
    attribution: z.array(Id),
    date: ClaimDate.nullable(),
    amount: ClaimAmount.nullable(),
    /** chain of the place of the event */
    place: Id.nullable(),
    /** category as coded, after modality; null where the event is denied, imagined or outside PLOVER */
    plover: PloverCategorySchema.nullable(),
    ploverMode: z.string().nullable(),
    /** CAMEO code and Goldstein score of the lexicon row, where it has them */
    cameo: z.string().nullable(),
    goldstein: z.number().min(-10).max(10).nullable(),
    evidence: Evidence,
    /**
     * the probability that the relation and both ends are right (of an end that is missing: that the rest is right), whatever polarity,
     * modality, speakers, date and amount; fitted to articles with gold claims
     */
    confidence: z.number().min(0).max(1),
    /** id of the lexicon row or rule, "llm:…" for a language model */
    by: z.string().min(1),
    /** decisions in the order they were taken, one short sentence each, for `explain`; last what the confidence is made of */
    trace: z.array(z.string()),
  })
  .meta({ id: "Claim" });
export type Claim = z.infer<typeof Claim>;

export const SEVERITIES = ["info", "warning", "error"] as const;

/** Something the reader of a result should know; it never stops a corpus. */
export const Diagnostic = z
  .strictObject({
    code: z.string(),
    severity: z.enum(SEVERITIES),
    message: z.string(),
    place: Span.nullable(),
  })
  .meta({ id: "Diagnostic" });
export type Diagnostic = z.infer<typeof Diagnostic>;

export const Extraction = z
  .strictObject({
    version: z.literal(1),
    /** "newsgraph VERSION MODEL" */
    extractor: z.string().min(1),
    article: Article,
    mentions: z.array(Mention),
    chains: z.array(Chain),
    statements: z.array(Statement),
    claims: z.array(Claim),
    diagnostics: z.array(Diagnostic),
  })
  .superRefine(checkReferences)
  .meta({ id: "Extraction" });
export type Extraction = z.infer<typeof Extraction>;

/** Every id that a record names must be in the record, and every span inside the text. */
function checkReferences(
  record: {
    article: Article;
    mentions: Mention[];
    chains: Chain[];
    statements: Statement[];
    claims: Claim[];
  },
  context: z.RefinementCtx,
): void {
  const chains = new Set(record.chains.map((chain) => chain.id));
  const claims = new Set(record.claims.map((claim) => claim.id));
  const length = record.article.text.length;
  const complain = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const inside = (span: { start: number; end: number } | null, path: (string | number)[]) => {
    if (span && span.end > length) complain(path, `span ends at ${span.end}, the text at ${length}`);
  };
  const known = (id: string | null, path: (string | number)[]) => {
    if (id !== null && !chains.has(id)) complain(path, `no chain ${id}`);
  };
  if (chains.size !== record.chains.length) complain(["chains"], "a chain id occurs twice");
  if (claims.size !== record.claims.length) complain(["claims"], "a claim id occurs twice");
  record.mentions.forEach((mention, i) => {
    known(mention.chain, ["mentions", i, "chain"]);
    inside(mention, ["mentions", i]);
  });
  record.statements.forEach((statement, i) => {
    known(statement.speaker, ["statements", i, "speaker"]);
    for (const key of ["source", "cue", "content"] as const)
      statement[key].forEach((span, k) => {
        inside(span, ["statements", i, key, k]);
      });
  });
  record.claims.forEach((claim, i) => {
    known(claim.source, ["claims", i, "source"]);
    known(claim.target, ["claims", i, "target"]);
    known(claim.place, ["claims", i, "place"]);
    claim.attribution.forEach((id, k) => {
      known(id, ["claims", i, "attribution", k]);
    });
    claim.content.forEach((id, k) => {
      if (!claims.has(id)) complain(["claims", i, "content", k], `no claim ${id}`);
    });
    if (claim.source === null && claim.target === null && claim.content.length === 0)
      complain(["claims", i], "a claim needs a source, a target or a content");
    for (const key of ["sentence", "cue", "source", "target"] as const)
      inside(claim.evidence[key], ["claims", i, "evidence", key]);
    inside(claim.condition, ["claims", i, "condition"]);
  });
}

/** A failed article in a batch: what `extract` writes in place of a record. */
export const ExtractionFailure = z
  .strictObject({
    version: z.literal(1),
    failed: z.literal(true),
    id: z.string().nullable(),
    line: z.int().positive().nullable(),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: "ExtractionFailure" });
export type ExtractionFailure = z.infer<typeof ExtractionFailure>;

/** The last line of an extraction file: a truncated file is one without it. */
export const ExtractionTrailer = z
  .strictObject({
    version: z.literal(1),
    trailer: z.literal(true),
    extractor: z.string(),
    articles: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    claims: z.int().nonnegative(),
  })
  .meta({ id: "ExtractionTrailer" });
export type ExtractionTrailer = z.infer<typeof ExtractionTrailer>;
