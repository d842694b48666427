// Things stand for whoever they belong to: "rejects Peru's offer" is said of Peru, "a tariff on Mexican goods" falls on Mexico.
// The ontology accepts thing and owner; a graph of actors is only connected through the owner, and the words stay in the evidence.
import type { EntityType, RelationType } from "#schema";
import type { DocumentMention, Predicate, Tree } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import { antecedent, isMarked, type Oblique } from "./clause-words.ts";
import type { Referents } from "./referents.ts";

/** Who reads the words around a thing. */
export interface OwnerContext {
  readonly tree: Tree;
  readonly clauses: ClauseReader;
  readonly referents: Referents;
  /** the events that the encoder sees */
  readonly predicates: ReadonlyMap<number, Predicate>;
}

/** A thing at the end of a relation, and who stands at the other end. */
export interface OwnedThing {
  readonly relation: RelationType;
  readonly target: DocumentMention;
  readonly source: DocumentMention | null;
}

/** Whoever a thing at the end of a claim belongs to, or the country that it concerns; else the thing. `words` are those of the predicate. */
export function standsFor(
  context: OwnerContext,
  thing: OwnedThing,
  words: readonly number[],
): readonly DocumentMention[] {
  const owners = ownersOf(context, thing);
  if (owners.length !== 1 || owners[0] !== thing.target) return owners;
  const place = placeAffected(context, thing, words);
  return place === undefined ? owners : [place];
}

/** Relations whose target, when it is an unnamed thing, is read as its owner. */
const PASSES_ON: ReadonlySet<RelationType> = new Set([
  "REJECTS",
  "SUPPORTS",
  "CRITICIZES",
  "DENIES",
  "REQUESTS",
  "PROTESTS_AGAINST",
  "INVESTIGATES",
  "AGREES_WITH",
  "IMPOSES_TARIFF",
  "LIFTS",
  "BANS",
  "SANCTIONS",
  "SUSPENDS",
  "TRADES_WITH",
]);
/** Deeds that are done to their possessor: who demands or condemns an editor's arrest asks and blames somebody else. */
const SUFFERED =
  /^(?:acquittal|abduction|arrest|assassination|capture|conviction|deportation|detention|dismissal|execution|expulsion|extradition|imprisonment|kidnapping|killing|murder|ouster|poisoning|prosecution|reinstatement|release|removal)$/;
/** What a country does to others, beside its deeds: "marched against Peruvian rule". */
const RULE = /^(?:authority|government|influence|interference|law|plan|policy|presence|rule)$/;
const ALLEGATIONS = /^(?:accusation|allegation|charge|claim|complaint|report|suggestion)$/;
const THINGS: ReadonlySet<EntityType> = new Set(["Thing", "Event", "Agreement"]);
const OWNERS: ReadonlySet<EntityType> = new Set(["Person", "Country", "Organization", "City", "Region", "Group"]);

/** The owners of a target, or the parties to it ("welcomed the resumption of ties between Peru and Chile"); else the target itself. */
function ownersOf(
  { tree, clauses, referents, predicates }: OwnerContext,
  { relation, target, source }: OwnedThing,
): readonly DocumentMention[] {
  const isDeed = (noun: number) => predicates.has(noun);
  const chain = referents.chain(target);
  const isMarket = relation === "BANS" && chain.type === "Facility";
  if (!PASSES_ON.has(relation) || target.kind !== "nominal" || chain.named || !(isMarket || THINGS.has(chain.type)))
    return [target];
  const isOwner = (mention: DocumentMention) =>
    mention.chain !== source?.chain && mention.chain !== target.chain && OWNERS.has(referents.chain(mention).type);
  const isSource = (token: number) => referents.resolve(token).some((mention) => mention.chain === source?.chain);
  // "a planned Peruvian strike was called off" does nothing to Peru, "Peruvian membership was suspended" does
  if (relation === "SUSPENDS" && chain.type === "Event" && isDeed(target.headToken)) return [target];
  let suffered = false;
  for (let head = target.headToken, depth = 0; depth < 3; depth++) {
    const functions = clauses.functions(head);
    const by = (...markers: string[]) => functions.obliques.filter((o) => isMarked(o, ...markers)).map((o) => o.token);
    // who marches against Peruvian grain does not march against Peru, but against a Peruvian attack
    const belongs = relation !== "PROTESTS_AGAINST" || isDeed(head) || chain.type !== "Thing";
    const names = functions.compound.filter(
      (t) => (belongs || RULE.test(tree.lemma(head))) && /^\p{Lu}/u.test(tree.text(t)),
    );
    // "Peru dropped its tariff": what is lifted is the lifter's own, whoever the pronoun seems to mean
    const possessor =
      relation === "LIFTS"
        ? functions.possessor.filter((t) => tree.upos(t) !== "PRON")
        : SUFFERED.test(tree.lemma(head))
          ? []
          : functions.possessor;
    // "Peru and Chile put off their summit": what is the doer's own, alone or with others, is nobody else's
    const isOwn = possessor.some(isSource);
    // "restricts its labour market for Romanians": they are who it is closed to
    const closed = isOwn && relation === "BANS" ? [...by("for", "to"), ...forWhom(tree, head)] : [];
    const whose = isOwn ? closed : possessor;
    if (isMarket && !isOwn) return [target];
    const parties = by("with", "between", "among");
    // "crimes committed by Peruvian soldiers"
    const doers = tree
      .children(head, "acl")
      .filter((clause) => tree.xpos(clause) === "VBN" && tree.relation(clause) === "acl" && clauses.isPassive(clause))
      .flatMap((clause) => clauses.functions(clause).subject);
    // "investigates imports from Peru" is not about Peru, "crimes by Peruvian soldiers" is about them, an allegation by them about others
    const done = ALLEGATIONS.test(tree.lemma(head)) ? [by("against")] : [whose, [...by("by"), ...doers]];
    for (const tokens of suffered
      ? [parties]
      : relation === "INVESTIGATES"
        ? done
        : [whose, [...by("by", "from"), ...doers], names, parties]) {
      const owners = tokens.flatMap((t) => referents.resolve(antecedent(tree, t))).filter(isOwner);
      if (owners.length > 0) return owners;
    }
    // "the resumption of ties with Peru": what the thing consists of has the parties; but "the hacking of Peru's servers" was done to Peru
    const inner = functions.of.find((t) => tree.upos(t) === "NOUN");
    if (inner === undefined) break;
    suffered ||= isDeed(head);
    head = inner;
  }
  return [target];
}

