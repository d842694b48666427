// Mention drafts → what stands around each of them: sentence, block, grammatical function, semantic role, quote. Computed once for the ranker.
import type { Draft } from "./draft.ts";
import { isSpeechVerb, type Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";

export type GrammaticalFunction = "subject" | "object" | "possessor" | "oblique" | "other";

export interface Setting {
  readonly sentence: number;
  readonly block: number;
  readonly inTitle: boolean;
  readonly function: GrammaticalFunction;
  /** token of the verb or noun that a subject, object or oblique belongs to; -1 for others */
  readonly governor: number;
  /** core role in some predicate: "ARG0" before "ARG1" before others */
  readonly role: "ARG0" | "ARG1" | null;
  readonly quote: Quote | undefined;
  /** begins within the first two words of its sentence */
  readonly early: boolean;
  /** subject of the main clause */
  readonly isMain: boolean;
  /** subject of a verb of saying */
  readonly speaks: boolean;
  /** possessor of somebody in an office: "its chairman" */
  readonly isStaffed: boolean;
  /** lower-case lemma of the head word */
  readonly lemma: string;
  /** the words in lower case, together and apart */
  readonly words: string;
  readonly wordList: readonly string[];
}

const TITLE = /^(title|deck|heading|caption)$/;

export function findSettings(reading: Reading, drafts: readonly Draft[], quotes: readonly Quote[]): readonly Setting[] {
  const { doc, tree } = reading;
  const roles = new Map<number, "ARG0" | "ARG1">();
  for (const predicate of doc.predicates)
    for (const { role, token } of predicate.roles)
      if (role === "ARG0" || (role === "ARG1" && !roles.has(token))) roles.set(token, role);
  const staff = new Set(drafts.flatMap(({ office, head }) => (office ? [head] : [])));
  return drafts.map((draft) => {
    const { head } = draft;
    const sentence = reading.sentenceOf(head);
    const { block, firstToken } = doc.sentences[sentence]!;
    const { start } = doc.tokens[head]!;
    const words = draft.words.toLowerCase();
    const relation = functionOf(reading, head);
    return {
      sentence,
      block,
      inTitle: TITLE.test(doc.blocks[block]!.kind),
      function: relation,
      governor: relation === "possessor" || relation === "other" ? -1 : tree.head(head),
      role: roles.get(head) ?? null,
      quote: quotes.find((quote) => start >= quote.start && start < quote.end),
      early: firstToken + 2 > draft.firstToken,
      isMain: relation === "subject" && tree.is(tree.head(head), "root"),
      speaks: relation === "subject" && isSpeechVerb(reading, tree.head(head)),
      isStaffed: relation === "possessor" && staff.has(tree.head(head)),
      lemma: tree.lemma(head).toLowerCase(),
      words,
      wordList: words.split(/[ -]/),
    };
  });
}

function functionOf({ tree }: Reading, token: number): GrammaticalFunction {
  if (tree.is(token, "nsubj")) return "subject";
  if (tree.is(token, "obj", "iobj")) return "object";
  if (tree.is(token, "nmod:poss")) return "possessor";
  return tree.is(token, "obl") ? "oblique" : "other";
}
