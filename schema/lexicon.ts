// Rows of the lexicon: every word list, frame and gazetteer entry is one JSON line of one of these shapes, with its own proof.
import { z } from "zod";
import { Day } from "./article.ts";
import {
  CountryCode,
  EntityKindSchema,
  EntityTypeSchema,
  ModalitySchema,
  PloverCategorySchema,
  RelationTypeSchema,
  WikidataId,
} from "./extraction.ts";

const RowId = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
const Lemma = z.string().regex(/^[^\s].*[^\s]$|^\S$/);

/**
 * Where an argument stands, most wanted first. "ARG0" … "ARG4", "ARGM-LOC" …: the PropBank role, checked and completed by the tree;
 * "subject", "object", "indirect": the deep grammatical function (passives turned round); "obl:PREPOSITION": an oblique or noun
 * modifier with that case marker; "of", "poss", "by", "compound": dependents of a noun; "clause": the subject of the complement;
 * "self": the noun itself, an event that does something by itself ("a fire at the mill").
 */
export const ArgumentSelector = z
  .string()
  .regex(/^(ARG[0-4]|ARGM-[A-Z]{3}|subject|object|indirect|obl:[a-z-]+|of|poss|by|compound|clause|self)$/);

/** What a predicate does to the event that stands in its content. */
export const ContentEffect = z.strictObject({
  /** keep: as it stands; negative: the event is denied or did not happen; flip: two negatives cancel */
  polarity: z.enum(["keep", "negative", "flip"]),
  /** keep: as it stands */
  modality: z.union([ModalitySchema, z.literal("keep")]),
  /** true: whoever fills the source of this predicate says so */
  attributed: z.boolean(),
  /** who does the embedded event when it has no subject: "source" (promise to), "target" (urge to), null */
  control: z.enum(["source", "target"]).nullable(),
});
export type ContentEffect = z.infer<typeof ContentEffect>;

/** A sentence and what must be found in it: "Ruritania THREATENS Freedonia", attributes behind in brackets: "[negative future by Ann]". */
const Example = z.strictObject({ text: z.string().min(1), expect: z.array(z.string()) });

/** A frame: predicates that express one relation in one way, or (relation null) only act on the events in their content. */
export const FrameRow = z
  .strictObject({
    id: RowId,
    relation: RelationTypeSchema.nullable(),
    /** lemmas by part of speech; a row needs at least one. "rule out" is verb "rule" with particle "out". */
    verbs: z.array(Lemma).default([]),
    nouns: z.array(Lemma).default([]),
    adjectives: z.array(Lemma).default([]),
    particle: z.string().nullable().default(null),
    /** light verbs and idioms: lemmas of which one must be the object (or noun complement): "impose" + "tariff" */
    objects: z.array(Lemma).default([]),
    /** lemmas of which one must be the doer: "enter" by "troops" is no visit */
    subjects: z.array(Lemma).default([]),
    /** case markers of which one must be there: "call" + "on" */
    prepositions: z.array(z.string()).default([]),
    /**
     * forms of a clausal complement of which one must be there; empty: any or none. "forget to sign" did not happen, "forget that
     * she signed" did: "to" infinitive, "that" finite with or without conjunction, "ing" gerund, "whether" open question
     */
    complements: z.array(z.enum(["to", "that", "ing", "whether"])).default([]),
    /** PropBank rolesets of this sense; when the encoder is sure of another roleset of the lemma, the row declines */
    rolesets: z.array(z.string().regex(/^[a-z0-9_-]+\.[0-9]{2,3}$/)).default([]),
    source: z.array(ArgumentSelector).default(["ARG0"]),
    target: z.array(ArgumentSelector).default(["ARG1"]),
    /** where the embedded event stands, and what becomes of it */
    content: z.array(ArgumentSelector).default([]),
    effect: ContentEffect.nullable().default(null),
    /** the polarity of the relation itself: "lack ties with" is a negative COOPERATES_WITH */
    polarity: z.enum(["positive", "negative"]).default("positive"),
    /** the modality of the relation itself: "plan to visit" needs none, "accusation of attack" is alleged */
    modality: ModalitySchema.default("actual"),
    /** entity types that the arguments must have; empty: those of the ontology, checked softly */
    sourceTypes: z.array(EntityTypeSchema).default([]),
    targetTypes: z.array(EntityTypeSchema).default([]),
    /** lemmas that, as argument or modifier, mean another sense: strike + "deal" */
    unless: z.array(Lemma).default([]),
    /** true: without a target this is no event of the ontology ("dockers strike") */
    needsTarget: z.boolean().default(false),
    /** true: without a source this is another sense: "died" tells of a killing only beside its cause */
    needsSource: z.boolean().default(false),
    /**
     * true: told besides what else the word tells, "promised Chile a million" is a pledge and a payment to come; with a modality of its
     * own it is the content of that act
     */
    also: z.boolean().default(false),
    /** category of this sense where it is not that of the relation: deporting people is COERCE, expelling envoys SANCTION */
    plover: PloverCategorySchema.nullable().default(null),
    cameo: z
      .string()
      .regex(/^[0-9]{2,4}$/)
      .nullable()
      .default(null),
    goldstein: z.number().min(-10).max(10).nullable().default(null),
    examples: z.array(Example).min(1),
    /** sentences in which this row must give nothing */
    not: z.array(z.string().min(1)).min(1),
  })
  .refine((row) => row.verbs.length + row.nouns.length + row.adjectives.length > 0, {
    error: "a frame needs a predicate",
  })
  .meta({ id: "FrameRow" });
