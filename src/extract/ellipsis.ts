// Clauses that leave their verb out ("Chile signed but Peru did not", "and so did Peru", "it has yet to", "it did so") → the verb that they
// stand for. What that verb tells is then told of the subject here, with the polarity and modality of the auxiliary.
// Verb phrase ellipsis after Hardt (1997) and Bos & Spenader (2011): the antecedent is mostly the nearest verb phrase of the clause before.
import type { Tree } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import { antecedent, isVerbal } from "./clause-words.ts";

export interface Ellipsis {
  /** the auxiliary, or the "do" of "do so" */
  readonly token: number;
  /** the verb that is left out */
  readonly verb: number;
  /** the subject of the clause */
  readonly subject: readonly number[];
  /** "has yet to", which no negation shows */
  readonly isPending: boolean;
}

const AUXILIARIES = new Set("be can could do have may might must shall should will would".split(" "));
/** Words that link a clause to the one before without taking it back into a condition, a reason or a comparison. */
const LINKS = new Set(["although", "as", "though", "whereas", "while"]);
/** What may stand beside a lone auxiliary. */
const BESIDE = ["nsubj", "advmod", "aux", "cc", "mark", "punct", "discourse", "parataxis", "advcl", "conj"];
const INVERTING = new Set(["as", "neither", "nor", "so"]);

/** All of them in the order of the text. `isSame` tells whether two words stand for the same participant. */
export function findEllipses(
  tree: Tree,
  clauses: ClauseReader,
  isSame: (a: number, b: number) => boolean,
): readonly Ellipsis[] {
  const found: Ellipsis[] = [];
  for (let token = 0; token < tree.doc.tokens.length; token++) {
    const own = subjectOf(tree, token);
    if (!own) continue;
    const before = clauseBefore(tree, token);
    if (before === null) continue;
    const [subject = []] = [own.subject, clauses.surfaceSubject(token), clauses.surfaceSubject(before)].filter(
      (tokens) => tokens.length > 0,
    );
    const verb = leftOut(tree, clauses, token, before, subject, isSame);
    if (verb === null) continue;
    const isPronoun = subject.every((t) => tree.upos(t) === "PRON");
    found.push({ token, verb, subject: isPronoun ? clauses.surfaceSubject(verb) : subject, isPending: own.isPending });
  }
  return found;
}

/** The subject of a clause without a verb of its own, empty where it is that of the clause before; undefined for other words. */
function subjectOf(tree: Tree, token: number): { subject: readonly number[]; isPending: boolean } | undefined {
  if (!isVerbal(tree, token) && !isOwnClause(tree, token)) return undefined;
  const markers = tree.markers(token).filter((marker) => marker !== "to");
  if (!markers.every((marker) => LINKS.has(marker))) return undefined;
  const lemma = tree.lemma(token).toLowerCase();
  const children = tree.children(token);
  // "the minister did not sign; it was his deputy who did"
  const subject = tree
    .children(token, "nsubj")
    .filter((t) => !INVERTING.has(tree.text(t).toLowerCase()))
    .map((t) => antecedent(tree, t));
  if (subject.some((t) => /^W/.test(tree.xpos(t)))) return undefined;
  const words = children.map((t) => tree.text(t).toLowerCase());
  // "has not done so", "refused to do so", "followed suit", "did the same"
  const repeats =
    (lemma === "do" && words.includes("so") && tree.children(token, "obj").length === 0) ||
    tree.children(token, "obj").some((t) => /^(?:follow suit|do same)$/.test(`${lemma} ${tree.text(t).toLowerCase()}`));
  if (repeats) return { subject, isPending: false };
  if (!AUXILIARIES.has(lemma)) return undefined;
  // "Peru has yet to"
  const isPending =
    lemma === "have" && words.includes("yet") && children.some((t) => t === token + 2 && isBareTo(tree, t));
  // "neither has Peru": read as having Peru
  const inverted = INVERTING.has(tree.doc.tokens[token - 1]?.text.toLowerCase() ?? "");
  const object = inverted && subject.length === 0 ? tree.children(token, "obj").filter((t) => t > token) : [];
  const others = children.filter(
    (t) => !tree.is(t, ...BESIDE) && !object.includes(t) && !(isPending && isBareTo(tree, t)),
  );
  if (others.some((t) => tree.relation(t) !== "obl:unmarked")) return undefined;
  const all = [...subject, ...object];
  // A lone "is" or "will" without anybody is no clause, and "as it did in May" compares
  const isLinked = all.length > 0 || tree.is(token, "conj");
  const compares = markers.includes("as") && !inverted;
  return isLinked && !compares && !isAsked(tree, token) ? { subject: all, isPending } : undefined;
}

