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
  for (const mention of dates) {
    for (const predicate of doc.predicates)
      if (
        predicate.roles.some(
          ({ role, token }) => role === "ARGM-TMP" && (token === mention.headToken || holds(tree, token, mention)),
        ) &&
        tree.under(mention.headToken, predicate.token)
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

function climb(
  tree: Tree,
  mention: DateMention,
  isEvent: (token: number) => boolean,
  offer: (event: number, cost: number) => void,
): void {
  let below = mention.headToken;
  let cost = 0;
  // "the 2019 law bans": a year inside a noun phrase dates the noun only; "on Monday" may belong to the verb above
  const prepositional = tree.children(below, "case").some((marker) => !/^['’]s?$/.test(tree.text(marker)));
  const free = prepositional || /^(?:obl|advmod|advcl)/.test(tree.relation(below));
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
  if (LIGHT.has(tree.lemma(verb)))
    for (const noun of tree.children(verb, "obj", "nsubj"))
      if (noun !== below && tree.upos(noun) === "NOUN") offer(noun, cost + 2);
  for (const clause of tree.children(verb, "advcl"))
    if (tree.xpos(clause) === "VBG" && tree.child(clause, "mark") === undefined && clause > verb)
      offer(clause, cost + 3);
  if (below > verb) return;
  // "On Monday he met the mayor and signed the pact"
  for (const other of tree.children(verb, "conj"))
    if (tree.child(other, "nsubj") === undefined && isVerb(tree, other)) offer(other, cost + 3);
}