export type FrameRow = z.infer<typeof FrameRow>;
export type FrameRowInput = z.input<typeof FrameRow>;

/** A known entity. */
export const GazetteerRow = z
  .strictObject({
    id: RowId,
    type: EntityTypeSchema,
    kind: EntityKindSchema.nullable().default(null),
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).default([]),
    /** "Mexican", "Mexicans"; for cities and organisations too where there is one */
    demonyms: z.array(z.string().min(1)).default([]),
    country: CountryCode.nullable().default(null),
    wikidata: WikidataId.nullable().default(null),
    /** id of the row of which this is the capital, a part, or the seat of government */
    capitalOf: RowId.nullable().default(null),
    /** when an alias may also be an ordinary word or another name, it counts only beside a clue: "Georgia", "Jordan", "Chad" */
    ambiguous: z.array(z.string()).default([]),
    gender: z.enum(["female", "male"]).nullable().default(null),
    /** offices held: title as in `data/lexicon/en/offices.jsonl`, of a gazetteer row, with days */
    terms: z.array(z.strictObject({ office: z.string(), of: RowId, from: Day, to: Day.nullable() })).default([]),
    source: z.string().min(1),
  })
  .meta({ id: "GazetteerRow" });
export type GazetteerRow = z.infer<typeof GazetteerRow>;

/** A noun for a person by role: what "the Mexican president" or "Foreign Minister X" says about X. */
export const OfficeRow = z
  .strictObject({
    id: RowId,
    /** singular forms, lower case: "president", "head of state" */
    words: z.array(z.string().min(1)).min(1),
    /** the relation between the holder and the country or body beside the title; null: the noun says only that it is a person */
    relation: RelationTypeSchema.nullable(),
    gender: z.enum(["female", "male"]).nullable().default(null),
    example: z.string().min(1),
  })
  .meta({ id: "OfficeRow" });
export type OfficeRow = z.infer<typeof OfficeRow>;

/** A noun that heads a mention of a given type: "cartels" is a Group, "treaty" an Agreement. */
export const NominalRow = z
  .strictObject({
    id: RowId,
    type: EntityTypeSchema,
    kind: EntityKindSchema.nullable().default(null),
    words: z.array(z.string().min(1)).min(1),
    example: z.string().min(1),
  })
  .meta({ id: "NominalRow" });
