// Predicates that tell of an event noun in their subject whether it may come: "a raid is out of the question", "strikes are imminent".
import type { Modality, Polarity } from "#schema";
import type { Tree } from "../document/index.ts";
import { negators, opposite } from "./local-scope.ts";

export interface Outlook {
  readonly polarity: Polarity;
  readonly modality: Modality;
}

const row = (polarity: Polarity, modality: Modality, words: string): [string, Outlook][] =>
  words.split(" ").map((word) => [word, { polarity, modality }]);

/** By the preposition before a noun where there is one: "off table" for "off the table". */
const OUTLOOKS: ReadonlyMap<string, Outlook> = new Map([
  ...row("negative", "future", "impossible unthinkable inconceivable off"),
  ...row("negative", "possible", "unlikely improbable doubtful"),
  ...row(
    "positive",
    "possible",
    "possible likely probable conceivable feasible thinkable plausible possibility option",
  ),
  ...row("positive", "future", "imminent inevitable unavoidable planned due"),
  ["out question", { polarity: "negative", modality: "future" }],
  ["off table", { polarity: "negative", modality: "future" }],
  ["off agenda", { polarity: "negative", modality: "future" }],
  ["on table", { polarity: "positive", modality: "possible" }],
  ["on cards", { polarity: "positive", modality: "possible" }],
]);

/** What the predicate of a noun says of its coming; null for predicates that tell of one that came. */
export function outlookOf(tree: Tree, noun: number): Outlook | null {
  const head = tree.head(noun);
  if (head < 0 || !tree.is(noun, "nsubj")) return null;
  // "a raid on Malta would be a mistake"; but "the raid would be looked into" speaks of one that was made
  const auxiliaries = tree.children(head, "aux").map((t) => tree.lemma(t));
  const articles = tree.children(noun, "det").map((t) => tree.text(t).toLowerCase());
  const isNew = articles.every((article) => /^(an?|any|another|such)$/.test(article));
  if (auxiliaries.includes("would") && !auxiliaries.includes("have") && isNew)
    return { polarity: "positive", modality: "possible" };
  if (tree.child(head, "cop") === undefined) return null;
  const marker = tree.markers(head)[0];
  const word = tree.text(head).toLowerCase();
  const found = OUTLOOKS.get(marker === undefined ? word : `${marker} ${word}`);
  if (!found) return null;
  // "is not off the table" leaves it open
  return negators(tree, head).length === 0 ? found : { polarity: opposite(found.polarity), modality: "possible" };
}
