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

/** What the predicate of a noun says of its coming; null for other predicates and verbs. */
export function outlookOf(tree: Tree, noun: number): Outlook | null {
  const head = tree.head(noun);
  if (head < 0 || !tree.is(noun, "nsubj") || tree.child(head, "cop") === undefined) return null;
  const marker = tree.markers(head)[0];
  const word = tree.text(head).toLowerCase();
  const found = OUTLOOKS.get(marker === undefined ? word : `${marker} ${word}`);
  if (!found) return null;
  // "is not off the table" leaves it open
  return negators(tree, head).length === 0 ? found : { polarity: opposite(found.polarity), modality: "possible" };
}
