// A match and its relation → the mentions between which the relation is told: pairs of source and target, each of several with each other
// where all do it together, owners in the place of their things. A match that shows another sense or lacks an end says why.
import { type RelationType, relationRow } from "#schema";
import type { DocumentMention } from "../document/index.ts";
import { complements, isVerbal } from "./clause-words.ts";
import { type Found, NOTHING } from "./ends.ts";
import type { FrameMatch } from "./frames.ts";
import { standsFor } from "./owners.ts";
import type { Readers } from "./readers.ts";
import type { EventStanding } from "./standing.ts";

export type Pair = [source: DocumentMention | null, target: DocumentMention | null];

export interface PairsOf {
  readonly pairs: readonly Pair[];
  readonly sources: Found;
  readonly targets: Found;
  /** owner → the thing in whose place it stands */
  readonly owned: ReadonlyMap<DocumentMention, DocumentMention>;
  readonly standing: EventStanding;
  /** the predicate, and the noun of a light verb */
  readonly words: readonly number[];
  /** "talks between Peru and Chile" */
  readonly inOnePhrase: boolean;
}

const ISSUES: ReadonlySet<string> = new Set(
  "bonus bridge camp condition conditions cost hour hours job jobs motorway highway jail pay price prices prison railway road roads safety salary shortage staffing street streets wage wages workload".split(
    " ",
  ),
);

export class PairFinder {
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** The pairs of ends of which a match tells its relation, or why it tells none; null where nothing is found that could. */
  of(match: FrameMatch, type: RelationType): PairsOf | string | null {
    const { row, token } = match;
    const table = relationRow(type);
    const standing = this.#readers.standing.of(token);
    const named = this.#readers.ends.find(match, row.source, row.sourceTypes, table.source, null);
    const sources =
      named === NOTHING
        ? this.#readers.implied.source(match, type, standing.operator, row.sourceTypes, table.source)
        : named;
    const reached = this.#readers.ends.find(match, row.target, row.targetTypes, table.target, sources);
    const isIssue = type === "PROTESTS_AGAINST" && this.#isIssue(reached.mentions);
    const aimed = isIssue ? NOTHING : reached;
    // "Peru and Chile will meet for talks"
    const alone = aimed.declined !== null && table.symmetric && sources.mentions.length > 1;
    const targets = alone ? NOTHING : aimed === NOTHING ? this.#readers.implied.target(match, type, sources) : aimed;
    const content = row.content.length > 0 ? this.#readers.args.content(match) : [];
    const unfit = sources.declined ?? targets.declined;
    if (unfit !== null) return unfit;
    // "the fighting between Kurds and Turks" has no side that began it, but two
    const mayPair = table.symmetric || row.prepositions.includes("between");
    const between = mayPair
      ? this.#readers.args.parties(match).flatMap((t) => [...this.#readers.referents.resolve(t)])
      : [];
    // "Greek and Turkish leaders met": some with the others
    const [only] = sources.mentions;
    const twoPeoples = table.symmetric && only && sources.mentions.length === 1 && targets.mentions.length === 0;
    const parties = twoPeoples && between.length === 0 ? this.#readers.referents.peoplesOf(only) : between;
    // "Peru and Chile supplied Fiji with grain" traded with Fiji
    const { object, indirect } = this.#readers.clauses.functions(token);
    const receives = [...object, ...indirect].some((t) =>
      this.#readers.referents.resolve(t).some((m) => this.#readers.ends.isActor(m)),
    );
    const paired =
      parties.length > 1 || (table.symmetric && sources.mentions.length > 1 && !(type === "TRADES_WITH" && receives));
    if (row.needsTarget && targets.mentions.length === 0 && !paired && !isIssue)
      return sources === NOTHING ? null : "no target is found, and the row needs one";
    if (row.needsSource && sources.mentions.length === 0 && !paired)
      return targets === NOTHING ? null : "no source is found, and the row needs one";
    // An act is aimed at somebody or says something: "the audience applauded" is neither
    if (table.class === "act" && targets.mentions.length === 0 && !paired)
      if (row.effect === null || content.length + complements(this.#readers.tree, token).length === 0)
        return "it is aimed at nobody and says nothing";
    let pairs: Pair[] = [];
    // "imports from Peru and Chile" are no trade between the two
    const shared = this.#readers.clauses.functions(token).subject.some((t) => sources.tokens.includes(t));
    // "put off their summit"
    const theirs =
      table.class !== "state" && type !== "TRADES_WITH" && sources.tokens.some((t) => this.#isTheirs(t, token));
    // "Peru and Chile restored ties after talks": two that the clause around speaks of; more of them may have dealt with somebody else
    const around = named === NOTHING && type !== "TRADES_WITH" && sources.mentions.length === 2;
    const mutual =
      table.symmetric &&
      targets.mentions.length === 0 &&
      (isVerbal(this.#readers.tree, token) || shared || theirs || around);
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
      const owners = standsFor(this.#readers, { relation: type, target: t, source: s }, words);
      for (const owner of owners) if (owner !== t) owned.set(owner, t);
      return owners.map((owner) => [s, owner]);
    });
    pairs = pairs.filter(([s, t]) => s || t);
    if (pairs.length === 0) return null;
    pairs = pairs.filter(([s, t]) => !(s && t && s.chain === t.chain));
    if (pairs.length === 0) return "source and target are the same";
    // "bought wheat" tells of no partner, "bought Romanian wheat" does
    if (type === "TRADES_WITH") pairs = pairs.filter(([, t]) => !(t && !this.#readers.ends.isActor(t)));
    // "appointed Wigan boss": a bare title is nobody who is appointed
    if (type === "APPOINTS") pairs = pairs.filter(([, t]) => !(t && this.#isBareTitle(t)));
    if (pairs.length === 0) return "a bare title is nobody who is appointed";
    const verbal = isVerbal(this.#readers.tree, token);
    const complete = pairs.some(([s, t]) => s && t);
    // A noun without both ends is an event only when the encoder takes it for one
    if (!verbal && !complete && !this.#readers.predicates.has(token))
      return "a noun without both ends that the encoder takes for no event";
    // "has not ruled out talks" leaves them open; that nothing was rejected is no news
    if (standing.polarity === "negative" && row.effect?.polarity === "negative" && row.effect.modality !== "keep")
      return "that it was not done leaves it open, and is no event";
    return { pairs, sources, targets, owned, standing, words, inOnePhrase: together.length > 1 };
  }

  #isTheirs(pronoun: number, noun: number): boolean {
    return this.#readers.tree.text(pronoun).toLowerCase() === "their" && this.#readers.tree.head(pronoun) === noun;
  }

  /** "struck over pay", "blocked a road" say what it was about and where, not against whom. */
  #isIssue(mentions: readonly DocumentMention[]): boolean {
    return mentions.some((mention) => ISSUES.has(this.#readers.tree.lemma(mention.headToken).toLowerCase()));
  }

  #isBareTitle(mention: DocumentMention): boolean {
    const isDetermined = this.#readers.tree.children(mention.headToken, "det", "nmod:poss", "nummod").length > 0;
    const isPlain = mention.kind === "nominal" && this.#readers.tree.xpos(mention.headToken) === "NN";
    return isPlain && !isDetermined && !this.#readers.referents.chain(mention).named;
  }
}
