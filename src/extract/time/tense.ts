// Tense: from a word to where its clause lies in time, seen from the article. A bare "on Monday" needs it: it was the last one or is
// the next one.
import type { Tree } from "../../document/index.ts";
import type { Direction } from "./rules.ts";

const FUTURE_AUXILIARIES = new Set([
  "will",
  "'ll",
  "’ll",
  "wo",
  "shall",
  "would",
  "'d",
  "’d",
  "may",
  "might",
  "could",
  "can",
  "must",
  "should",
]);

/** Infinitives under these happened, or not, when the governor did: "failed to appear on Monday". */
const IMPLICATIVES = new Set(
  "begin cease come continue decline fail forget get go_on happen have help manage neglect omit proceed refuse seem start appear use".split(
    " ",
  ),
);

/** Infinitives of an outcome lie where these lie: "beat Essex to win the cup on Sunday". */
const CONTESTED = new Set("beat defeat edge overcome outplay thrash rally quit leave".split(" "));

/** Verbs whose past looks like their present: "Kent beat Essex on Monday". Taggers take them for the present. */
const UNCHANGING = new Set(
  "beat bet bid burst cast cost cut hit hurt let put quit read set shed shut split spread thrust".split(" "),
);

function isVerbal(tree: Tree, token: number): boolean {
  return /^(?:VERB|AUX)$/.test(tree.upos(token)) || tree.child(token, "cop") !== undefined;
}

/**
 * The direction of the clause that holds the token. Inside a noun phrase the present says nothing: "the defeat in Saturday's ballot
 * leaves them weak".
 */
export function directionOf(tree: Tree, token: number): Direction {
  const direction = clauseAround(tree, token);
  return direction === "present" && tree.is(token, "nmod", "compound", "amod") ? "open" : direction;
}

function clauseAround(tree: Tree, token: number): Direction {
  for (let at = token, steps = 0; at >= 0 && steps < 100; at = tree.head(at), steps++)
    if (isVerbal(tree, at)) return clauseDirection(tree, at);
  return "open";
}

function clauseDirection(tree: Tree, verb: number): Direction {
  const auxiliaries = tree.children(verb, "aux", "cop");
  const words = auxiliaries.map((auxiliary) => tree.text(auxiliary).toLowerCase());
  // "would have met on Monday", "to have met": perfect infinitives look back
  if (words.includes("have") && !words.some((word) => FUTURE_AUXILIARIES.has(word)) && tree.xpos(verb) === "VBN") {
    return "past";
  }
  // "had reported that they would meet on Monday": the future of an earlier past
  const above = tree.head(verb);
  if (words.some((word) => /^(?:would|['’]d)$/.test(word)) && above >= 0 && tree.is(verb, "ccomp", "xcomp"))
    if (tree.children(above, "aux").some((auxiliary) => /^had$/i.test(tree.text(auxiliary)))) return "past";
  if (
    auxiliaries.some(
      (auxiliary) => FUTURE_AUXILIARIES.has(tree.text(auxiliary).toLowerCase()) && tree.xpos(auxiliary) === "MD",
    )
  )
    return "future";
  if (
    auxiliaries.some(
      (auxiliary) =>
        /^VBD$/.test(tree.xpos(auxiliary)) || /^(?:has|had|'ve|’ve)$/.test(tree.text(auxiliary).toLowerCase()),
    )
  )
    return "past";
  const head = tree.head(verb);
  const infinitive = tree.children(verb, "mark").some((mark) => tree.text(mark).toLowerCase() === "to");
  if (infinitive) {
    if (head < 0) return "future";
    const isOutcome = tree.is(verb, "advcl") && CONTESTED.has(tree.lemma(head));
    return isOutcome || IMPLICATIVES.has(tree.lemma(head)) ? clauseAround(tree, head) : "future";
  }
  switch (tree.xpos(verb)) {
    case "VBD":
      return "past";
    case "VBZ":
      return "present";
    case "VBP":
      return UNCHANGING.has(tree.lemma(verb)) ? "past" : "present";
    case "VBN":
      return auxiliaries.length === 0 ? "past" : "present";
    default:
  }
  if (auxiliaries.some((auxiliary) => /^VB[ZP]$/.test(tree.xpos(auxiliary)))) return "present";
  return head >= 0 ? clauseAround(tree, head) : "open";
}