/** Relations of what is eased or asked for in a country: "lifted the curfew in Peru", "appealed for peace in Peru". */
const LOCAL: ReadonlySet<RelationType> = new Set(["LIFTS", "REQUESTS"]);
/** What is asked of a place as a whole. */
const CONDITIONS = /^(?:calm|ceasefire|peace|restraint|truce|democracy)$/;
/** Where these are to be held is no matter. */
const MEETINGS = /^(?:conference|meeting|negotiations?|summit|talks?)$/;

/**
 * The country or region that an unnamed measure holds in or a state of things is asked for, where it has no owner: who lifts a curfew in
 * Peru eases things for Peru, who blocks a road to Peru shuts Peru off. `words` are those of the predicate.
 */
function placeAffected(
  { tree, clauses, referents }: OwnerContext,
  { relation, target, source }: OwnedThing,
  words: readonly number[],
): DocumentMention | undefined {
  const chain = referents.chain(target);
  const isWay = relation === "BANS" && chain.type === "Place";
  // "mobilised reservists for a war against Peru" sends them against Peru
  if (relation === "DEPLOYS" && chain.type === "Event") {
    const { obliques } = clauses.functions(target.headToken);
    const against = obliques
      .filter((o) => isMarked(o, "against", "on", "with"))
      .flatMap((o) => referents.resolve(o.token));
    return against.find((mention) => OWNERS.has(referents.chain(mention).type) && mention.chain !== source?.chain);
  }
  const isMatter = LOCAL.has(relation) && THINGS.has(chain.type);
  if (target.kind !== "nominal" || chain.named || !(isWay || isMatter)) return undefined;
  const head = target.headToken;
  const inner = clauses.functions(head).of.filter((t) => tree.upos(t) === "NOUN");
  // "roads leading to Peru", "the curfew imposed in Peru"
  const clausal = tree.children(head, "acl").filter((t) => (isWay ? tree.lemma(t) === "lead" : relation === "LIFTS"));
  const holders = isWay ? [head, ...clausal] : [head, ...inner, ...clausal, ...(relation === "REQUESTS" ? [] : words)];
  const markers = isWay ? ["to", "into", "in"] : ["in", "inside", "across", "throughout"];
  for (const holder of holders) {
    if (relation === "REQUESTS" && MEETINGS.test(tree.lemma(holder).toLowerCase())) continue;
    const beside = holder === head ? besides(tree, target) : [];
    for (const { token } of [...clauses.functions(holder).obliques, ...beside].filter((o) => isMarked(o, ...markers))) {
      const place = referents.resolve(token).find((mention) => mention.chain !== source?.chain);
      const type = place === undefined ? null : referents.chain(place).type;
      const isTown = type === "City" && (relation !== "REQUESTS" || CONDITIONS.test(tree.lemma(holder)));
      if (type === "Country" || type === "Region" || isTown) return place;
    }
  }
  return undefined;
}

/** "appealed for peace in Peru": the phrase right behind a noun tells of it, though the parse may hang it on the verb. */
function besides(tree: Tree, { headToken }: DocumentMention): readonly Oblique[] {
  const marker = headToken + 1;
  const verb = tree.head(headToken);
  if (marker >= tree.doc.tokens.length || !tree.is(marker, "case")) return [];
  const noun = tree.head(marker);
  return tree.head(noun) === verb ? [{ token: noun, markers: tree.markers(noun) }] : [];
}

/** "imposed restrictions on its market for Romanians": the parse may hang them on the measure. */
function forWhom(tree: Tree, noun: number): readonly number[] {
  const measure = tree.head(noun);
  if (!tree.is(noun, "nmod") || measure < 0) return [];
  return tree.children(measure, "nmod").filter((t) => t > noun && tree.markers(t)[0] === "for");
}
