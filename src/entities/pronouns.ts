// Personal and possessive pronouns → mentions, without the "it" that refers to nothing ("it is clear that", "it rains").
import { type Draft, draft } from "./draft.ts";
import type { Reading } from "./reading.ts";

const WEATHER = new Set(["rain", "snow", "hail", "thunder", "drizzle"]);
/** "It seems that": the clause is meant, nothing else. */
const RAISING = new Set(["seem", "appear", "happen", "turn", "follow", "matter", "take"]);

export function findPronouns(reading: Reading): Draft[] {
  const { doc, tree, lexicon, lower } = reading;
  const found: Draft[] = [];
  for (const { index } of doc.tokens) {
    if (tree.upos(index) !== "PRON" && !/^PRP/.test(tree.xpos(index))) continue;
    const form = lexicon.pronoun(lower[index]!);
    if (!form || (lower[index] === "us" && doc.tokens[index]!.text === "US")) continue;
    if (form.row.id === "it" && isEmpty(reading, index)) continue;
    const { row } = form;
    found.push(
      draft({
        firstToken: index,
        endToken: index + 1,
        head: index,
        kind: "pronoun",
        type: row.animate === true ? "Person" : row.id === "they" || row.id === "we" ? "Group" : "Thing",
        words: lower[index]!,
        number: row.number,
        gender: row.gender,
        pronoun: {
          row,
          possessive: tree.xpos(index) === "PRP$" || form.use === "possessive",
          reflexive: form.use === "reflexive",
        },
      }),
    );
  }
  return found;
}

function isEmpty(reading: Reading, token: number): boolean {
  const { tree, lower } = reading;
  const verb = tree.head(token);
  // "it was in talks" tells of somebody, whatever the parser says
  if (tree.is(token, "expl")) return !(tree.upos(verb) === "NOUN" && tree.child(verb, "case") !== undefined);
  if (!tree.is(token, "nsubj")) return false;
  if (WEATHER.has(tree.lemma(verb))) return true;
  const clause = tree.children(verb, "csubj", "ccomp", "xcomp", "advcl").some((child) => {
    const marks = tree.children(child, "mark").map((mark) => lower[mark]!);
    return (
      child > verb &&
      (marks.includes("that") || marks.includes("to") || marks.includes("whether") || marks.includes("for"))
    );
  });
  const isCopula = tree.child(verb, "cop") !== undefined;
  return clause && ((isCopula && tree.upos(verb) === "ADJ") || RAISING.has(tree.lemma(verb)));
}
