// A matched frame → the mentions at its two ends: those of the first filler whose type fits. A plain argument of the wrong kind is not
// passed over: it shows another sense of the predicate ("frost threatens the vines"), and the frame declines.
import { ARGUMENT_KINDS, type EntityType, type RelationType, relationRow, type Span } from "#schema";
import type { DocumentMention, Tree } from "../document/index.ts";
import type { ArgumentFinder, Filler } from "./arguments.ts";
import type { ClauseReader } from "./clause.ts";
import { complements, isMarked, isVerbal } from "./clause-words.ts";
import type { FrameMatch } from "./frames.ts";
import type { Referents } from "./referents.ts";

/** Entity types that do nothing of their own will. */
const INERT: ReadonlySet<EntityType> = new Set(["Thing", "Event", "Place", "Facility", "Agreement"]);

export function isInert(type: EntityType): boolean {
  return INERT.has(type);
}

/** Verbs whose object goes to whom it is meant for. */
const SENDING: ReadonlySet<string> = new Set(["direct", "fire", "launch", "push", "send"]);

/** What does nothing unless somebody wields it. */
const WEAPONS: ReadonlySet<string> = new Set(
  "aircraft artillery bomb bomber bulldozer destroyer drone frigate grenade gunboat gunship helicopter jet mine missile plane rocket submarine tank warplane warship".split(
    " ",
  ),
);

/** What stands at one end. */
export interface Found {
  readonly mentions: readonly DocumentMention[];
  /** those of which the opposite is said: "but not by the party" */
  readonly excepted: readonly DocumentMention[];
  readonly tokens: readonly number[];
  readonly trace: readonly string[];
  /** why what stands there shows another sense of the predicate; null where it does not */
  readonly declined: string | null;
}

/** What only armed forces do. */
const BY_ARMS: ReadonlySet<RelationType> = new Set(["ATTACKS", "DEPLOYS", "INTERVENES_IN", "SEIZES"]);

export const NOTHING: Found = { mentions: [], excepted: [], tokens: [], trace: [], declined: null };

export class EndFinder {
  readonly #text: string;
  readonly #tree: Tree;
  readonly #clauses: ClauseReader;
  readonly #args: ArgumentFinder;
  readonly #referents: Referents;
  readonly #isSpeakerOf: (predicate: number, mention: Span) => boolean;

  /** `text` is that of the article; `isSpeakerOf` says whether a mention names who tells of a predicate. */
  constructor(
    text: string,
    tree: Tree,
    clauses: ClauseReader,
    args: ArgumentFinder,
    referents: Referents,
    isSpeakerOf: (predicate: number, mention: Span) => boolean,
  ) {
    this.#isSpeakerOf = isSpeakerOf;
    this.#text = text;
    this.#tree = tree;
    this.#clauses = clauses;
    this.#args = args;
    this.#referents = referents;
  }

