// What an act or operator is about: which words below it are its content, and which words only carry an event noun.
import { relationRow } from "#schema";
import { baseRelation, type Tree } from "../document/index.ts";
import type { ArgumentFinder } from "./arguments.ts";
import { LIGHT_VERBS } from "./clause.ts";
import { complements, hasConjunctionThat, isVerbal } from "./clause-words.ts";
import { ANSWERS, type FrameFinder, type FrameMatch, isJudgement } from "./frames.ts";

export interface ContentContext {
  readonly tree: Tree;
  readonly frames: FrameFinder;
  readonly args: ArgumentFinder;
}

const PREPOSITIONAL_MARKS = new Set([
  "of",
  "from",
  "for",
  "to",
  "into",
  "in",
  "on",
  "with",
  "against",
  "about",
  "over",
  "at",
  "that",
  "whether",
]);
/** "claimed responsibility for the attack": the content hangs on the noun of the pair. */
export function lightOperator({ tree, frames }: ContentContext, noun: number): FrameMatch | undefined {
  const verb = tree.head(noun);
  if (verb < 0 || isVerbal(tree, noun)) return undefined;
  return frames.matches(verb).find((match) => match.objectToken === noun && match.row.effect !== null);
}

/** "arrested two men over an attack on a mosque": the reason may hang on who is judged. */
export function judgementOver({ tree, frames, args }: ContentContext, token: number): FrameMatch | undefined {
  const judged = tree.head(token);
  if (!tree.is(token, "nmod") || !tree.is(judged, "obj", "nsubj:pass")) return undefined;
  const match = frames.operator(tree.head(judged));
  return match && isJudgement(match.row) && args.content(match).includes(token) ? match : undefined;
}

/** Is the event of the word what the act or operator is about? */
export function isContentOf(context: ContentContext, operator: FrameMatch, token: number): boolean {
  const { tree, args } = context;
  const { row } = operator;
  const relation = tree.relation(token);
  const base = baseRelation(relation);
  // "a report that the pope would visit Lima", read as relative: its "that" is a conjunction
  if (relation === "acl:relcl") return hasConjunctionThat(tree, token);
  if (["ccomp", "xcomp", "csubj"].includes(base)) return true;
  if (base === "parataxis") {
    // behind a semicolon a clause stands for itself: "she said they paid; the firm denied it"
    const first = tree.subtree(token)[0]!;
    const anew = tree.text(first) === ";" || (first > 0 && tree.text(first - 1) === ";");
    // "denied it: Peru had merely refused": what explains a denial is not denied
    return row.effect!.attributed && row.effect!.polarity === "keep" && token > operator.token && !anew;
  }
  // "a plan backed by the unions" is no plan to back
  if (base === "acl") return tree.xpos(token) !== "VBN" || tree.children(token, "mark", "aux:pass").length > 0;
  // "ruled out using force", read as adverbial
  if (base === "advcl" && tree.xpos(token) === "VBG" && tree.markers(token).length === 0)
    return row.content.length > 0 && complements(tree, operator.token).includes(token);
  const content = args.content(operator);
  if (content.includes(token) || content.some((t) => tree.children(t, "conj").includes(token)))
    return !isAnswered(context, operator, token);
  if (base !== "advcl" || row.content.length === 0) return false;
  const markers = tree.markers(token);
  // "blocked a road to protest": what is prevented stands with "from"
  const isPurpose = markers.includes("to") && (row.effect!.control === null || row.content.includes("obl:from"));
  return markers.some((m) => PREPOSITIONAL_MARKS.has(m)) && !isPurpose;
}

/** "refused the request", "denied the accusation": whoever answers an act takes for granted that it was made. */
function isAnswered({ tree, frames }: ContentContext, { row }: FrameMatch, token: number): boolean {
  if (row.relation === null || !ANSWERS.has(row.relation) || isVerbal(tree, token)) return false;
  const { relation } = frames.matches(token).find((m) => m.row.relation !== null)?.row ?? {};
  return relation != null && relationRow(relation).class === "act";
}

/** "denied a report that …", "refused a request to …": the act that denies what the noun tells. */
export function refusalOf({ tree, frames, args }: ContentContext, noun: number): FrameMatch | null {
  const head = tree.head(noun);
  const answer = head < 0 || isVerbal(tree, noun) ? undefined : frames.operator(head);
  // "no truth in reports that …"
  if (answer && vouches(answer) && args.content(answer).includes(noun)) return answer;
  if (!answer?.row.relation || !ANSWERS.has(answer.row.relation) || answer.row.effect!.polarity === "keep") return null;
  // "rejected the threat to cut off gas": it may come all the same
  if (frames.operator(noun)?.row.relation === "THREATENS") return null;
  return args.content(answer).includes(noun) ? answer : null;
}

/** The verb that only carries an event noun, when the frame of the pair matched at the verb. */
export function supportVerb(context: ContentContext, token: number): number | null {
  const { tree, frames } = context;
  const head = tree.head(token);
  if (head < 0 || isVerbal(tree, token) || !isVerbal(tree, head) || !tree.is(token, "obj", "nsubj:pass")) return null;
  const operator = frames.operator(head);
  if (operator && operator.row.objects.length === 0 && isContentOf(context, operator, token)) return null;
  return LIGHT_VERBS.has(tree.lemma(head)) ? head : null;
}

/** "There is no truth in the report that …", "the report that … is false": the word only says that its content is so, or is not. */
export function vouches({ row }: FrameMatch): boolean {
  const { polarity, modality, attributed } = row.effect!;
  return row.relation === null && !attributed && (modality === "actual" || polarity === "negative");
}
