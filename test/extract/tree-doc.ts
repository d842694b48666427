// Documents for tests of the extract room, built from trees written by hand: one line per sentence, one "form|UPOS|XPOS|lemma|head|relation"
// per word, heads counted from 1 within the sentence as in CoNLL-U.
// Unlike handDocument the text is given, with its exact spaces and quotes.
import type { Article } from "#schema";
import type { Annotated, Arc, Block, Predicate, Sentence, Tag, Token } from "../../src/document/index.ts";

export type TreeDoc = Annotated<"blocks" | "sentences" | "tokens" | "tags" | "arcs" | "predicates">;

export interface TreeDocOptions {
  readonly date?: string | null;
  /** words that stand for events; verbs always do */
  readonly events?: readonly string[];
}

/** Blocks are parted by empty lines. Words are looked for in the text in their order. */
export function treeDoc(text: string, trees: readonly string[], options: TreeDocOptions = {}): TreeDoc {
  const { date = "2025-11-20", events = [] } = options;
  const article: Article = {
    id: "test",
    text,
    title: null,
    date: date === null ? null : { value: date, origin: "given" },
    url: null,
    author: null,
    publisher: null,
  };
  const tokens: Token[] = [];
  const tags: Tag[] = [];
  const arcs: Arc[] = [];
  const sentences: Sentence[] = [];
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    kind: "paragraph",
    start: index,
    end: index + line.length,
  }));
  let at = 0;
  trees.forEach((tree, index) => {
    const firstToken = tokens.length;
    for (const word of tree.split(" ")) {
      const [form, upos, xpos, lemma, head, relation] = word.split("|") as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const start = text.indexOf(form, at);
      if (start < 0) throw new Error(`"${form}" is not in the text after ${at}`);
      at = start + form.length;
      tokens.push({ index: tokens.length, text: form, sentence: index, start, end: at });
      tags.push({ upos, xpos, lemma });
      arcs.push({ head: head === "0" ? -1 : firstToken + Number(head) - 1, relation });
    }
    const [first, last] = [tokens[firstToken]!, tokens.at(-1)!];
    sentences.push({
      index,
      start: first.start,
      end: last.end,
      firstToken,
      endToken: tokens.length,
      block: blocks.findIndex((block) => block.end > first.start),
    });
  });
  const predicates: Predicate[] = tokens
    .filter(({ text: form, index }) => tags[index]!.upos === "VERB" || events.includes(form))
    .map(({ index }) => ({ token: index, roleset: null, rolesetScore: 0, roles: [], factuality: 0 }));
  return { article, blocks, sentences, tokens, tags, arcs, predicates };
}

/** The token with the form; the first when there are several. Throws when there is none. */
export function tokenOf(doc: TreeDoc, form: string): number {
  const found = doc.tokens.findIndex((token) => token.text === form);
  if (found < 0) throw new Error(`no token "${form}"`);
  return found;
}
