// Predicates with their frames → claims: one per pair of arguments, with standing, speakers, date and amount, and the characters that
// prove it. The order of the work: bare event first, standing second, links between acts and their content last.
import {
  ARGUMENT_KINDS,
  type ClaimAmount,
  type ClaimDate,
  type EntityType,
  type PloverCategory,
  type RelationType,
  relationRow,
  type Span,
} from "#schema";
import {
  type Annotated,
  contentId,
  type DocumentClaim,
  type DocumentMention,
  type Predicate,
  Tree,
} from "../document/index.ts";
import { type Aim, type Draft, joinActs } from "./acts.ts";
import { ArgumentFinder } from "./arguments.ts";
import { ClauseReader } from "./clause.ts";
import { complements, isMarked, isVerbal } from "./clause-words.ts";
import { conditionsAt } from "./conditions.ts";
import { rateClaims, type UnratedClaim } from "./confidence.ts";
import { type Ellipsis, findEllipses } from "./ellipsis.ts";
import { Employers } from "./employers.ts";
import { EndFinder, type Found, isInert, NOTHING } from "./ends.ts";
import { claimsOfFacts } from "./facts.ts";
import { ANSWERS, type DeclinedRow, FrameFinder, type FrameLookup, type FrameMatch } from "./frames.ts";
import { ImpliedEnds } from "./implied-ends.ts";
import { isCalledFalse, negators, opposite } from "./local-scope.ts";
import type { NearMiss } from "./near-misses.ts";
import { claimsOfObligations } from "./obligations.ts";
import { ownersOf, placeAffected } from "./owners.ts";
import { codedCategory, codedOnce } from "./plover.ts";
import { PostReader } from "./posts.ts";
import { Referents } from "./referents.ts";
import { SignReader } from "./signs.ts";
import { type SpeakerIndex, Speakers } from "./speakers.ts";
import { StandingReader } from "./standing.ts";

export type ClaimLayers = "sentences" | "tokens" | "tags" | "arcs" | "predicates" | "mentions" | "chains" | "facts";

/** What the claims need from the rest of the room. */
export interface ClaimHelpers {
  readonly lexicon: FrameLookup;
  readonly speakers: SpeakerIndex;
  /** date of the event that a predicate stands for; `cue` are all its words */
  readonly dateOf: (cue: readonly number[]) => ClaimDate | null;
  readonly amountOf: (cue: readonly number[], type: RelationType, fillers: readonly number[]) => ClaimAmount | null;
}

export class ClaimFinder {
  readonly #doc: Annotated<ClaimLayers>;
  readonly #tree: Tree;
  readonly #clauses: ClauseReader;
  readonly #frames: FrameFinder;
  readonly #args: ArgumentFinder;
  readonly #referents: Referents;
  readonly #ends: EndFinder;
  readonly #implied: ImpliedEnds;
  readonly #standing: StandingReader;
  readonly #speakers: Speakers;
  readonly #helpers: ClaimHelpers;
  readonly #predicates: ReadonlyMap<number, Predicate>;
  readonly #signs: SignReader;
  /** matches that told no claim, filled by find */
  readonly declined: NearMiss[] = [];

