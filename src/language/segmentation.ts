// Blocks → sentences and tokens. A sentence never crosses a block; every character that is not white space is in exactly one token.
import type { Block, Sentence, Stage, Token } from "../document/index.ts";
import { findSentenceEnds } from "./sentence-ends.ts";
import { findWords } from "./words.ts";

/** Kinds of blocks that are read: separators between parts of the page are not language. */
const isRead = (block: Block) => block.kind !== "separator";

/** Finds the sentences and tokens of every block. */
export const segmentation: Stage<"blocks", "sentences" | "tokens"> = {
  name: "segmentation",
  adds: ["sentences", "tokens"],
  run({ article, blocks }) {
    const sentences: Sentence[] = [];
    const tokens: Token[] = [];
    blocks.forEach((block, blockIndex) => {
      if (!isRead(block)) return;
      const spans = findWords(article.text, block.start, block.end);
      let word = 0;
      for (const end of findSentenceEnds(article.text, spans)) {
        const firstToken = tokens.length;
        const sentence = sentences.length;
        const start = spans[2 * word]!;
        for (; word < end; word++) {
          const [from, to] = [spans[2 * word]!, spans[2 * word + 1]!];
          tokens.push({ index: tokens.length, text: article.text.slice(from, to), sentence, start: from, end: to });
        }
        sentences.push({
          index: sentence,
          firstToken,
          endToken: tokens.length,
          block: blockIndex,
          start,
          end: spans[2 * word - 1]!,
        });
      }
    });
    return { sentences, tokens };
  },
};