/** "Chile will sign but Peru may not": parsers hang the second auxiliary on the verb of the first, subject and all. */
function isOwnClause(tree: Tree, token: number): boolean {
  return tree.is(token, "aux", "cop") && tree.children(token, "nsubj").length > 0;
}

function isBareTo(tree: Tree, token: number): boolean {
  return tree.text(token).toLowerCase() === "to" && tree.children(token).length === 0;
}

/** "Peru signed, didn't it?" */
function isAsked(tree: Tree, token: number): boolean {
  const sentence = tree.doc.sentences[tree.doc.tokens[token]!.sentence]!;
  return tree.doc.tokens.slice(token, sentence.endToken).some(({ text }) => text === "?");
}

/** "it was his deputy who did" */
function isCleft(tree: Tree, clause: number): boolean {
  const focus = tree.head(clause);
  const isIt = (t: number) => tree.is(t, "expl", "nsubj") && tree.text(t).toLowerCase() === "it";
  return tree.relation(clause) === "acl:relcl" && tree.children(focus).some(isIt);
}

/** The verb of the clause before: what the clause is joined to, or the main verb of the sentence before. */
function clauseBefore(tree: Tree, token: number): number | null {
  let at = token;
  // "but its envoy said it would not", "but ruled out doing so": the joint is at whatever governs the clause
  const isGerund = (t: number) => tree.is(t, "advcl") && tree.xpos(t) === "VBG" && tree.markers(t).length === 0;
  while (((tree.is(at, "ccomp", "xcomp") || isGerund(at)) && tree.head(at) >= 0) || isCleft(tree, at))
    at = tree.head(at);
  // "India signed but Peru did not, and Chile, its envoy said, will": parsers hang the auxiliary on a verb that comes later
  const governor = tree.head(at);
  const isLater = isOwnClause(tree, at) && governor > token && tree.is(governor, "conj");
  const head = isLater ? tree.head(governor) : governor;
  const isPredicate = (t: number) => isVerbal(tree, t) || tree.children(t, "cop").length > 0;
  if (head >= 0) {
    const isJoined = tree.is(at, "conj", "parataxis", "advcl", "aux", "cop") && head < token;
    return isJoined && isPredicate(head) ? head : null;
  }
  const { sentence } = tree.doc.tokens[token]!;
  if (sentence === 0) return null;
  const root = tree.root(sentence - 1);
  return isPredicate(root) ? root : null;
}

/** The verb that the clause leaves out: that of the clause before or of what the clause before says, promises or wants. */
function leftOut(
  tree: Tree,
  clauses: ClauseReader,
  token: number,
  before: number,
  subject: readonly number[],
  isSame: (a: number, b: number) => boolean,
): number | null {
  // "Peru said it would leave the bloc but it has not done so": subjects run parallel, whatever the pronoun was taken for
  const isPronoun = subject.every((t) => tree.upos(t) === "PRON");
  const shares = (verb: number) =>
    isPronoun || clauses.surfaceSubject(verb).some((a) => subject.some((b) => isSame(a, b)));
  let verb = before;
  for (;;) {
    const inner = [...tree.children(verb, "ccomp"), ...tree.children(verb, "xcomp")].find(
      (t) => t < token && isVerbal(tree, t),
    );
    if (inner === undefined) break;
    verb = inner;
  }
  // "France promised to pay, but Italy did not": promised or paid?
  if (verb !== before && !shares(verb)) return null;
  // "is not" leaves out a participle or a predicate noun: "Chile was invited but Peru was not", "Peru is a member; Chile is not"
  const hasBe = tree.children(verb, "aux", "cop").some((t) => t < verb && tree.lemma(t) === "be");
  return tree.lemma(token) !== "be" || hasBe ? verb : null;
}