  constructor(doc: Annotated<ClaimLayers>, helpers: ClaimHelpers) {
    this.#doc = doc;
    this.#helpers = helpers;
    this.#tree = new Tree(doc);
    const tree = this.#tree;
    this.#predicates = new Map(doc.predicates.map((predicate) => [predicate.token, predicate]));
    this.#referents = new Referents(doc, tree);
    this.#clauses = new ClauseReader(tree, (governor, complement) => this.#frames.controlOf(governor, complement), {
      isBeing: (token) => this.#referents.isBeing(token),
      mayAnswer: (token) => this.#frames.mayAnswer(token),
    });
    this.#frames = new FrameFinder(tree, this.#clauses, helpers.lexicon, this.#predicates, (token) => {
      const cover = this.#referents.covering(token);
      return cover?.kind === "name" ? this.#referents.chain(cover).type : null;
    });
    this.#args = new ArgumentFinder(tree, this.#clauses, this.#predicates, (token) => this.#frames.isAdjectival(token));
    this.#ends = new EndFinder(doc.article.text, tree, this.#clauses, this.#args, this.#referents, (token, span) =>
      this.#speakers.isSpeakerOf(token, span),
    );
    this.#implied = new ImpliedEnds({
      tree,
      clauses: this.#clauses,
      frames: this.#frames,
      referents: this.#referents,
      ends: this.#ends,
      employers: new Employers(doc, this.#clauses, this.#referents),
      ownersOf: (relation, target, source) => this.#standsFor(relation, target, source, []),
    });
    this.#signs = new SignReader(doc, this.#referents, this.#predicates);
    this.#speakers = new Speakers(tree, this.#referents, helpers.speakers, {
      isDenied: (token) => this.#standing.of(token).polarity === "negative" || isCalledFalse(tree, token),
      isRefusal: (token) => {
        const row = token < 0 ? undefined : this.#frames.operator(token)?.row;
        return row?.effect?.polarity === "negative" && row.relation !== null && ANSWERS.has(row.relation);
      },
      sourceOf: (token) => {
        const match = this.#frames.operator(token);
        return match ? this.#args.fillers(match, match.row.source).map((f) => f.token) : [];
      },
    });
    this.#standing = new StandingReader({
      tree,
      frames: this.#frames,
      args: this.#args,
      isReported: (token) => this.#speakers.isReported(token),
      isQuestion: (token) => this.#isQuestion(token),
    });
  }

  /** All claims of the document in the order of their cues. */
  find(): readonly DocumentClaim[] {
    const drafts: Draft[] = [];
    const pairs = this.#pairsOfVerbAndNoun();
    const consumed = new Set([...pairs].flatMap(([{ objectToken }, made]) => (made.length > 0 ? [objectToken!] : [])));
    for (let token = 0; token < this.#doc.tokens.length; token++) {
      if (!this.#mayBePredicate(token)) continue;
      let told = false;
      for (const match of this.#frames.matches(token)) {
        if (match.row.relation === null || (told && !match.row.also)) continue;
        if (consumed.has(token) && match.objectToken === null && !isVerbal(this.#tree, token)) continue;
        const made = pairs.get(match) ?? this.#draft(match, match.row.relation);
        drafts.push(...made);
        told ||= made.length > 0 && !match.row.also;
      }
    }
    for (const ellipsis of findEllipses(this.#tree, this.#clauses, (a, b) => this.#isSame(a, b)))
      drafts.push(...this.#elliptical(ellipsis, drafts));
    const isActor = (chain: string) => !isInert(this.#referents.typeOf(chain));
    const told = joinActs(drafts, isActor);
    const obligations = claimsOfObligations({
      doc: this.#doc,
      tree: this.#tree,
      clauses: this.#clauses,
      referents: this.#referents,
      speakersOf: (token) => this.#speakers.chainsFor(token, this.#standing.of(token).reporters),
      contentOf: (token) => drafts.filter((draft) => draft.token === token).map((draft) => draft.claim),
      signs: this.#signs,
      isActor: (mention) => this.#ends.isActor(mention),
    });
    const facts = claimsOfFacts(
      this.#doc,
      this.#signs,
      new PostReader(this.#tree, this.#frames, this.#standing, this.#speakers),
    );
    return rateClaims(codedOnce(withoutRepeats([...facts, ...told, ...obligations]), isActor));
  }

  /** What verbs tell together with the noun of their object, which then tells nothing of its own: "launched an attack". */
  #pairsOfVerbAndNoun(): ReadonlyMap<FrameMatch, readonly Draft[]> {
    const pairs = new Map<FrameMatch, readonly Draft[]>();
    for (let token = 0; token < this.#doc.tokens.length; token++)
      // In "accepted the offer" the object is an argument and still an event of its own
      for (const match of this.#mayBePredicate(token) ? this.#frames.matches(token) : [])
        if (match.objectToken !== null && match.row.relation !== null && !match.row.target.includes("object"))
          pairs.set(match, this.#draft(match, match.row.relation));
    return pairs;
  }

  #isSame(a: number, b: number): boolean {
    const chains = this.#referents.resolve(a).map(({ chain }) => chain);
    return this.#referents.resolve(b).some(({ chain }) => chains.includes(chain));
  }

  /** "Chile signed the pact but Peru did not": what a verb tells of its subject, told of the subject of a clause that leaves the verb out. */
  #elliptical({ token, verb, subject, isPending }: Ellipsis, drafts: readonly Draft[]): readonly Draft[] {
    const before = this.#clauses
      .surfaceSubject(verb)
      .flatMap((t) => this.#referents.resolve(t).map(({ chain }) => chain));
    const here = subject.flatMap((t) => this.#referents.resolve(t)).filter((mention) => this.#ends.isActor(mention));
    const standing = this.#standing.of(token);
    const polarity = isPending ? opposite(standing.polarity) : standing.polarity;
    const { modality } = standing;
    const { start, end } = this.#doc.sentences[this.#doc.tokens[token]!.sentence]!;
    const cue = this.#tree.span([token]);
    return drafts
      .filter((draft) => draft.token === verb)
      .flatMap(({ claim, warned }) => {
        const role = (["source", "target"] as const).find(
          (side) => claim[side] !== null && before.includes(claim[side]),
        );
        if (!role) return [];
        const other = role === "source" ? claim.target : claim.source;
        // "Norway arrested two officers and so did Sweden": two others, of whom nothing is known
        const isOther = this.#referents.isIndefinite(claim.evidence[role === "source" ? "target" : "source"]);
        if (isOther && polarity === "negative") return [];
        const omitted = isOther ? { [role === "source" ? "target" : "source"]: null } : {};
        return here
          .filter(({ chain }) => chain !== other)
          .map((mention): Draft => {
            const span = { start: mention.start, end: mention.end };
            const own: UnratedClaim = {
              ...claim,
              id: contentId("claim", [claim.id, start, cue.start, span.start]),
              [role]: mention.chain,
              ...omitted,
              content: [],
              polarity,
              modality,
              condition: standing.condition,
              attribution: [...this.#speakers.chainsFor(token, standing.reporters)],
              date: this.#helpers.dateOf([token]),
              amount: null,
              plover: codedCategory(claim.type, polarity, modality, {
                plain: this.#frames.matches(verb).find(({ row }) => row.id === claim.by)?.row.plover ?? null,
              }),
              evidence: { ...claim.evidence, sentence: { start, end }, cue, [role]: span, ...omitted },
              trace: [`"${this.#tree.text(token)}" stands for "${this.#tree.text(verb)}"`, ...standing.trace],
              signs: { ...claim.signs, [role]: this.#signs.ofMention(mention) },
            };
            return { claim: own, token, contentOf: standing.contentOf?.token ?? null, warned };
          });
      });
  }

  /** Not part of a name, not an auxiliary; a noun only when it stands for an event here. */
  #mayBePredicate(token: number): boolean {
    const upos = this.#tree.upos(token);
    if (!["VERB", "NOUN", "ADJ", "AUX", "PROPN"].includes(upos) || this.#tree.is(token, "aux")) return false;
    const cover = this.#referents.covering(token);
    return !(cover && (cover.kind === "name" || cover.kind === "demonym") && upos !== "VERB");
  }

  #draft(match: FrameMatch, type: RelationType): readonly Draft[] {
    const { row, token } = match;
    const table = relationRow(type);
    const standing = this.#standing.of(token);
    const named = this.#ends.find(match, row.source, row.sourceTypes, table.source, null);
    const sources =
      named === NOTHING ? this.#implied.source(match, type, standing.operator, row.sourceTypes, table.source) : named;
    const reached = this.#ends.find(match, row.target, row.targetTypes, table.target, sources);
    const isIssue = type === "PROTESTS_AGAINST" && this.#isIssue(reached.mentions);
    const aimed = isIssue ? NOTHING : reached;
    // "Peru and Chile will meet for talks"
    const alone = aimed.declined !== null && table.symmetric && sources.mentions.length > 1;
    const targets = alone ? NOTHING : aimed === NOTHING ? this.#implied.target(match, type, sources) : aimed;
    const content = row.content.length > 0 ? this.#args.content(match) : [];
    const unfit = sources.declined ?? targets.declined;
    if (unfit !== null) return this.#decline(match, type, unfit);
    // "the fighting between Kurds and Turks" has no side that began it, but two
    const mayPair = table.symmetric || row.prepositions.includes("between");
    const between = mayPair ? this.#args.parties(match).flatMap((t) => [...this.#referents.resolve(t)]) : [];
    // "Greek and Turkish leaders met": some with the others
    const [only] = sources.mentions;
    const twoPeoples = table.symmetric && only && sources.mentions.length === 1 && targets.mentions.length === 0;
    const parties = twoPeoples && between.length === 0 ? this.#referents.peoplesOf(only) : between;
    const paired = parties.length > 1 || (table.symmetric && sources.mentions.length > 1);
    if (row.needsTarget && targets.mentions.length === 0 && !paired && !isIssue)
      return sources === NOTHING ? [] : this.#decline(match, type, "no target is found, and the row needs one");
    if (row.needsSource && sources.mentions.length === 0 && !paired)
      return targets === NOTHING ? [] : this.#decline(match, type, "no source is found, and the row needs one");
    // An act is aimed at somebody or says something: "the audience applauded" is neither
    if (table.class === "act" && targets.mentions.length === 0 && !paired)
      if (row.effect === null || content.length + complements(this.#tree, token).length === 0)
        return this.#decline(match, type, "it is aimed at nobody and says nothing");
    let pairs: Pair[] = [];
    // "imports from Peru and Chile" are no trade between the two
    const shared = this.#clauses.functions(token).subject.some((t) => sources.tokens.includes(t));
    // "put off their summit"
    const theirs =
      table.class !== "state" && type !== "TRADES_WITH" && sources.tokens.some((t) => this.#isTheirs(t, token));
    // "Peru and Chile restored ties after talks": the parties of the clause around
    const around = named === NOTHING && type !== "TRADES_WITH";
    const mutual =
      table.symmetric && targets.mentions.length === 0 && (isVerbal(this.#tree, token) || shared || theirs || around);
    const together = parties.length > 1 ? parties : mutual ? sources.mentions : [];
    if (together.length > 1) {
      // "Peru and Chile met", "Peru and Chile signed an agreement", "talks between Peru and Chile"
      together.forEach((a, i) => {
        for (const b of together.slice(i + 1)) pairs.push([a, b]);
      });
    } else {
      for (const s of sources.mentions.length > 0 ? sources.mentions : [null])
        for (const t of targets.mentions.length > 0 ? targets.mentions : [null]) pairs.push([s, t]);
    }
    const words = match.objectToken === null ? [token] : [token, match.objectToken];
    const owned = new Map<DocumentMention, DocumentMention>();
    pairs = pairs.flatMap(([s, t]): Pair[] => {
      if (!t) return [[s, t]];
      const owners = this.#standsFor(type, t, s, words);
      for (const owner of owners) if (owner !== t) owned.set(owner, t);
      return owners.map((owner) => [s, owner]);
    });
    pairs = pairs.filter(([s, t]) => s || t);
    if (pairs.length === 0) return [];
    pairs = pairs.filter(([s, t]) => !(s && t && s.chain === t.chain));
    if (pairs.length === 0) return this.#decline(match, type, "source and target are the same");
    // "bought wheat" tells of no partner, "bought Romanian wheat" does
    if (type === "TRADES_WITH") pairs = pairs.filter(([, t]) => !(t && !this.#ends.isActor(t)));
    // "appointed Wigan boss": a bare title is nobody who is appointed
    if (type === "APPOINTS") pairs = pairs.filter(([, t]) => !(t && this.#isBareTitle(t)));
    if (pairs.length === 0) return this.#decline(match, type, "a bare title is nobody who is appointed");
    const verbal = isVerbal(this.#tree, token);
    const complete = pairs.some(([s, t]) => s && t);
    // A noun without both ends is an event only when the encoder takes it for one
    if (!verbal && !complete && !this.#predicates.has(token))
      return this.#decline(match, type, "a noun without both ends that the encoder takes for no event");
    // "has not ruled out talks" leaves them open; that nothing was rejected is no news
    if (standing.polarity === "negative" && row.effect?.polarity === "negative" && row.effect.modality !== "keep")
      return this.#decline(match, type, "that it was not done leaves it open, and is no event");
    const isContent = row.also && row.modality !== "actual";
    const reporters = isContent ? [...standing.reporters, token] : standing.reporters;
    // "the league, which she leads, will appeal, her lawyer said": what is told in passing is in the voice of the article
    const inPassing = table.class === "state" && /^(acl|advcl):relcl$/.test(this.#tree.relation(token));
    const speakersFor = (doer: DocumentMention | null) =>
      inPassing ? [] : [...this.#speakers.chainsFor(token, reporters, doer?.chain)];
    // "Suppose they left tomorrow" has no day; "named to the board on Monday" is no day of a membership
    const isPassing = standing.modality === "hypothetical" || (row.also && table.class === "state");
    const date = isPassing ? null : this.#helpers.dateOf(words);
    const amount = this.#helpers.amountOf(words, type, [...targets.tokens, ...sources.tokens]);
    const sentence = this.#doc.sentences[this.#doc.tokens[token]!.sentence]!;
    const cue = this.#cueSpan(match);
    const own = this.#signs.ofCue(match, {
      standing,
      rivals: this.#frames.matches(token).filter((other) => other !== match && !other.row.also).length,
      inOnePhrase: together.length > 1,
    });
    const warned = type === "THREATENS" ? this.#warned(match, sources) : null;
    // "found the minister not guilty", "ruled that he had not broken the law" convict nobody
    const predicative = match.objectToken !== null && /^(?:ADJ|VERB)$/.test(this.#tree.upos(match.objectToken));
    const denied = predicative && negators(this.#tree, match.objectToken!).length > 0;
    const told = denied ? opposite(standing.polarity) : standing.polarity;
    // "who previously coached Lazio" coaches it no more
    const isPast =
      table.class === "state" &&
      this.#tree.children(token, "advmod").some((t) => /^(previously|formerly|once)$/i.test(this.#tree.text(t)));
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
          this.#doc.article.id,
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
        plover: codedCategory(type, polarity, modality, {
          plain: row.plover ?? this.#otherCategory(match, type, target),
          isUltimatum: this.#isUltimatum(standing.condition),
          isOwnRefusal: standing.contentOf?.row.relation !== "DENIES",
          isMention: (source === null && (!verbal || this.#isReduced(token))) || this.#isToll(match, target),
        }),
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
          source: this.#signs.ofEnd(source, words),
          target: this.#signs.ofEnd(target, words),
        },
      };
      return { claim, token, contentOf: isContent ? token : (standing.contentOf?.token ?? null), warned };
    });
  }

  /** No claim comes of a match of which an end was found: kept for whoever asks why. */
  #decline(match: FrameMatch, relation: RelationType, reason: string): readonly Draft[] {
    const { start, end } = this.#doc.sentences[this.#doc.tokens[match.token]!.sentence]!;
    this.declined.push({ sentence: { start, end }, cue: this.#cueSpan(match), relation, rule: match.row.id, reason });
    return [];
  }

  /** Rows that tell a relation, name the lemma of the word that begins there and did not fit it. */
  unfit(start: number): readonly (DeclinedRow & { relation: RelationType })[] {
    const token = this.#doc.tokens.findIndex((word) => word.start === start);
    return this.#frames
      .declined(token)
      .flatMap((declined) =>
        declined.row.relation === null ? [] : [{ ...declined, relation: declined.row.relation }],
      );
  }

  #textOf({ start, end }: DocumentMention): string {
    return this.#doc.article.text.slice(start, end);
  }

  #isUltimatum(condition: Span | null): boolean {
    return condition !== null && /^unless\b/i.test(this.#doc.article.text.slice(condition.start, condition.end));
  }

  /** "shelled the port, killing nine": what an attack does to people of whom nothing is known is no event beside it. */
  #isToll({ token, row }: FrameMatch, target: DocumentMention | null): boolean {
    const isHarm = row.relation === "KILLS" || row.relation === "ATTACKS";
    if (!isHarm || this.#tree.xpos(token) !== "VBG" || !this.#tree.is(token, "advcl", "xcomp")) return false;
    const isAttack = this.#frames
      .matches(this.#tree.head(token))
      .some(({ row: above }) => above.relation === "ATTACKS" || above.relation === "INTERVENES_IN");
    const chain = target === null ? null : this.#referents.chain(target);
    return isAttack && (chain === null || (!chain.named && chain.country === null));
  }

  /** "the curfew imposed in May", "a man suspected of theft": told in passing */
  #isReduced(token: number): boolean {
    const isPast = this.#tree.xpos(token) === "VBN" && this.#tree.children(token, "aux").length === 0;
    return isPast && (this.#tree.relation(token) === "acl" || this.#tree.is(token, "amod"));
  }

  #isTheirs(pronoun: number, noun: number): boolean {
    return this.#tree.text(pronoun).toLowerCase() === "their" && this.#tree.head(pronoun) === noun;
  }

  /** The manual counts it as AID to send peacekeepers, and leaving a body or treaty, not a place, as SANCTION. */
  #otherCategory(match: FrameMatch, type: RelationType, target: DocumentMention | null): PloverCategory | null {
    if (type === "DEPLOYS" && this.#keepsPeace(match)) return "AID";
    const left = type === "WITHDRAWS_FROM" && target !== null ? this.#referents.chain(target).type : null;
    return left === "Organization" || left === "Agreement" ? "SANCTION" : null;
  }

  #keepsPeace({ token, cue }: FrameMatch): boolean {
    const { object, of, compound } = this.#clauses.functions(token);
    const words = [...cue, ...object, ...of, ...compound];
    const modifiers = words.flatMap((word) => this.#tree.children(word, "compound", "amod"));
    return [...words, ...modifiers].some((word) => /^peace-?keep/i.test(this.#tree.text(word)));
  }

  /** Whoever a thing at the end of a claim belongs to, or the country that it concerns; else the thing. */
  #standsFor(
    type: RelationType,
    target: DocumentMention,
    source: DocumentMention | null,
    words: readonly number[],
  ): readonly DocumentMention[] {
    const isDeed = (noun: number) => this.#predicates.has(noun);
    const owners = ownersOf(this.#tree, this.#clauses, this.#referents, type, target, source, isDeed);
    if (owners.length !== 1 || owners[0] !== target) return owners;
    const place = placeAffected(this.#tree, this.#clauses, this.#referents, type, target, source, words);
    return place === undefined ? owners : [place];
  }

  /** Whoever the condition of a threat depends on: the subject of "unless the firm pays". */
  #warned({ token }: FrameMatch, sources: Found): Aim | null {
    for (const clause of [...this.#clauses.functions(token).clause, token])
      for (const { head } of conditionsAt(this.#tree, clause))
        for (const subject of this.#clauses.surfaceSubject(head))
          for (const mention of this.#referents.resolve(subject)) {
            if (!this.#ends.isActor(mention) || sources.mentions.some((s) => s.chain === mention.chain)) continue;
            const { chain, start, end } = mention;
            return { chain, span: { start, end }, signs: this.#signs.ofEnd(mention, [token]) };
          }
    return null;
  }

  /** "struck over pay", "blocked a road" say what it was about and where, not against whom. */
  #isIssue(mentions: readonly DocumentMention[]): boolean {
    return mentions.some((mention) => ISSUES.has(this.#tree.lemma(mention.headToken).toLowerCase()));
  }

  #isBareTitle(mention: DocumentMention): boolean {
    const isDetermined = this.#tree.children(mention.headToken, "det", "nmod:poss", "nummod").length > 0;
    const isPlain = mention.kind === "nominal" && this.#tree.xpos(mention.headToken) === "NN";
    return isPlain && !isDetermined && !this.#referents.chain(mention).named;
  }

  #cueSpan(match: FrameMatch): { start: number; end: number } {
    // Words of a cue that stand apart ("turned the offer down") are shown by the first run
    const run = [match.cue[0]!];
    for (const token of match.cue.slice(1)) if (token - run[run.length - 1]! <= 1) run.push(token);
    return run.includes(match.token) ? this.#tree.span(run) : this.#tree.span([match.token]);
  }

  /** Where it happened: a place in an "in"- or "at"-phrase or locative role of the predicate that is no other argument. */
  #place(match: FrameMatch, source: DocumentMention | null, target: DocumentMention | null): string | null {
    const obliques = this.#clauses
      .functions(match.token)
      .obliques.filter((o) => isMarked(o, "in", "at", "near", "outside", "inside", "across"));
    const roles = (this.#predicates.get(match.token)?.roles ?? [])
      .filter((r) => r.role === "ARGM-LOC")
      .map((r) => r.token);
    for (const token of [...obliques.map((o) => o.token), ...roles])
      for (const mention of this.#referents.resolve(token)) {
        const { type } = this.#referents.chain(mention);
        const place = (ARGUMENT_KINDS.locus as readonly EntityType[]).includes(type);
        if (place && mention.chain !== source?.chain && mention.chain !== target?.chain) return mention.chain;
      }
    return null;
  }

  #isQuestion(token: number): boolean {
    const sentence = this.#doc.sentences[this.#doc.tokens[token]!.sentence]!;
    for (let last = sentence.endToken - 1; last >= sentence.firstToken; last--) {
      const text = this.#tree.text(last);
      if (text === "?") return true;
      if (!/^["'”’)\]]$/.test(text)) return false;
    }
    return false;
  }
}

const ISSUES: ReadonlySet<string> = new Set(
  "bonus bridge camp condition conditions cost hour hours job jobs motorway highway jail pay price prices prison railway road roads safety salary shortage staffing street streets wage wages workload".split(
    " ",
  ),
);

type Pair = [DocumentMention | null, DocumentMention | null];

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
