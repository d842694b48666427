// Predicates with their frames → claims: one per pair of arguments. The order of the work: bare event first, standing second, links
// between acts and their content last.
import type { RelationType } from "#schema";
import type { Annotated, DocumentClaim } from "../document/index.ts";
import { type Draft, joinActs } from "./acts.ts";
import { isVerbal } from "./clause-words.ts";
import { rateClaims, type UnratedClaim } from "./confidence.ts";
import { Drafter } from "./drafts.ts";
import { EllipticalClaims } from "./elliptical-claims.ts";
import { isInert } from "./ends.ts";
import { claimsOfFacts } from "./facts.ts";
import type { DeclinedRow, FrameMatch } from "./frames.ts";
import type { NearMiss } from "./near-misses.ts";
import { claimsOfObligations } from "./obligations.ts";
import { codedOnce } from "./plover.ts";
import { PostReader } from "./posts.ts";
import { type ClaimHelpers, type ClaimLayers, Readers } from "./readers.ts";

export class ClaimFinder {
  readonly #readers: Readers;
  readonly #drafter: Drafter;

  constructor(doc: Annotated<ClaimLayers>, helpers: ClaimHelpers) {
    this.#readers = new Readers(doc, helpers);
    this.#drafter = new Drafter(this.#readers);
  }

  /** Matches that told no claim, filled by find. */
  get declined(): readonly NearMiss[] {
    return this.#drafter.declined;
  }

  /** All claims of the document in the order of their cues. */
  find(): readonly DocumentClaim[] {
    const drafts: Draft[] = [];
    const pairs = this.#pairsOfVerbAndNoun();
    const consumed = new Set([...pairs].flatMap(([{ objectToken }, made]) => (made.length > 0 ? [objectToken!] : [])));
    for (let token = 0; token < this.#readers.doc.tokens.length; token++) {
      if (!this.#mayBePredicate(token)) continue;
      let told = false;
      for (const match of this.#readers.frames.matches(token)) {
        if (match.row.relation === null || (told && !match.row.also)) continue;
        if (consumed.has(token) && match.objectToken === null && !isVerbal(this.#readers.tree, token)) continue;
        const made = pairs.get(match) ?? this.#drafter.draft(match, match.row.relation);
        drafts.push(...made);
        told ||= made.length > 0 && !match.row.also;
      }
    }
    drafts.push(...new EllipticalClaims(this.#readers).of(drafts));
    const isActor = (chain: string) => !isInert(this.#readers.referents.typeOf(chain));
    const told = joinActs(drafts, isActor);
    const obligations = claimsOfObligations({
      doc: this.#readers.doc,
      tree: this.#readers.tree,
      clauses: this.#readers.clauses,
      referents: this.#readers.referents,
      speakersOf: (token) => this.#readers.speakers.chainsFor(token, this.#readers.standing.of(token).reporters),
      contentOf: (token) => drafts.filter((draft) => draft.token === token).map((draft) => draft.claim),
      signs: this.#readers.signs,
      isActor: (mention) => this.#readers.ends.isActor(mention),
    });
    const facts = claimsOfFacts(
      this.#readers.doc,
      this.#readers.signs,
      new PostReader(this.#readers.tree, this.#readers.frames, this.#readers.standing, this.#readers.speakers),
    );
    return rateClaims(codedOnce(withoutRepeats([...facts, ...told, ...obligations]), isActor));
  }

  /** What verbs tell together with the noun of their object, which then tells nothing of its own: "launched an attack". */
  #pairsOfVerbAndNoun(): ReadonlyMap<FrameMatch, readonly Draft[]> {
    const pairs = new Map<FrameMatch, readonly Draft[]>();
    for (let token = 0; token < this.#readers.doc.tokens.length; token++)
      // In "accepted the offer" the object is an argument and still an event of its own
      for (const match of this.#mayBePredicate(token) ? this.#readers.frames.matches(token) : [])
        if (match.objectToken !== null && match.row.relation !== null && !match.row.target.includes("object"))
          pairs.set(match, this.#drafter.draft(match, match.row.relation));
    return pairs;
  }

  /** Not part of a name, not an auxiliary; a noun only when it stands for an event here. */
  #mayBePredicate(token: number): boolean {
    const upos = this.#readers.tree.upos(token);
    if (!["VERB", "NOUN", "ADJ", "AUX", "PROPN"].includes(upos) || this.#readers.tree.is(token, "aux")) return false;
    const cover = this.#readers.referents.covering(token);
    return !(cover && (cover.kind === "name" || cover.kind === "demonym") && upos !== "VERB");
  }

  /** Rows that tell a relation, name the lemma of the word that begins there and did not fit it. */
  unfit(start: number): readonly (DeclinedRow & { relation: RelationType })[] {
    const token = this.#readers.doc.tokens.findIndex((word) => word.start === start);
    return this.#readers.frames
      .declined(token)
      .flatMap((declined) =>
        declined.row.relation === null ? [] : [{ ...declined, relation: declined.row.relation }],
      );
  }
}

/**
 * One claim per id, and one per (relation, ends, standing) of a sentence: light verb and noun tell the same, and so does what names one
 * end beside what names both, "began a hunger strike in protest against the ban".
 */
function withoutRepeats(claims: readonly UnratedClaim[]): readonly UnratedClaim[] {
  const standingOf = ({ type, polarity, modality, evidence }: UnratedClaim) =>
    [type, polarity, modality, evidence.sentence.start].join("\u001f");
  const whole = new Set<string>();
  for (const claim of claims)
    if (claim.source !== null && claim.target !== null)
      for (const end of [`source ${claim.source}`, `target ${claim.target}`]) whole.add(`${standingOf(claim)} ${end}`);
  const isHalf = (claim: UnratedClaim) => {
    if (claim.content.length > 0 || (claim.source !== null && claim.target !== null)) return false;
    const end = claim.source === null ? `target ${claim.target}` : `source ${claim.source}`;
    return whole.has(`${standingOf(claim)} ${end}`);
  };
  const seen = new Set<string>();
  const ids = new Set<string>();
  const kept = claims.filter((claim) => {
    const { sentence } = claim.evidence;
    const key = [
      claim.type,
      claim.source,
      claim.target,
      claim.polarity,
      claim.modality,
      sentence.start,
      sentence.end,
    ].join("\u001f");
    if (ids.has(claim.id) || isHalf(claim) || (claim.source && claim.target && seen.has(key))) return false;
    seen.add(key);
    ids.add(claim.id);
    return true;
  });
  return kept.map((claim) => ({ ...claim, content: claim.content.filter((id) => ids.has(id)) }));
}
