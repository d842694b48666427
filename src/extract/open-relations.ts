// Predicates of every kind → open relations in the words of the text: subject, verb group, object or phrase, further phrases.
// What the closed ontology does not cover is still there to be searched (open information extraction after Banko et al. 2007; n-ary as
// in CaRB, Bhardwaj et al. 2019). The spans are those of the text; nothing is rephrased.
import type { Span } from "#schema";
import { type Annotated, Tree } from "../document/index.ts";
import { ClauseReader } from "./clause.ts";
import { isNominal, isVerbal } from "./clause-words.ts";

export interface OpenRelation {
  readonly subject: Span;
  /** verb group with its auxiliaries, negation, particle, and the preposition of the object; in the order of the text */
  readonly relation: readonly Span[];
  readonly object: Span | null;
  readonly further: readonly Span[];
  readonly confidence: number;
}

/** Finds open relations of all sentences, in the order of their verbs. */
export function findOpenRelations(doc: Annotated<"sentences" | "tokens" | "tags" | "arcs">): readonly OpenRelation[] {
  const tree = new Tree(doc);
  const clauses = new ClauseReader(tree, () => null);
  const found: OpenRelation[] = [];
  for (const { index } of doc.tokens) {
    if (isVerbal(tree, index) && !tree.is(index, "amod", "compound")) verbal(index);
    else if (tree.children(index, "cop").length > 0) copular(index);
    if (tree.is(index, "appos") && isNominal(tree, tree.head(index))) apposed(index);
  }
  return found;

  function verbal(verb: number): void {
    // "wants to join": the group is one relation, told at its last verb
    if (tree.children(verb, "xcomp").some((t) => isVerbal(tree, t) && tree.markers(t).includes("to"))) return;
    const subject = subjectOf(verb);
    if (subject === null) return;
    const group = verbGroup(verb);
    const objects = [...tree.children(verb, "iobj", "obj")];
    const complements = tree.children(verb, "ccomp", "xcomp").filter((t) => t > verb);
    const obliques = tree.children(verb, "obl").filter((t) => t > verb || objects.length + complements.length > 0);
    let object: Span | null = null;
    let relation = group;
    const further: Span[] = [];
    const last = objects[objects.length - 1];
    if (last !== undefined) {
      object = whole(last);
      for (const other of objects) if (other !== last) further.push(phrase(other));
    } else if (complements.length > 0) object = whole(complements[0]!);
    for (const oblique of obliques) {
      if (object === null) {
        const marks = tree.children(oblique, "case").filter((t) => t > verb);
        relation = [...group, ...marks.map((t) => word(t))];
        object = bare(oblique);
      } else further.push(whole(oblique));
    }
    if (object === null && further.length === 0) return;
    found.push({
      subject,
      relation: merge(relation),
      object,
      further,
      confidence: confidence(verb, objects.length > 0),
    });
  }

  function copular(predicate: number): void {
    const subject = tree.child(predicate, "nsubj");
    const copula = tree.child(predicate, "cop")!;
    if (subject === undefined || tree.lemma(subject).toLowerCase() === "there") return;
    const words = [
      copula,
      ...tree.children(predicate, "aux"),
      ...tree.children(predicate, "advmod").filter((t) => t < predicate && t > subject),
    ];
    const marks = tree.children(predicate, "case");
    const outside = new Set([
      subject,
      ...words,
      ...marks,
      ...tree.children(predicate, "punct", "mark", "cc", "conj", "parataxis", "advcl"),
    ]);
    const inner = tree.children(predicate).filter((t) => !outside.has(t) && t > copula);
    found.push({
      subject: phrase(subject),
      relation: merge([...words, ...marks].sort((a, b) => a - b).map(word)),
      object: tree.span([predicate, ...inner.flatMap((t) => tree.subtree(t))]),
      further: [],
      confidence: 0.7,
    });
  }

  /** "Anna Berg, the mayor": what the comma says is "is", which is not in the text; the comma stands for it. */
  function apposed(noun: number): void {
    const head = tree.head(noun);
    const comma = tree.children(noun, "punct").find((t) => t < noun);
    if (comma === undefined || noun < head) return;
    found.push({ subject: phrase(head), relation: [word(comma)], object: phrase(noun), further: [], confidence: 0.3 });
  }

  function subjectOf(verb: number): Span | null {
    const tokens = clauses.surfaceSubject(verb);
    const first = tokens[0];
    if (first !== undefined) return phrase(first);
    if (tree.is(verb, "acl") && isNominal(tree, tree.head(verb))) return phrase(tree.head(verb));
    return null;
  }

  /** Auxiliaries, negation, particle, and the verbs above that end in this one. */
  function verbGroup(verb: number): Span[] {
    const words: number[] = [];
    for (let at = verb; ; at = tree.head(at)) {
      words.push(at, ...tree.children(at, "aux", "aux:pass", "compound:prt"));
      words.push(...tree.children(at, "advmod").filter((t) => t < at && Math.abs(t - at) <= 2));
      if (!tree.is(at, "xcomp") || !tree.markers(at).includes("to") || !isVerbal(tree, tree.head(at))) break;
      words.push(...tree.children(at, "mark"));
    }
    return [...new Set(words)].sort((a, b) => a - b).map(word);
  }

  function word(token: number): Span {
    return tree.span([token]);
  }

  /** A noun phrase without its relative clauses and appositions. */
  function phrase(token: number, withMarker = true): Span {
    const kept = [token];
    for (const child of tree.children(token)) {
      if (
        tree.is(child, "acl", "appos", "parataxis", "punct", "cop", "nsubj", "mark", "advcl") &&
        tree.relation(child) !== "punct"
      )
        continue;
      if (tree.is(child, "punct") || (!withMarker && tree.is(child, "case"))) continue;
      kept.push(...tree.subtree(child));
    }
    return tree.span(kept);
  }

  function whole(token: number): Span {
    return tree.span(tree.subtree(token).filter((t) => !(tree.upos(t) === "PUNCT" && tree.head(t) === token)));
  }

  function bare(token: number): Span {
    const marks = tree.children(token, "case");
    return tree.span(tree.subtree(token).filter((t) => !marks.some((m) => tree.under(t, m))));
  }

  function merge(spans: readonly Span[]): Span[] {
    const merged: Span[] = [];
    for (const span of spans) {
      const before = merged[merged.length - 1];
      if (before && span.start - before.end <= 1) merged[merged.length - 1] = { start: before.start, end: span.end };
      else merged.push(span);
    }
    return merged;
  }

  function confidence(verb: number, hasObject: boolean): number {
    const own = tree.children(verb, "nsubj", "nsubj:pass").length > 0;
    return 0.4 + (own ? 0.3 : 0) + (hasObject ? 0.15 : 0);
  }
}
