// Lines of words with their tree → an annotated document, so that tests of entities and extract need no encoder.
import type { Article } from "#schema";
import type { Annotated, Arc, Block, NameSpan, Predicate, Sentence, Tag, Token } from "../../src/document/index.ts";

export interface HandDocumentOptions {
  readonly id?: string;
  /** publication date, YYYY-MM-DD */
  readonly date?: string;
  /** predicates by word, counted over the whole document from 0, as "threaten.01 ARG0=0 ARG1=4" */
  readonly predicates?: Readonly<Record<number, string>>;
  /** factuality by word, default 3 */
  readonly factuality?: Readonly<Record<number, number>>;
}

export type HandDocument = Annotated<"blocks" | "sentences" | "tokens" | "tags" | "arcs" | "names" | "predicates">;

/**
 * Sentences are parted by an empty line, blocks by a line "---". A line is a word, its columns parted by white space:
 * FORM LEMMA UPOS XPOS HEAD RELATION [NAME]. HEAD counts from 1 within the sentence, 0 is the root; NAME is "B-PERSON", "I-PERSON" ….
 * Words are joined with one space, but for closing punctuation, "'s", "n't" and what follows an opening bracket or quote;
 * a FORM that ends in "_" has no space behind it.
 */
export function handDocument(lines: string, options: HandDocumentOptions = {}): HandDocument {
  let text = "";
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  const tags: Tag[] = [];
  const arcs: Arc[] = [];
  const names: NameSpan[] = [];
  for (const blockText of lines.split(/^\s*---\s*$/m)) {
    if (text !== "") text += "\n\n";
    const blockStart = text.length;
    const block = blocks.length;
    for (const sentenceText of blockText.trim().split(/\n\s*\n/)) {
      if (text.length > blockStart) text += " ";
      const firstToken = tokens.length;
      const start = text.length;
      let glued = true;
      for (const line of sentenceText.trim().split("\n")) {
        const [form, lemma, upos, xpos, head, relation, name] = line.trim().split(/\s+/);
        if (!form || !lemma || !upos || !xpos || !head || !relation)
          throw new Error(`a word needs six columns: "${line}"`);
        const word = form.length > 1 && form.endsWith("_") ? form.slice(0, -1) : form;
        if (!glued && !/^([.,;:!?)\]%”]|'s|’s|'|’|n't|n’t)$/.test(word)) text += " ";
        glued = word !== form || /^[([“$]$/.test(word);
        const index = tokens.length;
        tokens.push({
          index,
          text: word,
          sentence: sentences.length,
          start: text.length,
          end: text.length + word.length,
        });
        text += word;
        tags.push({ upos, xpos, lemma });
        arcs.push({ head: head === "0" ? -1 : firstToken + Number(head) - 1, relation });
        if (name?.startsWith("B-"))
          names.push({
            start: tokens[index]!.start,
            end: text.length,
            firstToken: index,
            endToken: index + 1,
            kind: name.slice(2),
            score: 1,
          });
        else if (name?.startsWith("I-")) {
          const open = names.pop()!;
          names.push({ ...open, end: text.length, endToken: index + 1 });
        }
      }
      sentences.push({ index: sentences.length, firstToken, endToken: tokens.length, block, start, end: text.length });
    }
    blocks.push({ kind: "paragraph", start: blockStart, end: text.length });
  }
  const predicates = Object.entries(options.predicates ?? {}).map(([at, description]): Predicate => {
    const [roleset, ...roles] = description.split(" ");
    return {
      token: Number(at),
      roleset: roleset === "-" ? null : roleset!,
      rolesetScore: 1,
      roles: roles.map((part) => {
        const [role, token] = part.split("=");
        return { role: role!, token: Number(token) };
      }),
      factuality: options.factuality?.[Number(at)] ?? 3,
    };
  });
  const article: Article = {
    id: options.id ?? "hand",
    text,
    title: null,
    date: options.date ? { value: options.date, origin: "given" } : null,
    url: null,
    author: null,
    publisher: null,
  };
  return { article, blocks, sentences, tokens, tags, arcs, names, predicates };
}
