// Words beside an event noun or clause that say whether it came about.
import type { Tree } from "../document/index.ts";
import { isVerbal } from "./clause-words.ts";

/** Verbs that say that an event took place: "the talks will take place", "no attack occurred". */
export const OCCURRENCE = new Set([
  "take",
  "happen",
  "occur",
  "begin",
  "start",
  "resume",
  "continue",
  "follow",
  "remain",
  "end",
  "proceed",
]);

/** Present-tense "reports" without anybody who reports. */
export function isHearsay(tree: Tree, verb: number): boolean {
  const nobody = tree.children(verb, "nsubj", "conj", "aux").length === 0;
  return /^reports?$/i.test(tree.text(verb)) && isVerbal(tree, verb) && nobody;
}

/**
 * "The raid is not going to happen", headline "Berg: raid on Malta ‘not going to happen’": the verb that says whether the event of a noun
 * comes true, under the verb whose subject the noun is, or right behind the noun.
 */
export function comingTrue(tree: Tree, noun: number): number | undefined {
  const head = tree.head(noun);
  const happening = (verb: number) => tree.children(verb, "xcomp").find((t) => OCCURRENCE.has(tree.lemma(t)));
  if (tree.is(noun, "nsubj")) return happening(head);
  const end = tree.subtree(noun).at(-1)!;
  const verb = [...tree.children(noun), ...tree.children(head)].find((t) => {
    const clause = t > noun && isVerbal(tree, t) && tree.children(t, "nsubj", "aux").length === 0;
    const first = clause ? tree.subtree(t).find((word) => tree.upos(word) !== "PUNCT") : undefined;
    return first !== undefined && (first > end ? first - end <= 2 : tree.is(t, "acl"));
  });
  return verb === undefined ? undefined : happening(verb);
}

/** Nouns whose clause is a fact (Kiparsky & Kiparsky 1970). */
export const FACTIVE_NOUNS: ReadonlySet<string> = new Set(
  "acknowledgement admission confirmation discovery fact knowledge news realisation realization recognition reminder revelation truth".split(
    " ",
  ),
);
