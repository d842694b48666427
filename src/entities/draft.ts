// Drafts of mentions: what is known of a mention before chains are made.
import type { EntityKind, EntityType, GazetteerRow, OfficeRow, PronounRow } from "#schema";

export interface Draft {
  readonly firstToken: number;
  readonly endToken: number;
  /** token index of the head word */
  readonly head: number;
  readonly kind: "name" | "nominal" | "pronoun" | "demonym";
  type: EntityType;
  entityKind: EntityKind | null;
  /** the known entity that the words name */
  row: GazetteerRow | null;
  /** words as written, apostrophes straight, without a title, a possessive or (names) an article */
  readonly words: string;
  number: "singular" | "plural" | null;
  gender: "female" | "male" | null;
  /** nominals headed by a noun for a person by role */
  readonly office: OfficeRow | null;
  readonly pronoun: { readonly row: PronounRow; readonly possessive: boolean; readonly reflexive: boolean } | null;
  /** nominals: "the", "a", "this", "possessive", "other" (no, each, any, which …) or "none" */
  readonly determiner: "the" | "a" | "this" | "possessive" | "other" | "none";
  /** nominals: lower-case words before the head but determiners, and the country codes that they name */
  readonly modifiers: readonly string[];
}

export type DraftKind = Draft["kind"];

const DEFAULTS = {
  entityKind: null,
  row: null,
  number: null,
  gender: null,
  office: null,
  pronoun: null,
  determiner: "none",
  modifiers: [],
} as const;

type Needed = Pick<Draft, "firstToken" | "endToken" | "head" | "kind" | "type" | "words">;

export function draft(fields: Needed & Partial<Draft>): Draft {
  return { ...DEFAULTS, ...fields };
}
