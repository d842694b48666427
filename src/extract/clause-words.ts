// What a word is in its clause by tag, relation and the words right beside it: verbal, nominal, a complement, marked by a preposition.
// Nothing here looks further than a word and its neighbours in the tree; functions of predicates are read in clause.ts.
import type { Tree } from "../document/index.ts";

export interface Oblique {
  /** case markers in lower case, singly and joined: "out", "of", "out of"; empty without any */
  readonly markers: readonly string[];
  readonly token: number;
}

/** The markers of a word, and adjacent ones as one phrase. */
export function casePhrases(tree: Tree, token: number): readonly string[] {
  const single = tree.markers(token);
  return single.length > 1 ? [...single, single.join(" ")] : single;
}

export function isMarked(oblique: Oblique, ...markers: readonly string[]): boolean {
  return oblique.markers.some((marker) => markers.includes(marker));
}

const RELATIVE_PRONOUNS = new Set(["who", "whom", "which", "that", "whose"]);

const RANKS = new Set("first second third fourth fifth sixth seventh eighth ninth tenth last latest only".split(" "));

/** "the first country to sign", "the last to leave": they did. */
export function isRanked(tree: Tree, noun: number): boolean {
  return [noun, ...tree.children(noun, "amod")].some((t) => RANKS.has(tree.text(t).toLowerCase()));
}

export function isNominal(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN", "PRON", "NUM", "SYM"].includes(tree.upos(token));
}

export function isVerbal(tree: Tree, token: number): boolean {
  return tree.upos(token) === "VERB" || (tree.upos(token) === "AUX" && !tree.is(token, "aux", "cop"));
}

/** By its tag, or "The ministry, asked by the union to step in, refused": a finite verb would have a subject or a conjunction. */
export function isPastParticiple(tree: Tree, token: number): boolean {
  if (tree.xpos(token) === "VBN") return true;
  const isAlone = tree.children(token, "nsubj", "csubj", "mark").length === 0;
  return tree.xpos(token) === "VBD" && /^(?:advcl|acl)$/.test(tree.relation(token)) && isAlone;
}

/** The noun that a relative pronoun stands for, else the token itself. */
export function antecedent(tree: Tree, token: number): number {
  const called = calledWhat(tree, token);
  if (called !== undefined) return called;
  if (!RELATIVE_PRONOUNS.has(tree.lemma(token).toLowerCase()) || !/^W/.test(tree.xpos(token))) return token;
  for (const above of tree.ancestors(token)) {
    if (tree.is(above, "acl")) return tree.head(above);
    // "said Rosa Pena, who is suing …": a relative clause that hangs on the verb belongs to the noun before it
    if (tree.relation(above) === "advcl:relcl") return nounBefore(tree, token);
    if (tree.is(above, "ccomp", "csubj", "root")) break;
  }
  return token;
}

/** "strikes on what it said were camps", "raided what they described as a cell": what a free relative says that a thing is. */
function calledWhat(tree: Tree, token: number): number | undefined {
  if (tree.lemma(token).toLowerCase() !== "what") return undefined;
  const verb = tree.children(token, "acl").find((t) => isVerbal(tree, t));
  if (verb === undefined) return undefined;
  const isNoun = (t: number) => t > verb && /^(?:NOUN|PROPN)$/.test(tree.upos(t));
  const described = tree.children(verb, "obl").filter((t) => tree.markers(t).includes("as"));
  return [...tree.children(verb, "ccomp", "xcomp", "obj"), ...described].find(isNoun);
}

/** "Denmark to send frigate": headlines tell the future by an infinitive, which the parse may hang on a name without a verb. */
export function isHeadlineInfinitive(tree: Tree, token: number): boolean {
  if (
    tree.xpos(token) !== "VB" ||
    !tree.children(token, "mark", "aux").some((t) => tree.text(t).toLowerCase() === "to")
  )
    return false;
  const head = tree.head(token);
  if (head < 0) return tree.children(token, "nsubj", "nsubj:pass").length > 0;
  const isTopic = tree.head(head) < 0 && tree.upos(head) === "PROPN" && tree.children(head, "det", "case").length === 0;
  return isTopic && tree.is(token, "acl") && head < token;
}

/** The head of the noun phrase that ends before a relative pronoun and its comma; the pronoun itself when there is none. */
function nounBefore(tree: Tree, pronoun: number): number {
  if (tree.lemma(pronoun).toLowerCase() === "which") return pronoun;
  const { sentence } = tree.doc.tokens[pronoun]!;
  let last = pronoun - 1;
  while (last >= 0 && tree.upos(last) === "PUNCT") last--;
  if (last < 0 || tree.doc.tokens[last]!.sentence !== sentence || !isNominal(tree, last)) return pronoun;
  while (tree.is(last, "flat", "compound", "goeswith")) last = tree.head(last);
  return last;
}

/** Form of a clausal complement, as lexicon rows name it. */
export function complementForm(tree: Tree, clause: number): "to" | "that" | "ing" | "whether" {
  const markers = tree.markers(clause);
  if (markers.includes("whether") || (markers.includes("if") && tree.is(clause, "ccomp"))) return "whether";
  // "Peru is to open talks, the agency reported" is finite
  const scheduled = tree.children(clause, "aux").some((t) => tree.lemma(t) === "be" && /^VB[DZP]$/.test(tree.xpos(t)));
  if (markers.includes("to")) return scheduled ? "that" : "to";
  const finite = tree.children(clause, "aux", "cop").some((t) => /^(MD|VBD|VBZ|VBP)$/.test(tree.xpos(t)));
  if (tree.xpos(clause) === "VBG" && !finite) return "ing";
  if (tree.children(clause, "aux").some((t) => tree.xpos(t) === "VBG") && !finite) return "ing";
  return tree.xpos(clause) === "VB" && tree.is(clause, "xcomp") ? "to" : "that";
}

/**
 * Does "that" join the clause to its noun, "a report that the pilots had bombed the port"? Parsers read some of them as relative clauses;
 * but nothing is missing in a clause that has subject and object beside "that".
 */
export function hasConjunctionThat(tree: Tree, clause: number): boolean {
  if (tree.children(clause, "mark").some((mark) => tree.lemma(mark) === "that")) return true;
  const objects = tree.children(clause, "obj");
  const that = objects.find((object) => tree.text(object).toLowerCase() === "that" && object < clause);
  return that !== undefined && objects.length > 1 && tree.children(clause, "nsubj").length > 0;
}

/** Clauses that complement a word: content clauses, and participles and infinitives that parsers hang on as adverbial. */
export function complements(tree: Tree, token: number): readonly number[] {
  return tree.children(token, "ccomp", "xcomp", "csubj", "acl", "advcl").filter((t) => {
    if (tree.relation(t) === "acl:relcl") return hasConjunctionThat(tree, t);
    if (tree.relation(t) === "advcl:relcl") return false;
    if (!tree.is(t, "advcl")) return true;
    // "ruled out sending troops", read as adverbial
    if (tree.xpos(t) === "VBG" && tree.markers(t).length === 0 && t > token && t - token <= 3) return true;
    return tree
      .markers(t)
      .some(
        (m) => m === "to" || m === "of" || m === "from" || m === "for" || m === "with" || m === "into" || m === "that",
      );
  });
}
