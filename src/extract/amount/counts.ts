// Numbers without unit: what they count, by the tree. Ages, hours and names ("No. 2") count nothing.
import type { Span } from "#schema";
import type { Tree } from "../../document/index.ts";
import type { TokenRange } from "../token-range.ts";
import { type AmountMention, type AmountWords, type Bound, headOf } from "./amounts.ts";

const range = ({ first, end }: TokenRange) => Array.from({ length: end - first }, (_, i) => first + i);

/** A number that counts the noun it modifies, or stands alone for people or things that are named beside it ("two of the hostages"). */
export function countMention(
  tree: Tree,
  words: AmountWords,
  tokens: TokenRange,
  span: Span,
  value: number,
  bound: Bound,
): AmountMention | null {
  const head = headOf(tree, tokens);
  const relation = tree.relation(head);
  const governor = tree.head(head);
  const make = (noun: number): AmountMention | null => {
    const text = tree.text(noun).toLowerCase();
    if (!/^\p{L}/u.test(text) || NOT_COUNTED.has(tree.lemma(noun)) || NOT_COUNTED.has(text)) return null;
    const person =
      words.isPerson(text, tree.lemma(noun)) ||
      (tree.xpos(noun) === "NNPS" && words.countryOf(tree.text(noun)) !== null);
    return {
      kind: person ? "people" : "things",
      amount: { value, unit: person ? "people" : text, bound, span },
      firstToken: tokens.first,
      endToken: tokens.end,
      headToken: noun,
    };
  };
  if (/^nummod/.test(relation) || (/^(?:compound|det|amod)/.test(relation) && governor > head)) {
    // "No. 2", "Article 5": the number names, it does not count
    if (governor < head || !/^(?:NOUN|PROPN)$/.test(tree.upos(governor))) return null;
    if (
      value !== 1 &&
      tree.xpos(governor) === "NN" &&
      tree.upos(governor) === "NOUN" &&
      !words.isPerson(tree.text(governor).toLowerCase(), tree.lemma(governor)) &&
      governor - head > 1
    )
      return null;
    if (
      /^one$/i.test(tree.text(head)) &&
      value === 1 &&
      !words.isPerson(tree.text(governor).toLowerCase(), tree.lemma(governor))
    )
      return null;
    return make(governor);
  }
  // "between 20 and 30 civilians": the noun that follows, when the tree has lost it
  const next = tree.doc.tokens[tokens.end];
  if (next?.sentence === tree.doc.tokens[head]!.sentence && tree.xpos(tokens.end) === "NNS") return make(tokens.end);
  // "two of the hostages", "hundreds of people"; not "one of the leaders"
  if (value === 1) return null;
  const of = range(tokens)
    .flatMap((token) => tree.children(token, "nmod"))
    .find((child) => (child < tokens.first || child >= tokens.end) && tree.markers(child)[0] === "of");
  if (of !== undefined) {
    const made = make(of);
    return made && { ...made, headToken: head };
  }
  // "killing nine": people, where the number itself is an argument
  if (
    /^(?:obj|nsubj|conj)/.test(relation) &&
    governor >= 0 &&
    /^(?:VERB|NUM)$/.test(tree.upos(governor)) &&
    tree.upos(head) === "NUM" &&
    tree.child(head, "nmod") === undefined
  )
    return {
      kind: "people",
      amount: { value, unit: "people", bound, span },
      firstToken: tokens.first,
      endToken: tokens.end,
      headToken: head,
    };
  return null;
}

/** Nouns that a number measures or names, but that no claim is counted in: times, ages, places in a list, tens. */
const NOT_COUNTED = new Set(
  "time o'clock am pm a.m. p.m. second minute hour day week month decade century weekend night morning age mph kph magnitude degree page chapter article section point side way half quarter third january february march april may june july august september october november december".split(
    " ",
  ),
);
