// Words → the integers that the encoder reads: WordPiece ids of the plain, lower-case word, the shape of its letters, a hash of its ending.
// scripts/train/data.py does the same for training; the test vectors hold the two together.

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "‘": "'",
    "’": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "−": "-",
  }),
);
const SUFFIX_BUCKETS = 4096;
const MAX_WORD_PIECES = 8;
/** A longer word is read by its two ends. */
const MAX_WORD_LENGTH = 200;
const CACHE_WORDS = 20_000;

export const SHAPES = ["none", "lower", "title", "upper", "mixed", "digit", "punct", "single", "title-first"] as const;

/** Lower case, no accents, plain quotes and dashes. */
export function cleanWord(word: string): string {
  const plain = word.replace(/[‘’`“”„«»–—−]/g, (mark) => PLAIN.get(mark)!);
  return plain
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
}

const isBreak = (char: string) => !/[\p{L}\p{N}]/u.test(char) && (char.codePointAt(0)! < 128 || /\p{P}/u.test(char));

/** Runs of other characters, and every breaking character by itself. */
function splitRuns(text: string): string[] {
  const runs: string[] = [];
  let run = "";
  const flush = () => {
    if (run) runs.push(run);
    run = "";
  };
  for (const char of text) {
    if (isBreak(char)) {
      flush();
      runs.push(char);
    } else if (/\s/.test(char)) flush();
    else run += char;
  }
  flush();
  return runs;
}

/** Index into SHAPES; `first`: does the word begin the sentence? */
export function wordShape(word: string, first: boolean): number {
  const letters = [...word].filter((char) => /\p{L}/u.test(char));
  const upper = letters.map((char) => char !== char.toLowerCase());
  const name = (): (typeof SHAPES)[number] => {
    if (/[0-9]/.test(word)) return "digit";
    if (letters.length === 0) return "punct";
    if (!upper.includes(true)) return "lower";
    if (letters.length === 1) return "single";
    if (!upper.includes(false)) return "upper";
    if (upper[0] && !upper.includes(true, 1)) return first ? "title-first" : "title";
    return "mixed";
  };
  return SHAPES.indexOf(name());
}

/** FNV-1a over the last three characters of the cleaned word, with a length class. */
export function suffixBucket(cleaned: string): number {
  const chars = [...cleaned];
  const key = Math.min(chars.length, 4) + chars.slice(-3).join("");
  let hash = 2166136261;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ (key.charCodeAt(i) & 255), 16777619);
  return (hash >>> 0) % SUFFIX_BUCKETS;
}

interface WordEntry {
  readonly pieces: readonly number[];
  readonly suffix: number;
}

/** The input of one sentence. Word 0 is the root, at the piece [CLS]. */
export interface SentenceInput {
  readonly ids: number[];
  readonly shapeIds: number[];
  readonly first: number[];
  readonly last: number[];
  readonly wordShape: number[];
  readonly suffix: number[];
}

/** The vocabulary with a bounded cache of words. */
export class WordPieces {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #cache = new Map<string, WordEntry>();
  readonly #longest: number;
  readonly #cls: number;
  readonly #sep: number;
  readonly #unknown: number;

  /** text: one piece a line, its number is the line. */
  constructor(text: string) {
    const lines = text.replace(/\n$/, "").split("\n");
    this.#vocabulary = new Map(lines.map((piece, i) => [piece, i]));
    this.#longest = lines.reduce((length, piece) => Math.max(length, piece.length), 0);
    const id = (piece: string) => this.#vocabulary.get(piece) ?? 0;
    [this.#cls, this.#sep, this.#unknown] = [id("[CLS]"), id("[SEP]"), id("[UNK]")];
  }

  get size(): number {
    return this.#vocabulary.size;
  }

  #word(word: string): WordEntry {
    let entry = this.#cache.get(word);
    if (entry) return entry;
    const half = MAX_WORD_LENGTH / 2;
    const cleaned = cleanWord(word.length > MAX_WORD_LENGTH ? word.slice(0, half) + word.slice(-half) : word);
    let pieces = splitRuns(cleaned).flatMap((run) => this.#pieces(run));
    if (pieces.length === 0) pieces = [this.#unknown];
    if (pieces.length > MAX_WORD_PIECES) pieces = [...pieces.slice(0, 5), ...pieces.slice(-3)];
    entry = { pieces, suffix: suffixBucket(cleaned) };
    if (this.#cache.size >= CACHE_WORDS) this.#cache.clear();
    this.#cache.set(word, entry);
    return entry;
  }

  /** Longest match first; a run that cannot be spelled is unknown as a whole. */
  #pieces(run: string): number[] {
    const chars = [...run];
    const found: number[] = [];
    for (let start = 0, end: number; start < chars.length; start = end) {
      let id: number | undefined;
      for (end = Math.min(chars.length, start + this.#longest); end > start; end--) {
        id = this.#vocabulary.get((start ? "##" : "") + chars.slice(start, end).join(""));
        if (id !== undefined) break;
      }
      if (id === undefined) return [this.#unknown];
      found.push(id);
    }
    return found;
  }

  /** How many pieces a word has. */
  count(word: string): number {
    return this.#word(word).pieces.length;
  }

  /** The arrays for one sentence; `begins`: its first word begins a sentence. */
  input(words: readonly string[], begins = true): SentenceInput {
    const input: SentenceInput = {
      ids: [this.#cls],
      shapeIds: [0],
      first: [0],
      last: [0],
      wordShape: [0],
      suffix: [0],
    };
    words.forEach((word, i) => {
      const { pieces, suffix } = this.#word(word);
      const shape = wordShape(word, begins && i === 0);
      input.first.push(input.ids.length);
      for (const piece of pieces) {
        input.ids.push(piece);
        input.shapeIds.push(shape);
      }
      input.last.push(input.ids.length - 1);
      input.wordShape.push(shape);
      input.suffix.push(suffix);
    });
    input.ids.push(this.#sep);
    input.shapeIds.push(0);
    return input;
  }
}
