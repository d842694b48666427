// A claim's relation and words → its PLOVER category: what the manual files elsewhere than under the relation, and what it does not count.
import type { Modality, PloverCategory, Polarity, RelationType, Span } from "#schema";
import type { DocumentMention } from "../document/index.ts";
import { isVerbal } from "./clause-words.ts";
import type { FrameMatch } from "./frames.ts";
import { codedCategory } from "./plover.ts";
import type { Readers } from "./readers.ts";
import type { EventStanding } from "./standing.ts";

export class Coder {
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** The category of what a match tells of two ends; null where the manual counts no event. */
  categoryOf(
    match: FrameMatch,
    [source, target]: readonly [DocumentMention | null, DocumentMention | null],
    { polarity, modality, standing }: { polarity: Polarity; modality: Modality; standing: EventStanding },
  ): PloverCategory | null {
    const { row, token } = match;
    const type = row.relation!;
    const isNoun = !isVerbal(this.#readers.tree, token);
    return codedCategory(type, polarity, modality, {
      plain: row.plover ?? this.#otherCategory(match, type, target),
      isUltimatum: this.#isUltimatum(standing.condition),
      isOwnRefusal: standing.contentOf?.row.relation !== "DENIES",
      isMention: (source === null && (isNoun || this.#isReduced(token))) || this.#isToll(match, target),
    });
  }

  #isUltimatum(condition: Span | null): boolean {
    return (
      condition !== null && /^unless\b/i.test(this.#readers.doc.article.text.slice(condition.start, condition.end))
    );
  }

  /** "shelled the port, killing nine": what an attack does to people of whom nothing is known is no event beside it. */
  #isToll({ token, row }: FrameMatch, target: DocumentMention | null): boolean {
    const isHarm = row.relation === "KILLS" || row.relation === "ATTACKS";
    if (!isHarm || this.#readers.tree.xpos(token) !== "VBG" || !this.#readers.tree.is(token, "advcl", "xcomp"))
      return false;
    const isAttack = this.#readers.frames
      .matches(this.#readers.tree.head(token))
      .some(({ row: above }) => above.relation === "ATTACKS" || above.relation === "INTERVENES_IN");
    const chain = target === null ? null : this.#readers.referents.chain(target);
    return isAttack && (chain === null || (!chain.named && chain.country === null));
  }

  /** "the curfew imposed in May", "a man suspected of theft": told in passing */
  #isReduced(token: number): boolean {
    const isPast = this.#readers.tree.xpos(token) === "VBN" && this.#readers.tree.children(token, "aux").length === 0;
    return isPast && (this.#readers.tree.relation(token) === "acl" || this.#readers.tree.is(token, "amod"));
  }

  /** The manual counts it as AID to send peacekeepers, and leaving a body or treaty, not a place, as SANCTION. */
  #otherCategory(match: FrameMatch, type: RelationType, target: DocumentMention | null): PloverCategory | null {
    if (type === "DEPLOYS" && this.#keepsPeace(match)) return "AID";
    const left = type === "WITHDRAWS_FROM" && target !== null ? this.#readers.referents.chain(target).type : null;
    return left === "Organization" || left === "Agreement" ? "SANCTION" : null;
  }

  #keepsPeace({ token, cue }: FrameMatch): boolean {
    const { object, of, compound } = this.#readers.clauses.functions(token);
    const words = [...cue, ...object, ...of, ...compound];
    const modifiers = words.flatMap((word) => this.#readers.tree.children(word, "compound", "amod"));
    return [...words, ...modifiers].some((word) => /^peace-?keep/i.test(this.#readers.tree.text(word)));
  }
}
