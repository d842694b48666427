// Ends that the predicate itself does not name but its surroundings do: what is threatened, who is resigned from, what killed.
import { type ARGUMENT_KINDS, type EntityType, type RelationType, relationRow } from "#schema";
import type { DocumentMention, Tree } from "../document/index.ts";
import { isAimed } from "./acts.ts";
import { causesOf } from "./causes.ts";
import type { ClauseReader } from "./clause.ts";
import { isMarked, isNominal, isVerbal } from "./clause-words.ts";
import type { Employers } from "./employers.ts";
import { type EndFinder, type Found, NOTHING } from "./ends.ts";
import type { FrameFinder, FrameMatch } from "./frames.ts";
import type { Referents } from "./referents.ts";

/** Relations whose target, when it is not named, is the body that the source serves, by one of these relations. */
const EMPLOYED: ReadonlyMap<RelationType, readonly RelationType[]> = new Map([
  ["RESIGNS_FROM", ["PRESIDENT_OF", "HOLDS_OFFICE", "LEADS", "WORKS_FOR", "MEMBER_OF"]],
  ["PROTESTS_AGAINST", ["WORKS_FOR"]],
]);

/** Words of people who stop work. */
const STOPPAGES: ReadonlySet<string> = new Set("be come down go picket stop stoppage strike walk walkout".split(" "));
/** What is demanded of somebody: "the resignation of the mayor". */
const DEPARTURES: ReadonlySet<string> = new Set("dismissal impeachment ouster removal resignation".split(" "));

/** Acts that are answered by a bare "agreed" or "refused". */
const QUESTIONS: ReadonlySet<RelationType> = new Set(["PLEDGES", "PROPOSES", "REQUESTS"]);
/** What a protest is for. */
const PURPOSES: ReadonlySet<RelationType> = new Set(["REQUESTS", "CRITICIZES", "REJECTS"]);
const RALLIES = /^(?:demonstration|march|protest|rally|sit-in|vigil)$/;
/** "in protest of the ban" */
const DEFIANCE: ReadonlySet<string> = new Set(["defiance", "opposition", "protest"]);

export interface ImpliedEndsContext {
  readonly tree: Tree;
  readonly clauses: ClauseReader;
  readonly frames: FrameFinder;
  readonly referents: Referents;
  readonly ends: EndFinder;
  readonly employers: Employers;
  /** whoever a target stands for, itself when it is somebody */
  readonly ownersOf: (
    relation: RelationType,
    target: DocumentMention,
    source: DocumentMention | null,
  ) => readonly DocumentMention[];
}

/** Prepositions of what goes on beside an event. */
const BESIDE: ReadonlySet<string> = new Set([
  "in",
  "on",
  "after",
  "before",
  "by",
  "for",
  "during",
  "as",
  "amid",
  "following",
]);

const HARM: ReadonlySet<string> = new Set(["abduct", "capture", "injure", "kidnap", "kill", "seize", "wound"]);
const MARCHERS: ReadonlySet<EntityType> = new Set(["Group", "People", "Person"]);
const DURING: ReadonlySet<string> = new Set(["in", "during", "at"]);

export class ImpliedEnds {
  readonly #context: ImpliedEndsContext;

  constructor(context: ImpliedEndsContext) {
    this.#context = context;
  }

  /** The doer of an event whose own words name none; `operator` is the act whose content it is. */
  source(
    match: FrameMatch,
    type: RelationType,
    operator: FrameMatch | null,
    hard: readonly EntityType[],
    kind: keyof typeof ARGUMENT_KINDS,
  ): Found {
    const { tree, clauses, frames, referents, ends } = this.#context;
    const causes = type === "KILLS" ? causesOf(tree, clauses, frames, referents, match.token) : [];
    if (causes.length > 0) return found(causes, "who or what did it stands in the clause beside");
    const controlled = ends.controlled(match, operator, hard, kind);
    const shared = relationRow(type).symmetric || type === "PROTESTS_AGAINST" || this.#isHarmIn(match.token, type);
    return controlled === NOTHING && shared ? this.#party(match.token, type) : controlled;
  }