export type NominalRow = z.infer<typeof NominalRow>;

/** Given names that are nearly always of one gender; a name that is common for both stands in no row. */
export const GivenNameRow = z
  .strictObject({ id: RowId, gender: z.enum(["female", "male"]), names: z.array(z.string().min(1)).min(1) })
  .meta({ id: "GivenNameRow" });
export type GivenNameRow = z.infer<typeof GivenNameRow>;

/** Adjectives by which countries are described, and the countries of which they are said: "the Nordic country". */
export const CountryGroupRow = z
  .strictObject({ id: RowId, words: z.array(z.string().min(1)).min(1), countries: z.array(CountryCode).min(1) })
  .meta({ id: "CountryGroupRow" });
export type CountryGroupRow = z.infer<typeof CountryGroupRow>;

/** All forms of one personal pronoun. */
export const PronounRow = z
  .strictObject({
    id: RowId,
    person: z.literal([1, 2, 3]),
    number: z.enum(["singular", "plural"]).nullable(),
    gender: z.enum(["female", "male"]).nullable(),
    /** true: persons only; false: never a person; null: either */
    animate: z.boolean().nullable(),
    plain: z.array(z.string().min(1)).min(1),
    possessive: z.array(z.string().min(1)),
    reflexive: z.array(z.string().min(1)),
  })
  .meta({ id: "PronounRow" });
export type PronounRow = z.infer<typeof PronounRow>;

/** A currency: its ISO 4217 code and how it is written. */
export const CurrencyRow = z
  .strictObject({
    id: RowId,
    /** the currency meant when nothing else says which: "dollars" are USD */
    code: z.string().regex(/^[A-Z]{3}$/),
    /** singular and plural nouns, lower case */
    words: z.array(z.string().min(1)),
    /** what stands before the number, case kept: "US$", "€" */
    symbols: z.array(z.string().min(1)),
    /** what the words mean beside an adjective of a country: "Canadian dollars" */
    byCountry: z.record(CountryCode, z.string().regex(/^[A-Z]{3}$/)).default({}),
    example: z.string().min(1),
  })
  .meta({ id: "CurrencyRow" });
export type CurrencyRow = z.infer<typeof CurrencyRow>;

/**
 * Where the content of a cue stands: "that": a finite clause; "to", "ing": an infinitive or gerund; "object-to": object and infinitive
 * ("urged drivers to stop"); "object": a noun phrase; "object-as": object and predicate ("called it a lie"); "about": a phrase with one
 * of the prepositions; "quote": words in quotation marks; "raising": subject and infinitive ("seems to be"); "clause": the clause
 * around the cue.
 */
export const CUE_CONTENTS = [
  "that",
  "to",
  "ing",
  "object-to",
  "object",
  "object-as",
  "about",
  "quote",
  "raising",
  "clause",
] as const;

/** Words that tell of something said or thought, and where its content and its source stand. */
export const CueRow = z
  .strictObject({
    id: RowId,
    pos: z.enum(["verb", "noun", "adjective", "adverb", "preposition"]),
    /** lemmas; "point out" is verb and particle */
    words: z.array(Lemma).min(1),
    content: z.array(z.enum(CUE_CONTENTS)).min(1),
    /** case markers of the content ("about") or, for nouns of view, of the cue itself ("in the view of") */
    prepositions: z.array(z.string()).default([]),
    /** true: the source says or believes the content; false: it takes a stand towards it (wants, criticises) */
    report: z.boolean(),
    source: z.enum(["subject", "possessor", "object", "none"]).default("subject"),
    /** a sentence, and the content that must be found in it; parts that stand apart are joined with " … " */
    example: z.strictObject({ text: z.string().min(1), content: z.string().min(1) }),
  })
  .meta({ id: "CueRow" });
export type CueRow = z.infer<typeof CueRow>;
