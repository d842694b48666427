// Clauses and phrases that an event depends on: "if Peru pays", "unless", "once", "had they signed", "subject to approval".
// The condition is a span of the text, conjunction included; events inside it are imagined.
import type { Span } from "#schema";
import type { Tree } from "../document/index.ts";

const CONDITIONAL_MARKS = new Set(["if", "unless", "provided", "providing", "assuming", "lest", "supposing", "should"]);
/** Conditional only when the main clause is not told as fact: "will sign once Peru pays", but "signed once Peru had paid". */
const OPEN_MARKS = new Set(["once", "until", "till", "when", "whenever"]);
const CONDITIONAL_PHRASES = new Set([
  "subject to",
  "depending on",
  "pending",
  "in case of",
  "in the event of",
  "contingent on",
  "contingent upon",
]);

/** Adjectives with the preposition behind which the condition stands. */
const TERMS: ReadonlyMap<string, string> = new Map([
  ["subject", "to"],
  ["contingent", "on"],
  ["conditional", "on"],
]);

function next(tree: Tree, token: number): string | undefined {
  return tree.doc.tokens[token + 1]?.text.toLowerCase();
}

/** "in exchange for": what is given for what was done is no condition of it, of what may be done it is: "freed Berg in exchange for two sailors". */
export function isExchange(tree: Tree, token: number): boolean {
  return (
    tree.is(token, "obl") &&
    /^(?:exchange|return)$/.test(tree.lemma(token)) &&
    tree.markers(token).includes("in") &&
    next(tree, token) === "for"
  );
}

/** "on condition that the army withdraw": the noun heads what is asked for. */
export function isProviso(tree: Tree, token: number): boolean {
  return (
    /^(?:condition|proviso|understanding)$/.test(tree.lemma(token)) &&
    /^(?:on|with|under)$/.test(tree.markers(token)[0] ?? "") &&
    tree.children(token, "acl", "ccomp").some((t) => tree.markers(t).includes("that"))
  );
}

const CONSENT: ReadonlySet<string> = new Set(
  "agreement approval authorisation authorization backing blessing consent go-ahead mandate permission".split(" "),
);

export interface Condition {
  readonly head: number;
  readonly span: Span;
  /** concessive: "even if Peru paid": imagined as well, but nothing depends on it */
  readonly kind: "conditional" | "concessive" | "open" | "inverted" | "phrase";
}

/** Condition clauses and phrases that hang on a predicate. */
export function conditionsAt(tree: Tree, token: number): readonly Condition[] {
  const found: Condition[] = [];
  for (const child of tree.children(token, "advcl", "obl", "advmod", "amod", "xcomp", "dep")) {
    const kind = conditionKind(tree, child);
    if (kind && kind !== "concessive") found.push({ head: child, span: conditionSpan(tree, child, token), kind });
  }
  return found;
}

/** Is the word the head of a condition? */
export function conditionKind(tree: Tree, token: number): Condition["kind"] | null {
  const markers = tree.markers(token).map((marker) => marker.toLowerCase());
  if (tree.is(token, "advcl")) {
    const words = [...markers, ...tree.children(token, "advmod").map((a) => tree.text(a).toLowerCase())];
    if (
      words.some(
        (m) =>
          CONDITIONAL_MARKS.has(m) ||
          m === "as long as" ||
          m === "so long as" ||
          m === "only if" ||
          m === "even if" ||
          m === "in case",
      )
    )
      return words.includes("even if") || words.includes("even") ? "concessive" : "conditional";
    if (tree.text(token).toLowerCase() === "provided" || tree.text(token).toLowerCase() === "assuming")
      return "conditional";
    if (words.some((m) => OPEN_MARKS.has(m))) return "open";
    // "Had Peru signed, Chile would …", "Were Peru to leave", "Should Peru leave"
    const subject = tree.child(token, "nsubj");
    const first = tree.children(token, "aux", "aux:pass", "cop")[0];
    if (
      subject !== undefined &&
      first !== undefined &&
      first < subject &&
      /^(had|were|should)$/i.test(tree.text(first))
    )
      return "inverted";
  }
  if (tree.is(token, "obl") && isProviso(tree, token)) return "phrase";
  // "would intervene only with Malta's permission"; what was done with permission depends on nothing
  if (tree.is(token, "obl") && markers[0] === "with" && CONSENT.has(tree.lemma(token))) return "open";
  if (isExchange(tree, token)) return "open";
  const term = TERMS.get(tree.text(token).toLowerCase());
  if (term !== undefined && tree.is(token, "advcl", "amod", "xcomp", "dep") && next(tree, token) === term)
    return "phrase";
  if (tree.is(token, "advcl") && tree.text(token).toLowerCase() === "pending") return "phrase";
  if (tree.is(token, "obl", "nmod") && markers.some((m) => CONDITIONAL_PHRASES.has(m))) return "phrase";
  return null;
}

function conditionSpan(tree: Tree, head: number, governor: number): Span {
  const tokens = [...tree.subtree(head)];
  // "in return for cash", "pending a review": the tree may hang what is asked for beside the word that asks
  const last = Math.max(...tokens);
  const asked = tree.children(governor).find((t) => t > last && tree.subtree(t)[0] === last + 1);
  if (asked !== undefined && last === head && tree.is(asked, "obl", "obj")) tokens.push(...tree.subtree(asked));
  const first = Math.min(...tokens);
  const before = tree.doc.tokens[first - 1];
  // "only if": the adverb belongs to the condition
  if (before && before.sentence === tree.doc.tokens[head]!.sentence && /^only$/i.test(before.text))
    tokens.push(first - 1);
  // Commas at the ends are not part of it
  const inner = tokens.sort((a, b) => a - b);
  while (inner.length > 1 && tree.upos(inner[inner.length - 1]!) === "PUNCT") inner.pop();
  while (inner.length > 1 && tree.upos(inner[0]!) === "PUNCT") inner.shift();
  return tree.span(inner);
}

/** Past perfect or "were" in the condition, "would have" in the consequence: contrary to fact. */
export function isCounterfactual(tree: Tree, condition: Condition, mainHasPerfect: boolean): boolean {
  const aux = tree.children(condition.head, "aux", "cop").map((t) => tree.text(t).toLowerCase());
  return mainHasPerfect && (aux.includes("had") || condition.kind === "inverted");
}
