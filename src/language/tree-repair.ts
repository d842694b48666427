// Decoded arcs → the same arcs without what no tree of English has: a clause with two subjects or two objects side by side, where the
// second is the name of the first, prepositions that hang on a mere modifier of the noun that they govern, and subjects with a preposition.
import type { Arc, Tag } from "../document/index.ts";

const TWICE: ReadonlySet<string> = new Set(["nsubj", "nsubj:pass", "obj", "nmod", "obl"]);
const OF_THE_PHRASE: ReadonlySet<string> = new Set(["case", "det"]);
const MODIFIERS: ReadonlySet<string> = new Set(["compound", "nmod:desc"]);

/** Repairs the arcs and tags of the tokens from `from` on, in place. */
export function repairArcs(tags: Tag[], arcs: Arc[], from: number): void {
  repairVerbs(tags, arcs, from);
  repairCrossing(tags, arcs, from);
  repairMissingSubjects(tags, arcs, from);
  repairMissingVerb(tags, arcs, from);
  for (let noun = from; noun + 1 < arcs.length; noun++) {
    // "Turkish author Elif Kaya won": one subject
    const { head, relation } = arcs[noun]!;
    const name = arcs[noun + 1]!;
    const twins = head >= 0 && name.head === head && name.relation === relation && TWICE.has(relation);
    // "candidate Ann Holt": no common noun is the first word of a name
    const isFlat = name.head === noun && name.relation === "flat";
    if ((twins || isFlat) && tags[noun]!.upos === "NOUN" && tags[noun + 1]!.upos === "PROPN")
      arcs[noun + 1] = { head: noun, relation: "appos" };
  }
  for (let noun = from; noun + 1 < arcs.length; noun++) {
    // "members of the lender Alba": the name right behind a noun names that noun, not what the noun belongs to
    const { head, relation } = arcs[noun + 1]!;
    const above = arcs[noun]!.head;
    const isName = tags[noun + 1]!.upos === "PROPN" && tags[noun]!.upos === "NOUN";
    if (isName && relation === "appos" && head < noun && above === head && arcs[noun]!.relation === "nmod")
      arcs[noun + 1] = { head: noun, relation };
    // "will lend Kenya $5 million": the receiver is no part of the sum
    const sum = arcs[noun]!.head;
    if (sum === noun + 1 || sum === noun + 2)
      if (tags[sum]!.xpos === "$" && arcs[sum]!.relation === "obj" && tags[noun]!.upos === "PROPN")
        if (arcs[noun]!.relation === "compound") arcs[noun] = { head: arcs[sum]!.head, relation: "iobj" };
  }
  for (let token = from; token < arcs.length; token++) {
    // "of the insurer Vesta": the phrase is headed by the name, so "of" and "the" are
    const { head: modifier, relation } = arcs[token]!;
    if (!OF_THE_PHRASE.has(relation) || modifier <= token) continue;
    const { head, relation: function_ } = arcs[modifier]!;
    const isWithin = MODIFIERS.has(function_) && head > modifier;
    // "to the leader Ann Holt", where the name is in apposition
    const isBehind = function_ === "appos" && token < head && head < modifier;
    if (isWithin || isBehind) arcs[token] = { head, relation };
  }
  for (let verb = from; verb < arcs.length; verb++) {
    // "Chad shortened by an hour the curfew": with a subject before it and another behind, the participle is a past tense
    if (tags[verb]!.xpos !== "VBN") continue;
    const children: number[] = [];
    for (let at = from; at < arcs.length; at++) if (arcs[at]!.head === verb) children.push(at);
    if (children.some((at) => /^(?:aux|obj)/.test(arcs[at]!.relation))) continue;
    const subjects = children.filter((at) => arcs[at]!.relation === "nsubj:pass");
    if (subjects.length !== 2 || subjects[0]! > verb || subjects[1]! < verb) continue;
    arcs[subjects[0]!] = { head: verb, relation: "nsubj" };
    arcs[subjects[1]!] = { head: verb, relation: "obj" };
  }
  for (let marker = from + 1; marker < arcs.length; marker++) {
    // "raid on Malta ‘not going to happen’": what a preposition governs right behind a noun is no subject
    const { head: noun, relation } = arcs[marker]!;
    const before = tags[marker - 1]!.upos;
    // "the claim by a panel": as many words may stand between; "over 50 people" may be a subject, "by 50 people" is none
    const isBy = tags[marker]!.lemma === "by";
    const isPhrase =
      relation === "case" && tags[marker]!.upos === "ADP" && noun > marker && noun - marker <= (isBy ? 6 : 3);
    if (!isPhrase || (before !== "NOUN" && before !== "PROPN") || arcs[marker - 1]!.head === noun) continue;
    if (/^nsubj/.test(arcs[noun]!.relation) && (isBy || tags[noun]!.upos === "PROPN"))
      arcs[noun] = { head: marker - 1, relation: "nmod" };
  }
}

