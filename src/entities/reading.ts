// A document as the entity stages read it: tree, lower-case words, straight apostrophes, and which sentences say nothing by their capitals.
import { type Annotated, Tree } from "../document/index.ts";
import type { Lexicon } from "../lexicon/index.ts";

export type Analysed = Annotated<"blocks" | "sentences" | "tokens" | "tags" | "arcs" | "names" | "predicates">;

export class Reading {
  readonly doc: Analysed;
  readonly tree: Tree;
  readonly lexicon: Lexicon;
  /** the text with straight apostrophes; offsets are those of the article */
  readonly text: string;
  readonly lower: readonly string[];
  /** publication date, YYYY-MM-DD */
  readonly day: string | null;
  readonly #tokenAtStart: ReadonlyMap<number, number>;
  readonly #tokenAtEnd: ReadonlyMap<number, number>;
  readonly #shouting: readonly boolean[];

  constructor(doc: Analysed, lexicon: Lexicon) {
    this.doc = doc;
    this.lexicon = lexicon;
    this.tree = new Tree(doc);
    this.text = doc.article.text.replace(/[’‘]/g, "'");
    this.lower = doc.tokens.map((token) => this.text.slice(token.start, token.end).toLowerCase());
    this.day = doc.article.date?.value ?? null;
    this.#tokenAtStart = new Map(doc.tokens.map((token) => [token.start, token.index]));
    this.#tokenAtEnd = new Map(doc.tokens.map((token) => [token.end, token.index]));
    this.#shouting = doc.sentences.map(({ firstToken, endToken }) => {
      const long = doc.tokens.slice(firstToken, endToken).filter((token) => /^\p{L}{4,}/u.test(token.text));
      const capital = long.filter((token) => /^\p{Lu}/u.test(token.text)).length;
      // "Great Service" by itself is a heading as well
      return long.length > 3 ? capital > 0.7 * long.length : capital === endToken - firstToken;
    });
  }

  sentenceOf(token: number): number {
    return this.doc.tokens[token]!.sentence;
  }

  /** Kind of the block that a token stands in: "title", "paragraph" … */
  blockKind(token: number): string {
    return this.doc.blocks[this.doc.sentences[this.sentenceOf(token)]!.block]!.kind;
  }

  /** Does a token begin at this character? Its index, or undefined. */
  tokenStartingAt(offset: number): number | undefined {
    return this.#tokenAtStart.get(offset);
  }

  tokenEndingAt(offset: number): number | undefined {
    return this.#tokenAtEnd.get(offset);
  }

  isCapital(token: number): boolean {
    return /^\p{Lu}/u.test(this.doc.tokens[token]!.text);
  }

  isFirst(token: number): boolean {
    return this.doc.sentences[this.sentenceOf(token)]!.firstToken === token;
  }

  /** A headline Where Nearly Every Word Is Capital: capitals are no sign of a name there. */
  isShouting(token: number): boolean {
    return this.#shouting[this.sentenceOf(token)]!;
  }

  /** Characters of a run of tokens, apostrophes straight and white space single. */
  words(firstToken: number, endToken: number): string {
    return this.text.slice(this.doc.tokens[firstToken]!.start, this.doc.tokens[endToken - 1]!.end).replace(/\s+/g, " ");
  }

  /** The word of a run that depends on a word outside it; the first such. */
  headOf(firstToken: number, endToken: number): number {
    for (let token = firstToken; token < endToken; token++) {
      const head = this.tree.head(token);
      if (
        (head < firstToken || head >= endToken) &&
        this.tree.upos(token) !== "PUNCT" &&
        this.tree.upos(token) !== "ADP"
      )
        return token;
    }
    return firstToken;
  }
}