  /**
   * The mentions of one end: those of the first filler that has any of a fitting type. `hard` are the types that the row asks for, `kind`
   * what the ontology does; `other` is the end that was found before.
   */
  find(
    match: FrameMatch,
    selectors: readonly string[],
    hard: readonly EntityType[],
    kind: keyof typeof ARGUMENT_KINDS,
    other: Found | null,
  ): Found {
    const allowed = hard.length > 0 ? hard : ARGUMENT_KINDS[kind];
    let declined: string | null = null;
    for (const filler of this.#args.fillers(match, selectors)) {
      const parts = this.#referents.parts(filler.token);
      const doers = other === null && hard.length > 0 && !hard.includes("Event") ? this.#doersOf(filler.token) : [];
      const named = doers.length > 0 ? doers : parts.map((part) => part.mention);
      const mentions = named
        .map((mention) => (other === null ? this.#wielder(mention) : mention))
        .filter((m) => !other?.mentions.some((o) => o.chain === m.chain))
        .filter((m) => !this.#isMistakenSpeaker(match.token, m));
      if (selectors === match.row.source && mentions.some((m) => this.#isUnarmed(match, m))) continue;
      const fitting = mentions.filter((m) => this.#fits(m, allowed, hard.length > 0, kind));
      if (fitting.length > 0) {
        const excepted = parts.filter((part) => part.excepted).map((part) => part.mention);
        return {
          mentions: fitting,
          excepted,
          tokens: [filler.token],
          trace: [traceOf(filler, fitting, this.#text)],
          declined: null,
        };
      }
      const wrong = () => {
        const shown =
          mentions.length > 0 ? mentions.map((m) => this.#text.slice(m.start, m.end)) : [this.#tree.text(filler.token)];
        return `${shown.map((text) => `"${text}"`).join(", ")} (${filler.how}) is no ${allowed.join(", ")}`;
      };
      // A plain subject of the wrong kind is another sense of the predicate: "frost threatens the vines"
      if (mentions.length > 0 && filler.how.endsWith("tree") && (kind === "actor" || hard.length > 0) && other === null)
        declined = wrong();
      // The same for an inanimate object where people are needed: "arrested the decline"
      if (mentions.length > 0 && hard.length > 0) declined = wrong();
      // "arson attack", "overnight strike": what modifies the noun of an event is no doer
      const modifies = this.#tree.is(filler.token, "compound", "amod") && this.#tree.head(filler.token) === match.token;
      if (mentions.length === 0 && other === null && hard.length > 0 && this.#isPlainNoun(filler.token) && !modifies)
        declined = wrong();
    }
    return declined === null ? NOTHING : { ...NOTHING, declined };
  }

  /** "threatened to take Chile to court": a threat or promise concerns whoever its content is done to. */
  affected(match: FrameMatch, sources: Found): Found {
    const clauses = [...this.#clauses.functions(match.token).clause, ...complements(this.#tree, match.token)];
    for (const clause of new Set(clauses)) {
      const { subject, object, indirect, obliques } = this.#clauses.functions(clause);
      // "warned that Turkey could invade Iraq" threatens nobody: Turkey would do it
      const doers = subject.flatMap((t) => this.#referents.resolve(t));
      if (doers.length > 0 && !doers.some((d) => sources.mentions.some((s) => s.chain === d.chain))) continue;
      const towards = obliques.filter((o) => isMarked(o, "to", "on", "against", "at")).map((o) => o.token);
      // "offered to hand two suspects to Peru": a promise is made to the one who receives
      // "threatened to send migrants to Peru": the threat is against Peru
      const sends = match.row.relation === "PLEDGES" || SENDING.has(this.#tree.lemma(clause));
      const done = sends ? [...towards, ...object] : [...object, ...towards];
      for (const token of [...indirect, ...done]) {
        // "warned that it might recall its own envoy": what is theirs they do not threaten
        const owner = this.#tree.child(token, "nmod:poss");
        const owners = owner === undefined ? [] : this.#referents.resolve(owner);
        if (owners.some((o) => sources.mentions.some((s) => s.chain === o.chain))) continue;
        // "threatened to bomb Peru's ports": what is done to a thing is done to its owner
        const mentions = [this.#referents.resolve(token), match.row.relation === "THREATENS" ? owners : []]
          .map((some) => some.filter((m) => !sources.mentions.some((s) => s.chain === m.chain) && this.isActor(m)))
          .find((some) => some.length > 0);
        if (mentions) return { ...NOTHING, mentions, tokens: [token], trace: [`done to "${this.#tree.text(token)}"`] };
      }
      const country = match.row.relation === "THREATENS" ? this.#foreign([clause, ...object], sources) : undefined;
      if (country) return { ...NOTHING, mentions: [country], trace: ["what is threatened would happen there"] };
    }
    return NOTHING;
  }

  /** "threatened to resume attacks in Peru": a country in which another one's people threaten to do something. */
  #foreign(words: readonly number[], sources: Found): DocumentMention | undefined {
    const own = sources.mentions.map((mention) => this.#referents.chain(mention).country);
    return words
      .flatMap((word) => this.#clauses.functions(word).obliques)
      .filter((oblique) => isMarked(oblique, "in", "inside", "across"))
      .flatMap((oblique) => [...this.#referents.resolve(oblique.token)])
      .find((mention) => {
        const { type, country } = this.#referents.chain(mention);
        return type === "Country" && !own.includes(country);
      });
  }

  /** "considers sanctions on Peru", "demanded a withdrawal": the doer of an event noun stands at the word whose content it is. */
  controlled(
    match: FrameMatch,
    operator: FrameMatch | null,
    hard: readonly EntityType[],
    kind: keyof typeof ARGUMENT_KINDS,
  ): Found {
    const effect = operator?.row.effect;
    // "plans to deport rejected migrants": who rejected them is not said
    const isModifier = this.#tree.is(match.token, "amod");
    if (!operator || !effect?.control || isModifier || isVerbal(this.#tree, match.token)) return NOTHING;
    // What is refused is mostly the doing of somebody else, "rejected an attack on Peru"; but not "rejected talks with Peru"
    const refused = operator.row.relation !== null && effect.polarity !== "keep" && effect.control === "source";
    if (refused && !relationRow(match.row.relation!).symmetric) return NOTHING;
    const found = this.find(operator, operator.row[effect.control], hard, kind, null);
    if (found.mentions.some((m) => this.#isUnarmed(match, m))) return NOTHING;
    // "made no arrests over the killing": nobody was arrested, and the killing did not do itself
    return found.tokens.includes(match.token) ? NOTHING : found;
  }

  /** "Congress approved an invasion": no parliament invades. */
  #isUnarmed({ row }: FrameMatch, { chain }: DocumentMention): boolean {
    return row.relation !== null && BY_ARMS.has(row.relation) && this.#referents.kindOf(chain) === "legislature";
  }

  /** "Shelling by rebels wounded nine": an event has harmed them, who did it are the rebels. */
  #doersOf(token: number): readonly DocumentMention[] {
    const gerund = isVerbal(this.#tree, token) && this.#tree.is(token, "csubj");
    const own = this.#referents.at(token);
    if (!gerund && (own?.kind !== "nominal" || this.#referents.chain(own).type !== "Event")) return [];
    const by = this.#tree.children(token, "nmod", "obl").filter((t) => this.#tree.markers(t)[0] === "by");
    const { possessor } = this.#clauses.functions(token);
    return [...by, ...possessor].flatMap((t) => this.#referents.resolve(t)).filter((m) => this.isActor(m));
  }

  /** "Israeli jets bombed a depot": who sent them did it. */
  #wielder(mention: DocumentMention): DocumentMention {
    const head = mention.headToken;
    const isThing = isInert(this.#referents.chain(mention).type);
    if (mention.kind !== "nominal" || !isThing || !WEAPONS.has(this.#tree.lemma(head).toLowerCase())) return mention;
    const { possessor, compound } = this.#clauses.functions(head);
    // "a bomb planted by rebels"
    const used = this.#tree.children(head, "acl").filter((clause) => this.#clauses.isPassive(clause));
    const users = used.flatMap((clause) => this.#clauses.functions(clause).subject);
    const owners = [...possessor, ...compound, ...users].flatMap((token) => this.#referents.resolve(token));
    return owners.find((owner) => owner.chain !== mention.chain && this.isActor(owner)) ?? mention;
  }

  /** "will invest in Ghana, Kofi Mensah said": the tree may hang the speaker on what is told; a controller stands outside of it. */
  #isMistakenSpeaker(predicate: number, mention: DocumentMention): boolean {
    return this.#tree.under(mention.headToken, predicate) && this.#isSpeakerOf(predicate, mention);
  }

  #isPlainNoun(token: number): boolean {
    return this.#tree.upos(token) === "NOUN" && !this.#referents.at(token);
  }

  #fits(
    mention: DocumentMention,
    allowed: readonly EntityType[],
    hard: boolean,
    kind: keyof typeof ARGUMENT_KINDS,
  ): boolean {
    const type = this.#referents.chain(mention).type;
    if (allowed.includes(type)) return true;
    // "killed three Albanians": the plural of a demonym is people, whatever its chain stands for
    if (mention.kind === "demonym" && /S$/.test(this.#tree.xpos(mention.headToken)) && allowed.includes("People"))
      return true;
    // "Kodak sued Canon": a proper noun of which nothing is known may be anybody
    if (type === "Thing" && this.#tree.upos(mention.headToken) === "PROPN") return true;
    if (hard) return false;
    return kind !== "actor" && kind !== "person" && kind !== "country" ? true : !INERT.has(type);
  }

  isActor(mention: DocumentMention): boolean {
    return this.#fits(mention, ARGUMENT_KINDS.actor, false, "actor");
  }
}

function traceOf(filler: Filler, mentions: readonly DocumentMention[], text: string): string {
  return `${mentions.map((m) => `"${text.slice(m.start, m.end)}"`).join(", ")}: ${filler.how}`;
}