/** Headline "Police fire tear gas": what has both a subject and an object is a verb. */
function repairVerbs(tags: Tag[], arcs: readonly Arc[], from: number): void {
  const relations = new Map<number, Set<string>>();
  for (let token = from; token < arcs.length; token++) {
    const { head, relation } = arcs[token]!;
    if (head >= from) relations.set(head, (relations.get(head) ?? new Set()).add(relation));
  }
  for (const [token, below] of relations) {
    const { upos, xpos, lemma } = tags[token]!;
    if (upos === "NOUN" && below.has("nsubj") && below.has("obj") && !below.has("cop") && !below.has("det"))
      tags[token] = { upos: "VERB", xpos: xpos === "NNS" ? "VBZ" : "VBP", lemma };
  }
}

const OWNERS: ReadonlySet<string> = new Set(["nmod:poss", "det", "amod"]);

/** "Peru's Soto vetoes mining bill": an owner stands in the phrase of what is owned, and no phrase goes over the verb that governs it. */
function repairCrossing(tags: readonly Tag[], arcs: Arc[], from: number): void {
  for (let token = from; token < arcs.length; token++) {
    const { head: noun, relation } = arcs[token]!;
    const verb = noun < from ? -1 : arcs[noun]!.head;
    if (!OWNERS.has(relation) || verb <= token || verb >= noun || tags[verb]!.upos !== "VERB") continue;
    let near = token + 1;
    while (near < verb && !(arcs[near]!.head === verb && /^nsubj/.test(arcs[near]!.relation))) near++;
    if (near < verb) arcs[token] = { head: near, relation };
  }
}

/** "… as Peru's president defends police": a noun right before a finite verb without subject, with no preposition, is the subject. */
function repairMissingSubjects(tags: readonly Tag[], arcs: Arc[], from: number): void {
  for (let noun = from; noun + 1 < arcs.length; noun++) {
    const { head: verb, relation } = arcs[noun]!;
    if (relation !== "obl" || verb !== noun + 1 || !/^VB[DPZ]$/.test(tags[verb]!.xpos)) continue;
    if (!/^(?:NOUN|PROPN)$/.test(tags[noun]!.upos)) continue;
    const isTaken = childrenOf(arcs, from, verb).some((at) => /^(?:nsubj|csubj)/.test(arcs[at]!.relation));
    // "'s" of an owner is no preposition
    const hasCase = childrenOf(arcs, from, noun).some(
      (at) => arcs[at]!.relation === "case" && tags[at]!.upos === "ADP",
    );
    if (!isTaken && !hasCase) arcs[noun] = { head: verb, relation: "nsubj" };
  }
}

/**
 * "Opposition leader Ana Font, who was freed on Monday, called on the army to disobey": behind the relative clause of a noun that nothing
 * governs, what looks like a participle without "by" is the verb of the sentence. No passive does without its auxiliary there.
 */
function repairMissingVerb(tags: Tag[], arcs: Arc[], from: number): void {
  for (let verb = from + 1; verb < arcs.length; verb++) {
    if (tags[verb]!.xpos !== "VBN" || tags[verb - 1]!.xpos !== ",") continue;
    const own = childrenOf(arcs, from, verb);
    const noun =
      arcs[verb]!.relation === "acl" ? arcs[verb]!.head : own.find((at) => arcs[at]!.relation === "nsubj:pass");
    if (noun === undefined || noun < from || noun > verb) continue;
    const isMain = arcs[arcs[verb]!.relation === "acl" ? noun : verb]!.relation === "root";
    const below = childrenOf(arcs, from, noun);
    const isBehind = below.some((at) => at < verb && arcs[at]!.relation === "acl:relcl");
    if (!isMain || !isBehind || own.some((at) => /^(?:aux|obl:agent)/.test(arcs[at]!.relation))) continue;
    tags[verb] = { ...tags[verb]!, xpos: "VBD" };
    if (arcs[verb]!.relation === "acl") {
      arcs[verb] = { head: arcs[noun]!.head, relation: "root" };
      for (const at of below)
        if (at > verb || tags[at]!.xpos === ".") arcs[at] = { head: verb, relation: arcs[at]!.relation };
    }
    arcs[noun] = { head: verb, relation: "nsubj" };
  }
}

/** The words of the window that begins at `from` which hang on a word. */
function childrenOf(arcs: readonly Arc[], from: number, governor: number): readonly number[] {
  const found: number[] = [];
  for (let at = from; at < arcs.length; at++) if (arcs[at]!.head === governor) found.push(at);
  return found;
}
