// A match with its pairs of ends → claims before they are joined: standing, speakers, date, amount, place, and the characters that prove it.
import { ARGUMENT_KINDS, type EntityType, type RelationType, relationRow } from "#schema";
import { contentId, type DocumentMention } from "../document/index.ts";
import type { Aim, Draft } from "./acts.ts";
import { isMarked } from "./clause-words.ts";
import { Coder } from "./coding.ts";
import { conditionsAt } from "./conditions.ts";
import type { UnratedClaim } from "./confidence.ts";
import type { Found } from "./ends.ts";
import type { FrameMatch } from "./frames.ts";
import { negators, opposite } from "./local-scope.ts";
import type { NearMiss } from "./near-misses.ts";
import { PairFinder } from "./pairs.ts";
import type { Readers } from "./readers.ts";

export class Drafter {
  readonly #readers: Readers;
  readonly #pairs: PairFinder;
  readonly #coder: Coder;
  /** matches that told no claim though an end of them was found */
  readonly declined: NearMiss[] = [];

  constructor(readers: Readers) {
    this.#readers = readers;
    this.#pairs = new PairFinder(readers);
    this.#coder = new Coder(readers);
  }

  /** What a match tells under its relation: a draft for each pair of ends. */
  draft(match: FrameMatch, type: RelationType): readonly Draft[] {
    const found = this.#pairs.of(match, type);
    if (found === null) return [];
    if (typeof found === "string") return this.#decline(match, type, found);
    const { pairs, sources, targets, owned, standing, words, inOnePhrase } = found;
    const { row, token } = match;
    const table = relationRow(type);
    const isContent = row.also && row.modality !== "actual";
    const reporters = isContent ? [...standing.reporters, token] : standing.reporters;
    // "the league, which she leads, will appeal, her lawyer said": what is told in passing is in the voice of the article
    const inPassing = table.class === "state" && /^(acl|advcl):relcl$/.test(this.#readers.tree.relation(token));
    const speakersFor = (doer: DocumentMention | null) =>
      inPassing ? [] : [...this.#readers.speakers.chainsFor(token, reporters, doer?.chain)];
    // "Suppose they left tomorrow" has no day; "named to the board on Monday" is no day of a membership
    const isPassing = standing.modality === "hypothetical" || (row.also && table.class === "state");
    const date = isPassing ? null : this.#readers.helpers.dateOf(words);
    const amount = this.#readers.helpers.amountOf(words, type, [...targets.tokens, ...sources.tokens]);
    const sentence = this.#readers.doc.sentences[this.#readers.doc.tokens[token]!.sentence]!;
    const cue = this.#cueSpan(match);
    const own = this.#readers.signs.ofCue(match, {
      standing,
      rivals: this.#readers.frames.matches(token).filter((other) => other !== match && !other.row.also).length,
      inOnePhrase,
    });
    const warned = type === "THREATENS" ? this.#warned(match, sources) : null;
    // "found the minister not guilty", "ruled that he had not broken the law" convict nobody
    const predicative = match.objectToken !== null && /^(?:ADJ|VERB)$/.test(this.#readers.tree.upos(match.objectToken));
    const denied = predicative && negators(this.#readers.tree, match.objectToken!).length > 0;
    const told = denied ? opposite(standing.polarity) : standing.polarity;
    // "who previously coached Lazio" coaches it no more
    const isPast =
      table.class === "state" &&
      this.#readers.tree
        .children(token, "advmod")
        .some((t) => /^(previously|formerly|once)$/i.test(this.#readers.tree.text(t)));
    const isTurned = (row.polarity === "negative") !== isPast;
    const plain = isTurned ? opposite(told) : told;
    const modality = row.modality !== "actual" && standing.modality === "actual" ? row.modality : standing.modality;
    return pairs.map(([source, target]) => {
      const sourceSpan = source && { start: source.start, end: source.end };
      const targetSpan = target && { start: target.start, end: target.end };
      const excepted = (source && sources.excepted.includes(source)) || (target && targets.excepted.includes(target));
      const polarity = excepted ? opposite(plain) : plain;
      const thing = target && owned.get(target);
      const passedOn = thing ? [`"${this.#textOf(thing)}" stands for whose it is, "${this.#textOf(target)}"`] : [];
      const claim: UnratedClaim = {
        id: contentId("claim", [
          this.#readers.doc.article.id,
          sentence.start,
          sentence.end,
          source?.start ?? -1,
          source?.end ?? -1,
          type,
          target?.start ?? -1,
          target?.end ?? -1,
          cue.start,
        ]),
        type,
        source: source?.chain ?? null,
        target: target?.chain ?? null,
        content: [],
        polarity,
        modality,
        condition: standing.condition,
        attribution: speakersFor(source),
        date,
        amount,
        place: this.#place(match, source, target),
        plover: this.#coder.categoryOf(match, [source, target], { polarity, modality, standing }),
        ploverMode: table.ploverMode,
        cameo: row.cameo,
        goldstein: row.goldstein,
        evidence: {
          sentence: { start: sentence.start, end: sentence.end },
          cue,
          source: sourceSpan,
          target: targetSpan,
        },
        by: row.id,
        trace: [...match.trace, ...sources.trace, ...targets.trace, ...passedOn, ...standing.trace],
        signs: {
          own,
          source: this.#readers.signs.ofEnd(source, words),
          target: this.#readers.signs.ofEnd(target, words),
        },
      };
      return { claim, token, contentOf: isContent ? token : (standing.contentOf?.token ?? null), warned };
    });
  }

  /** No claim comes of a match of which an end was found: kept for whoever asks why. */
  #decline(match: FrameMatch, relation: RelationType, reason: string): readonly Draft[] {
    const { start, end } = this.#readers.doc.sentences[this.#readers.doc.tokens[match.token]!.sentence]!;
    this.declined.push({ sentence: { start, end }, cue: this.#cueSpan(match), relation, rule: match.row.id, reason });
    return [];
  }

  #textOf({ start, end }: DocumentMention): string {
    return this.#readers.doc.article.text.slice(start, end);
  }

  /** Whoever the condition of a threat depends on: the subject of "unless the firm pays". */
  #warned({ token }: FrameMatch, sources: Found): Aim | null {
    for (const clause of [...this.#readers.clauses.functions(token).clause, token])
      for (const { head } of conditionsAt(this.#readers.tree, clause))
        for (const subject of this.#readers.clauses.surfaceSubject(head))
          for (const mention of this.#readers.referents.resolve(subject)) {
            if (!this.#readers.ends.isActor(mention) || sources.mentions.some((s) => s.chain === mention.chain))
              continue;
            const { chain, start, end } = mention;
            return { chain, span: { start, end }, signs: this.#readers.signs.ofEnd(mention, [token]) };
          }
    return null;
  }

  #cueSpan(match: FrameMatch): { start: number; end: number } {
    // Words of a cue that stand apart ("turned the offer down") are shown by the first run
    const run = [match.cue[0]!];
    for (const token of match.cue.slice(1)) if (token - run[run.length - 1]! <= 1) run.push(token);
    return run.includes(match.token) ? this.#readers.tree.span(run) : this.#readers.tree.span([match.token]);
  }

  /** Where it happened: a place in an "in"- or "at"-phrase or locative role of the predicate that is no other argument. */
  #place(match: FrameMatch, source: DocumentMention | null, target: DocumentMention | null): string | null {
    const obliques = this.#readers.clauses
      .functions(match.token)
      .obliques.filter((o) => isMarked(o, "in", "at", "near", "outside", "inside", "across"));
    const roles = (this.#readers.predicates.get(match.token)?.roles ?? [])
      .filter((r) => r.role === "ARGM-LOC")
      .map((r) => r.token);
    for (const token of [...obliques.map((o) => o.token), ...roles])
      for (const mention of this.#readers.referents.resolve(token)) {
        const { type } = this.#readers.referents.chain(mention);
        const place = (ARGUMENT_KINDS.locus as readonly EntityType[]).includes(type);
        if (place && mention.chain !== source?.chain && mention.chain !== target?.chain) return mention.chain;
      }
    return null;
  }
}
