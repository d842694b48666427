// Which event a date belongs to: from the words of a date up the tree to the nearest event, and on to the events that share its time.
// The day of saying stays with the saying: nothing flows down into a complement clause.
import type { ClaimDate } from "#schema";
import { type Annotated, Tree } from "../../document/index.ts";
import { type DateMention, findDates } from "./find.ts";

/** Verbs that only carry the noun beside them: "held talks on Monday", "the talks took place on Monday". */
const LIGHT = new Set(
  "be begin call carry come conduct continue deliver do end enter give go happen have hold impose issue launch lead make mount occur open place reach receive sign stage start suffer take undertake wage win".split(
    " ",
  ),
);

export interface TimeResolver {
  readonly dates: readonly DateMention[];
  /**
   * When an event happens or a state holds; null when the text does not say so. `cue`: the tokens that stand for it together, the
   * main one first (verb and light-verb noun).
   */
  readonly dateOf: (cue: readonly number[]) => ClaimDate | null;
}

/** Finds the dates of a document and the events that they date. Needs the date of the article for everything but full dates. */
export function createTimeResolver(
  doc: Annotated<"sentences" | "tokens" | "tags" | "arcs" | "predicates">,
): TimeResolver {
  const tree = new Tree(doc);
  const dates = findDates(doc);
  const predicates = new Map(doc.predicates.map((predicate) => [predicate.token, predicate]));
  const inDate = new Set(dates.flatMap(({ firstToken, endToken }) => range(firstToken, endToken)));
  const best = new Map<number, { cost: number; mention: DateMention }>();
  const offer = (event: number, cost: number, mention: DateMention) => {
    const known = best.get(event);
    if (!inDate.has(event) && (known === undefined || cost < known.cost)) best.set(event, { cost, mention });
  };
  const owners = new Map<number, DateMention>();
  for (const mention of dates) {
    // "charged him on Monday with killing her in 2022": of two dates the later one goes with the event between them
    const owner = tree.head(mention.headToken);
    const earlier = owners.get(owner);
    const between =
      earlier === undefined || earlier.firstToken < owner
        ? undefined
        : doc.predicates.findLast(
            ({ token }) =>
              token > earlier.endToken && token < mention.firstToken && tree.under(token, owner) && isVerb(tree, token),
          );
    if (between !== undefined) {
      offer(between.token, 0, mention);
      continue;
    }
    owners.set(owner, mention);
    for (const predicate of doc.predicates)
      if (
        predicate.roles.some(
          ({ role, token }) => role === "ARGM-TMP" && (token === mention.headToken || holds(tree, token, mention)),
        ) &&
        tree.under(mention.headToken, predicate.token) &&
        crosses(tree, mention.headToken) === undefined &&
        besideSaying(tree, mention) === undefined
      )
        offer(predicate.token, 0.5, mention);
    climb(
      tree,
      mention,
      (token) => predicates.has(token),
      (event, cost) => offer(event, cost, mention),
    );
  }
  const dateOf = (cue: readonly number[]) => {
    let found: { cost: number; mention: DateMention } | undefined;
    for (const token of cue) {
      const candidate = best.get(token);
      if (candidate !== undefined && (found === undefined || candidate.cost < found.cost)) found = candidate;
    }
    return found?.mention.date ?? null;
  };
  return { dates, dateOf };
}

/** Is the date the whole of the phrase that the token heads, determiners and prepositions aside ("on the Monday")? */
function holds(tree: Tree, token: number, mention: DateMention): boolean {
  return token >= mention.firstToken && token < mention.endToken && tree.under(mention.headToken, token);
}

const range = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => first + i);

const isVerb = (tree: Tree, token: number) =>
  /^(?:VERB|AUX)$/.test(tree.upos(token)) || tree.child(token, "cop") !== undefined;

/** The verb above the governor of a word that stands between the two; undefined in a tree without crossing arcs. */
function crosses(tree: Tree, token: number): number | undefined {
  const [governor, ...above] = tree.ancestors(token);
  return governor === undefined ? undefined : above.find((at) => governor < at && at < token && isVerb(tree, at));
}

/**
 * The verb that takes a clause and has the date right behind it, or before the "that" of the clause: "said on Tuesday it would close",
 * "told parliament in June that it would". Trees tend to hang such a date into the clause.
 */
