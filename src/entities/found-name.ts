// A name on its way to a draft: where it stands and what it is taken for so far.
import type { EntityKind, EntityType, GazetteerRow } from "#schema";

export interface FoundName {
  firstToken: number;
  endToken: number;
  type: EntityType;
  entityKind: EntityKind | null;
  row: GazetteerRow | null;
  demonym: boolean;
  /** how far the choice may be trusted when the same words have another type elsewhere */
  weight: number;
}

/** A name that the gazetteer does not know, or not yet. */
export function foundName(
  firstToken: number,
  endToken: number,
  type: EntityType,
  weight: number,
  entityKind: EntityKind | null = null,
): FoundName {
  return { firstToken, endToken, type, entityKind, row: null, demonym: false, weight };
}