  /** "killed nine in a raid on the town": who killed them raided it. */
  #isHarmIn(noun: number, type: RelationType): boolean {
    const { tree, clauses } = this.#context;
    const verb = tree.head(noun);
    return type === "ATTACKS" && verb >= 0 && HARM.has(tree.lemma(verb)) && !clauses.isPassive(verb);
  }

  /**
   * "walked out in a dispute with the firm", "recalls its envoy as a feud with Peru deepens": the subject of the clause is the party that
   * is not named, or whoever the subject belongs to, "her criticism came before talks with Peru".
   */
  #party(noun: number, type: RelationType): Found {
    const { tree, clauses, referents, ends } = this.#context;
    let verb = tree.head(noun);
    // parsers make such a phrase an oblique, a clause or, behind "was followed by", a subject
    // who imposed a curfew after a march did not march
    const beside = relationRow(type).symmetric ? BESIDE : DURING;
    const isBeside = tree.is(noun, "obl", "advcl", "nsubj") && beside.has(tree.markers(noun)[0] ?? "");
    const isOther = tree.is(noun, "nsubj") && verb >= 0 && tree.is(verb, "advcl");
    if (isOther) verb = tree.head(verb);
    if (!(isBeside || isOther) || verb < 0 || !isVerbal(tree, verb)) return NOTHING;
    // "resorted to throwing stones during a march": who marched may stand at the clause above
    const subjects = type === "PROTESTS_AGAINST" ? clauses.surfaceSubject(verb) : tree.children(verb, "nsubj");
    for (const subject of subjects.filter((t) => t !== noun))
      for (const tokens of [[subject], clauses.functions(subject).possessor]) {
        const actors = tokens.flatMap((t) => referents.resolve(t)).filter((mention) => ends.isActor(mention));
        // "police shot nine people during protests": police and governments do not march
        const marches = (mention: DocumentMention) => MARCHERS.has(referents.chain(mention).type);
        const parties = type === "PROTESTS_AGAINST" && tree.markers(noun)[0] !== "in" ? actors.filter(marches) : actors;
        if (parties.length > 1 && this.#namesOther(verb, parties)) return NOTHING;
        if (parties.length > 0) return found(parties, "the subject of the clause");
      }
    return NOTHING;
  }

  /** "Peru and Chile renewed ties with Fiji after a long rift" is no rift of the two. */
  #namesOther(verb: number, parties: readonly DocumentMention[]): boolean {
    const { tree, referents, ends } = this.#context;
    const below = tree.children(verb, "obj").flatMap((object) => tree.subtree(object));
    return below
      .flatMap((token) => referents.at(token) ?? [])
      .some((mention) => ends.isActor(mention) && parties.every(({ chain }) => chain !== mention.chain));
  }

  /** "a dispute over pay with the union": the parse may hang the other party on what it is about. */
  #counterpart(noun: number, sources: Found): Found {
    const { tree, clauses, referents, ends } = this.#context;
    if (isVerbal(tree, noun)) return NOTHING;
    for (const topic of clauses.functions(noun).obliques) {
      if (!isMarked(topic, "over", "about", "on")) continue;
      for (const { token, markers } of clauses.functions(topic.token).obliques) {
        if (!markers.includes("with")) continue;
        const others = referents.resolve(token).filter((m) => ends.isActor(m));
        const fresh = others.filter((m) => !sources.mentions.some((s) => s.chain === m.chain));
        if (fresh.length > 0) return found(fresh, "beside what it is about");
      }
    }
    return NOTHING;
  }

  /** The target that the words of the predicate do not name: from its surroundings, or from the same verb before it. */
  target(match: FrameMatch, type: RelationType, sources: Found): Found {
    const beside = this.#concerned(match, type, sources);
    return beside === NOTHING ? this.#again(match, type, sources) : beside;
  }

  /** "Peru signed the pact in May. Chile did not sign": the same verb told again without its object has the object that it had. */
  #again({ token, row, objectToken }: FrameMatch, type: RelationType, sources: Found): Found {
    const { tree, clauses, frames, referents, ends } = this.#context;
    const { object, clause, obliques } = clauses.functions(token);
    // "signed on Tuesday" leaves as much out as "signed" does
    const named = obliques.filter((o) => referents.resolve(o.token).length > 0);
    // "arrested three more"
    const counted = tree
      .children(token)
      .some((t) => t > token && tree.subtree(t).some((word) => tree.upos(word) === "NUM"));
    const names = counted || object.length + clause.length + named.length > 0;
    if (!isVerbal(tree, token) || objectToken !== null || names || relationRow(type).symmetric || isAimed(type))
      return NOTHING;
    const { sentence } = tree.doc.tokens[token]!;
    const from = tree.doc.sentences[Math.max(0, sentence - 1)]!.firstToken;
    for (let before = token - 1; before >= from; before--) {
      if (tree.lemma(before) !== tree.lemma(token) || !isVerbal(tree, before)) continue;
      const same = frames.matches(before).find((match) => match.row.id === row.id);
      const { mentions } = same
        ? ends.find(same, row.target, row.targetTypes, relationRow(type).target, sources)
        : NOTHING;
      const known = mentions.filter((mention) => !referents.isIndefinite(mention));
      if (known.length > 0) return found(known, `what "${tree.text(before)}" has before`);
    }
    return NOTHING;
  }

  /** Whom a threat or promise concerns, or the body that somebody leaves or strikes against. */
  #concerned(match: FrameMatch, type: RelationType, sources: Found): Found {
    const { tree, ends, employers } = this.#context;
    if (type === "REQUESTS" && match.row.nouns.length > 0 && !isVerbal(tree, match.token))
      return this.#answerers(match, sources);
    if (isAimed(type)) return ends.affected(match, sources);
    if (type === "REJECTS" || type === "AGREES_WITH") return this.#asker(match, sources);
    if (relationRow(type).symmetric) return this.#counterpart(match.token, sources);
    const relations = EMPLOYED.get(type);
    if (!relations) return NOTHING;
    const asked = type === "PROTESTS_AGAINST" ? this.#asked(match, sources) : [];
    if (asked.length > 0) return found(asked, "whom the protest asks");
    // farmers march against somebody else than their country; only who stops work does so against an employer
    const words = match.objectToken === null ? [match.token] : [match.token, match.objectToken];
    if (type === "PROTESTS_AGAINST" && !words.some((word) => STOPPAGES.has(tree.lemma(word).toLowerCase())))
      return NOTHING;
    const bodies = employers.of(sources.mentions, tree.doc.tokens[match.token]!.sentence, relations);
    return bodies.length > 0 ? found(bodies, "the body that the source serves") : NOTHING;
  }

  /**
   * "walked out, demanding that the ministry pay them", "rallied to demand the resignation of the mayor", "blocked a road to show their
   * anger at the mayor", "marched in defiance of the police": a protest is against whom its purpose concerns.
   */
  #asked({ token, objectToken }: FrameMatch, sources: Found): readonly DocumentMention[] {
    const { tree, clauses, frames, referents, ends, ownersOf } = this.#context;
    const verb = isVerbal(tree, token) || !tree.is(token, "obj", "obl") ? token : tree.head(token);
    const words = [token, verb, ...(objectToken === null ? [] : [objectToken])];
    const [source = null] = sources.mentions;
    const actors = (mentions: readonly DocumentMention[], relation: RelationType) =>
      mentions
        .flatMap((mention) => [...ownersOf(relation, mention, source)])
        .filter((mention) => ends.isActor(mention) && mention.chain !== source?.chain);
    // "rioted after a rally calling for his removal"
    const beside = clauses.functions(verb).obliques.filter((o) => RALLIES.test(tree.lemma(o.token)));
    words.push(...beside.map((o) => o.token));
    for (const clause of words.flatMap((word) => tree.children(word, "advcl", "xcomp", "acl"))) {
      const purpose = frames.matches(clause).find(({ row }) => row.relation !== null && PURPOSES.has(row.relation));
      if (!purpose) continue;
      const { mentions, tokens } = ends.find(purpose, purpose.row.target, purpose.row.targetTypes, "any", sources);
      const departed = tokens.filter((t) => DEPARTURES.has(tree.lemma(t).toLowerCase()));
      const people = departed
        .flatMap((t) => [...clauses.functions(t).of, ...clauses.functions(t).possessor])
        .flatMap((t) => referents.resolve(t));
      const asked = people.length > 0 ? people : actors(mentions, purpose.row.relation!);
      if (asked.length > 0) return asked;
    }
    for (const { token: noun } of clauses.functions(verb).obliques.filter((o) => isMarked(o, "in")))
      if (DEFIANCE.has(tree.lemma(noun).toLowerCase()) && tree.is(noun + 1, "case")) {
        // the phrase stands right behind, wherever the parse hangs it
        const defied = actors([...referents.resolve(tree.head(noun + 1))], "CRITICIZES");
        if (defied.length > 0) return defied;
      }
    return [];
  }

  /** "Peru asked Chile for help, but Chile refused": a bare answer goes to whoever asked, in this sentence or the one before. */
  #asker({ token, row }: FrameMatch, sources: Found): Found {
    const { tree, clauses, frames, ends } = this.#context;
    const { object, indirect, clause, obliques } = clauses.functions(token);
    const says = [...object, ...indirect, ...clause, ...obliques.map((o) => o.token)].filter(
      (t) => isNominal(tree, t) || isVerbal(tree, t),
    );
    if (!isVerbal(tree, token) || row.objects.length > 0 || says.some((t) => !tree.is(t, "obl:unmarked")))
      return NOTHING;
    const { sentence } = tree.doc.tokens[token]!;
    const from = tree.doc.sentences[Math.max(0, sentence - 1)]!.firstToken;
    for (let before = token - 1; before >= from; before--)
      for (const question of frames.matches(before)) {
        if (question.row.relation === null || !QUESTIONS.has(question.row.relation)) continue;
        const askers = ends.find(question, question.row.source, question.row.sourceTypes, "actor", null);
        const asked = ends.find(question, question.row.target, [], "any", askers).mentions;
        const isAnswer = asked.some((a) => sources.mentions.some((s) => s.chain === a.chain));
        if (isAnswer && askers.mentions.length > 0) return found(askers.mentions, "whoever asked");
      }
    return NOTHING;
  }

  /** "Chile accepted an invitation from Peru": whoever answers a request is who was asked. */
  #answerers(match: FrameMatch, sources: Found): Found {
    const { tree, clauses, frames, referents, ends } = this.#context;
    const verb = tree.head(match.token);
    const answered = tree.is(match.token, "obj", "obl", "nsubj:pass") && verb >= 0 && isVerbal(tree, verb);
    if (!answered || sources.mentions.length === 0 || !frames.mayAnswer(verb)) return NOTHING;
    const mentions = clauses
      .functions(verb)
      .subject.flatMap((t) => [...referents.resolve(t)])
      .filter((m) => ends.isActor(m) && !sources.mentions.some((s) => s.chain === m.chain));
    return mentions.length > 0 ? found(mentions, "whoever answers the request") : NOTHING;
  }
}

function found(mentions: readonly DocumentMention[], how: string): Found {
  return { ...NOTHING, mentions, trace: [how] };
}