function besideSaying(tree: Tree, mention: DateMention): number | undefined {
  const clause = tree.head(mention.headToken);
  if (clause < 0 || !tree.is(clause, "ccomp")) return undefined;
  const verb = tree.head(clause);
  if (mention.firstToken < verb) return undefined;
  const that = tree.children(clause, "mark").find((mark) => /^(?:that|whether)$/i.test(tree.text(mark)));
  if (that !== undefined) return mention.firstToken < that ? verb : undefined;
  let at = mention.firstToken - 1;
  while (at > verb && /^(?:on|in|at|late|early|the)$/i.test(tree.text(at))) at--;
  return at === verb ? verb : undefined;
}

function climb(
  tree: Tree,
  mention: DateMention,
  isEvent: (token: number) => boolean,
  offer: (event: number, cost: number) => void,
): void {
  let below = mention.headToken;
  let cost = 0;
  // "They will build it, she announced on Monday": a date behind the verb of saying is not inside what was said before it
  const crossed = crosses(tree, below) ?? besideSaying(tree, mention);
  if (crossed !== undefined) {
    offer(crossed, 0);
    return;
  }
  // "the 2019 law bans": a year inside a noun phrase dates the noun only; "on Monday" may belong to the verb above
  // "in April, when the firm walked out"
  for (const clause of tree.children(below, "acl:relcl", "acl", "advcl"))
    if (tree.subtree(clause).some((at) => /^when$/i.test(tree.text(at)))) offer(clause, 1);
  const prepositional = tree.children(below, "case").some((marker) => !/^['’]s?$/.test(tree.text(marker)));
  let free = prepositional || /^(?:obl|advmod|advcl)/.test(tree.relation(below));
  for (let at = tree.head(below); at >= 0; below = at, at = tree.head(at), cost++) {
    if (isVerb(tree, at)) {
      offer(at, cost);
      share(tree, at, below, cost, offer);
      return;
    }
    const relation = tree.relation(at);
    const event = isEvent(at);
    if (event) offer(at, cost);
    const marker = tree.markers(at)[0];
    const setting =
      /^(?:obl|nmod)/.test(relation) && marker !== undefined && /^(?:in|during|at|on|after|with)$/.test(marker);
    const head = tree.head(at);
    const light = head >= 0 && /^(?:obj|nsubj)/.test(relation) && LIGHT.has(tree.lemma(head));
    const loose = free && !event && /^(?:obj|obl|nmod|appos|conj|compound|iobj|xcomp)/.test(relation);
    if (!setting && !light && !loose) return;
    // "by 40 votes in Thursday's ballot": the phrase may hang one noun too low
    free ||= setting;
  }
}

/** Events that have the time of the verb: what a light verb carries, participles ("…, killing nine"), later verbs of a coordination. */
function share(
  tree: Tree,
  verb: number,
  below: number,
  cost: number,
  offer: (event: number, cost: number) => void,
): void {
  // "a ban imposed in May", "talks held on Monday"
  if (LIGHT.has(tree.lemma(verb)) && tree.relation(verb) === "acl" && tree.xpos(verb) === "VBN")
    offer(tree.head(verb), cost + 2);
  if (LIGHT.has(tree.lemma(verb)))
    for (const noun of tree.children(verb, "obj", "nsubj"))
      if (noun !== below && tree.upos(noun) === "NOUN") offer(noun, cost + 2);
  // "collapsed in April, when the firm walked out"
  for (const clause of tree.children(verb, "advcl"))
    if (
      clause > below &&
      tree.children(clause, "advmod", "mark").some((at) => at > below && /^when$/i.test(tree.text(at)))
    )
      offer(clause, cost + 1);
    else if (tree.xpos(clause) === "VBG" && tree.child(clause, "mark") === undefined && clause > verb)
      offer(clause, cost + 3);
  // "On Monday he met the mayor and signed the pact", "ran in 2021 and lost"; not "was arrested on Monday and will appear"
  for (const other of tree.children(verb, "conj"))
    if (
      tree.child(other, "nsubj") === undefined &&
      isVerb(tree, other) &&
      (below < verb || (tree.xpos(other) === tree.xpos(verb) && tree.child(other, "aux") === undefined))
    )
      offer(other, cost + 3);
}
