// What stands at a predicate itself: negation, auxiliaries, adverbs of doubt → its own polarity and modality, before anything that
// governs it is looked at. Values and their order are those of the ontology (hypothetical … actual).
import { MODALITIES, type Modality, type Polarity } from "#schema";
import type { Tree } from "../document/index.ts";
import { isVerbal } from "./clause-words.ts";

export interface Standing {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly trace: readonly string[];
}

const NEGATORS = new Set(["not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "nowhere"]);
const NEGATIVE_PRONOUNS = new Set(["nobody", "none", "nothing", "neither"]);
const ALLEGED = new Set(["allegedly", "reportedly", "purportedly", "supposedly", "apparently", "ostensibly"]);
const POSSIBLE = new Set(["perhaps", "maybe", "possibly", "probably", "potentially", "conceivably", "likely"]);
/** would is handled by the caller: future in the past, or conditional */
const MODALS: ReadonlyMap<string, Modality> = new Map([
  ["will", "future"],
  ["shall", "future"],
  ["may", "possible"],
  ["might", "possible"],
  ["could", "possible"],
  ["can", "possible"],
  ["should", "possible"],
  ["must", "possible"],
  ["ought", "possible"],
]);

/** The first of the two in the ontology's order: the stronger departure from plain fact. */
export function strongerModality(a: Modality, b: Modality): Modality {
  return MODALITIES.indexOf(a) <= MODALITIES.indexOf(b) ? a : b;
}

export function opposite(polarity: Polarity): Polarity {
  return polarity === "positive" ? "negative" : "positive";
}

/** Does the clause of `token` carry a form of "would"? */
export function hasWould(tree: Tree, token: number): boolean {
  return auxiliaries(tree, token).some(
    (aux) => tree.lemma(aux) === "would" || (/^('d|would)$/i.test(tree.text(aux)) && tree.xpos(aux) === "MD"),
  );
}

export function hasPerfect(tree: Tree, token: number): boolean {
  return auxiliaries(tree, token).some((aux) => tree.lemma(aux) === "have");
}

/** "should have signed", "ought not to have left": what was right is told against what happened. */
export function isRegretted(tree: Tree, token: number): boolean {
  return hasPerfect(tree, token) && auxiliaries(tree, token).some((aux) => REGRETS.has(tree.lemma(aux).toLowerCase()));
}

const REGRETS = new Set(["should", "ought"]);

/** Auxiliaries of a verb; a conjunct without any shares those of the first ("will go and sign"). */
function auxiliaries(tree: Tree, token: number): readonly number[] {
  // "will sign but Peru may not": an auxiliary with a subject of its own is another clause
  const beside = tree.children(token, "aux").filter((aux) => tree.children(aux, "nsubj").length === 0);
  // "Chile signed, but Peru may not": the auxiliary stands alone
  const own = tree.xpos(token) === "MD" ? [token, ...beside] : beside;
  if (own.length > 0 || !tree.is(token, "conj")) return own;
  const first = tree.head(token);
  const bare =
    tree.xpos(token) === "VB" || (tree.xpos(token) === "VBN" && tree.children(token, "aux:pass").length === 0);
  const sharesSubject = tree.children(token, "nsubj").length === 0;
  return bare && sharesSubject && isVerbal(tree, first) ? auxiliaries(tree, first) : own;
}

const INSTEAD = new Set(["instead of", "rather than"]);

function following(tree: Tree, token: number): string {
  return tree.doc.tokens[token + 1]?.text.toLowerCase() ?? "";
}

/** Negation of a word by its own dependents; the words that negate. */
export function negators(tree: Tree, token: number): readonly number[] {
  const found: number[] = [];
  for (const child of tree.children(token)) {
    const word = tree.text(child).toLowerCase().replaceAll("’", "'");
    if (tree.is(child, "advmod", "cc", "det", "discourse") && (NEGATORS.has(word) || word === "no")) {
      // "not only" and "no doubt" affirm
      const next = tree.doc.tokens[child + 1]?.text.toLowerCase();
      if (next !== "only" && next !== "doubt" && next !== "least") found.push(child);
    }
    // "Never before has a minister visited Israel"
    if (tree.is(child, "advmod") && tree.children(child, "advmod").some((t) => tree.text(t).toLowerCase() === "never"))
      found.push(child);
    // "almost signed", "nearly lost" came close to it and did not
    if (tree.is(child, "advmod") && isVerbal(tree, token) && (word === "almost" || word === "nearly"))
      found.push(child);
    // "far from opposing the merger"
    if (tree.is(child, "mark", "case") && word === "from" && tree.doc.tokens[child - 1]?.text.toLowerCase() === "far")
      found.push(child);
    // "no longer"
    if (
      tree.is(child, "advmod") &&
      word === "longer" &&
      tree.children(child).some((c) => tree.text(c).toLowerCase() === "no")
    )
      found.push(child);
    if (tree.is(child, "mark", "case") && word === "without") found.push(child);
    // "instead of backing the plan", "criticised the plan rather than backing it"
    if (
      (isVerbal(tree, token) || tree.is(token, "advcl")) &&
      tree.is(child, "mark", "case", "cc") &&
      INSTEAD.has(`${word} ${following(tree, child)}`)
    )
      found.push(child);
    // "in no way", "at no time", "under no circumstances"
    if (
      tree.is(child, "obl") &&
      tree.children(child, "det").some((d) => tree.text(d).toLowerCase() === "no") &&
      /^(way|time|circumstance|case|event|point)$/.test(tree.lemma(child))
    )
      found.push(child);
    if (tree.is(child, "nsubj", "obj", "iobj", "obl:agent") && isNegatedNominal(tree, child)) found.push(child);
    if (
      tree.is(child, "obl") &&
      isVerbal(tree, token) &&
      isNegatedNominal(tree, child) &&
      tree.relation(child) !== "obl:unmarked"
    )
      found.push(child);
  }
  return found;
}

/** "no shots", "neither side", "nobody", "none of the guards" */
function isNegatedNominal(tree: Tree, token: number): boolean {
  const word = tree.text(token).toLowerCase();
  if (NEGATIVE_PRONOUNS.has(word)) return true;
  // "few expect it", "few ministers backed it"; but "a few"
  const few = word === "few" ? token : tree.children(token, "amod").find((t) => tree.text(t).toLowerCase() === "few");
  if (few !== undefined && tree.is(token, "nsubj"))
    return (
      ![token, few].some((t) => tree.child(t, "det", "nmod:poss", "nummod") !== undefined) &&
      !/^(?:a|the)$/i.test(tree.doc.tokens[few - 1]?.text ?? "")
    );
  if (word === "one" && tree.doc.tokens[token - 1]?.text.toLowerCase() === "no") return true;
  return tree
    .children(token, "det", "cc", "cc:preconj", "advmod")
    .some((d) => d < token && ["no", "neither"].includes(tree.text(d).toLowerCase()));
}

/** Polarity and modality of a predicate from its own clause alone. `would` is the modality that "would" has here. */
export function localStanding(tree: Tree, token: number, would: Modality): Standing {
  const trace: string[] = [];
  let polarity: Polarity = "positive";
  let modality: Modality = "actual";
  const negative = [...negators(tree, token)];
  if (negative.length === 0 && tree.is(token, "conj")) {
    // "did not sign or ratify": an "or" or "nor" carries the negation on
    const joins = tree.children(token, "cc").some((c) => ["or", "nor"].includes(tree.text(c).toLowerCase()));
    if (joins) negative.push(...negators(tree, tree.head(token)));
  }
  if (negative.length % 2 === 1) {
    polarity = "negative";
    trace.push(`negated by "${tree.text(negative[0]!)}"`);
  }
  for (const aux of auxiliaries(tree, token)) {
    if (tree.xpos(aux) !== "MD") continue;
    const lemma = modalLemma(tree.text(aux));
    const value = lemma === "would" ? would : MODALS.get(lemma);
    if (value) {
      modality = strongerModality(modality, value);
      trace.push(`"${tree.text(aux)}": ${value}`);
    }
  }
  // "any attack would be met with sanctions" tells of none
  const above = tree.head(token);
  const any = above >= 0 && tree.children(token, "det").some((t) => tree.lemma(t).toLowerCase() === "any");
  if (any && !isVerbal(tree, token) && auxiliaries(tree, above).some((aux) => tree.xpos(aux) === "MD")) {
    modality = strongerModality(modality, "hypothetical");
    trace.push('"any" under a modal: hypothetical');
  }
  // "is to open talks", read with "open" as head
  const planned = tree.children(token, "aux").some((t) => tree.lemma(t) === "be" && /^VB[DZP]$/.test(tree.xpos(t)));
  if (planned && tree.xpos(token) === "VB" && tree.markers(token).includes("to")) {
    modality = strongerModality(modality, "future");
    trace.push('"is to": future');
  }
  for (const child of tree.children(token, "advmod")) {
    const word = tree.lemma(child).toLowerCase();
    if (ALLEGED.has(word)) {
      modality = strongerModality(modality, "alleged");
      trace.push(`"${word}": alleged`);
    } else if (POSSIBLE.has(word) && modality !== "future") {
      modality = strongerModality(modality, "possible");
      trace.push(`"${word}": possible`);
    }
  }
  for (const child of tree.children(token)) {
    // "is due to visit", read with "visit" as head and "due to" as its marker
    const scheduled =
      child < token &&
      SCHEDULED.has(tree.text(child).toLowerCase()) &&
      tree.children(token, "cop", "aux").some((t) => t < child);
    if (scheduled && tree.xpos(token) === "VB" && tree.is(child, "case", "mark", "advmod")) {
      modality = strongerModality(modality, "future");
      trace.push(`"${tree.text(child)} to": future`);
    }
  }
  if (tree.markers(token).includes("whether")) {
    modality = strongerModality(modality, "possible");
    trace.push('"whether": possible');
  }
  if (modality === "actual" && isSubjunctive(tree, token)) {
    modality = "possible";
    trace.push("subjunctive: wished for");
  }
  for (const child of tree.children(token, "amod")) {
    // by its form: the lemma of a participle is that of its verb
    const word = tree.text(child).toLowerCase();
    const value = NOUN_MODIFIERS.get(word);
    if (value) {
      modality = strongerModality(modality, value);
      trace.push(`"${word}": ${value}`);
    }
  }
  return { polarity, modality, trace };
}

/** "insisted that Chile release the general": a bare form behind a singular subject. */
function isSubjunctive(tree: Tree, token: number): boolean {
  if (!/^VBP?$/.test(tree.xpos(token)) || tree.text(token) !== tree.lemma(token)) return false;
  const bare = tree.child(token, "aux", "cop") === undefined && tree.markers(token).includes("that");
  const subject = bare ? tree.child(token, "nsubj") : undefined;
  return (
    subject !== undefined &&
    /^NNP?$/.test(tree.xpos(subject)) &&
    tree.child(subject, "conj") === undefined &&
    tree.is(token, "ccomp", "acl")
  );
}

const SCHEDULED = new Set(["due", "set", "about", "bound", "poised", "slated"]);

/** Adjectives that take an event out of plain fact: "an alleged attack", "a planned visit". */
const NOUN_MODIFIERS: ReadonlyMap<string, Modality> = new Map([
  ["alleged", "alleged"],
  ["rumoured", "alleged"],
  ["rumored", "alleged"],
  ["suspected", "alleged"],
  ["reported", "alleged"],
  ["purported", "alleged"],
  ["supposed", "alleged"],
  ["planned", "future"],
  ["upcoming", "future"],
  ["forthcoming", "future"],
  ["scheduled", "future"],
  ["impending", "future"],
  ["imminent", "future"],
  ["next", "future"],
  ["proposed", "possible"],
  ["possible", "possible"],
  ["potential", "possible"],
  ["threatened", "possible"],
  ["feared", "possible"],
  ["future", "possible"],
  ["hypothetical", "hypothetical"],
  ["imaginary", "hypothetical"],
]);

function modalLemma(text: string): string {
  const word = text.toLowerCase().replaceAll("’", "'");
  if (word === "'ll" || word === "wo") return "will";
  if (word === "'d") return "would";
  if (word === "ca") return "can";
  if (word === "sha") return "shall";
  return word;
}

/** "wrongly reported that Peru had paid": the article does not believe it. */
export function isCalledFalse(tree: Tree, verb: number): boolean {
  return tree
    .children(verb, "advmod")
    .some((word) => /^(falsely|wrongly|incorrectly|mistakenly|erroneously|untruthfully)$/i.test(tree.text(word)));
}
