// Sentences as integers → scores, by the WebAssembly kernel. One instance holds the weights and a fixed work space; a call shares it
// among a few short sentences, which saves time and changes no bit of any result.
import type { SentenceInput } from "./word-pieces.ts";

/** What the kernel exports; addresses are globals. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly MAX: WebAssembly.Global;
  readonly MAX_PREDICATES: WebAssembly.Global;
  readonly reserve: (bytes: number) => number;
  readonly start: (blob: number, wordBits: number) => void;
  readonly outputs: (section: number) => number;
  readonly encode: (pieces: number, words: number, layers: number) => void;
  readonly relate: (words: number, relations: number) => void;
  readonly frames: (predicates: number) => void;
}
type Input = keyof typeof INPUTS;
/** Where the inputs of a sentence go in a call. */
const INPUTS = {
  ids: "ids",
  shapeIds: "shapeIds",
  first: "first",
  last: "last",
  wordShape: "wordShape",
  suffix: "suffix",
  pieceEnds: "pieceEnds",
  wordEnds: "wordEnds",
  heads: "heads",
  predicateWord: "predicateWord",
  predicateStart: "predicateStart",
  predicateLength: "predicateLength",
} as const;
type Output = "tags" | "names" | "predicates" | "relations" | "rolesets";

/** Pieces that share a call; a longer sentence has its own. */
const CALL_PIECES = 192;
const VECTOR = 384;

/** What a model chooses for itself; its header says it. */
export interface EncoderSizes {
  readonly layers: number;
  /** bits of a value of the table of word pieces: 8 or 4 */
  readonly wordBits: number;
}

/** A sentence inside a call. Rows of scores: `words` of them, row 0 is the root. */
export interface Place {
  /** its first row */
  readonly start: number;
  /** words and the root */
  readonly rows: number;
  /** where its arc scores begin, and how long their rows are */
  readonly arcs: number;
  readonly columns: number;
}

/** A predicate of a call: its sentence and its row there. */
export interface PredicatePlace {
  readonly place: Place;
  readonly row: number;
}

/** Scores as they lie in the kernel's memory: valid until the next call. `width` values a row. */
export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
}

export class Encoder {
  readonly layers: number;
  readonly #kernel: Kernel;
  readonly #widths: Readonly<Record<Output, number>>;

  private constructor(kernel: Kernel, layers: number, sections: readonly string[]) {
    this.#kernel = kernel;
    this.layers = layers;
    const width = (section: string) => kernel.outputs(sections.indexOf(section));
    this.#widths = {
      tags: width("tags"),
      names: width("names"),
      predicates: width("predicates"),
      relations: width("relationDependents"),
      rolesets: width("rolesets"),
    };
  }

  /** module: the compiled kernel; blob: the weights without their header; sections: their names in order. */
  static async create(
    module: WebAssembly.Module,
    blob: Uint8Array,
    sizes: EncoderSizes,
    sections: readonly string[],
  ): Promise<Encoder> {
    const kernel = (await WebAssembly.instantiate(module, {})).exports as unknown as Kernel;
    const at = kernel.reserve(blob.length);
    new Uint8Array(kernel.memory.buffer, at, blob.length).set(blob);
    kernel.start(at, sizes.wordBits);
    return new Encoder(kernel, sizes.layers, sections);
  }

  /** Word pieces, and words with roots, that one call can hold. */
  get limit(): number {
    return this.#kernel.MAX.value as number;
  }

  #address(name: string): number {
    return (this.#kernel as unknown as Record<string, WebAssembly.Global>)[name]!.value as number;
  }

  #put(name: Input, values: readonly number[]): void {
    new Int32Array(this.#kernel.memory.buffer, this.#address(name), values.length).set(values);
  }

  #floats(name: string, from: number, length: number): Float32Array {
    return new Float32Array(this.#kernel.memory.buffer, this.#address(name) + from * 4, length);
  }

  /**
   * Groups for encode(): as many sentences in a row as fit into `pieces`, at least one.
   * Yields [from, to) of the list. Groups change the speed and nothing else.
   */
  static *groups(inputs: readonly SentenceInput[], pieces = CALL_PIECES): Generator<readonly [number, number]> {
    let from = 0;
    let size = 0;
    for (let to = 0; to < inputs.length; to++) {
      const own = inputs[to]!.ids.length;
      if (to > from && size + own > pieces) {
        yield [from, to];
        from = to;
        size = 0;
      }
      size += own;
    }
    if (from < inputs.length) yield [from, inputs.length];
  }

  /** Runs the network over the sentences of one group; the scores are in the kernel's memory afterwards. */
  encode(group: readonly SentenceInput[]): Place[] {
    const pieceEnds: number[] = [];
    const wordEnds: number[] = [];
    const places: Place[] = [];
    let [pieces, words, arcs] = [0, 0, 0];
    const all: SentenceInput = { ids: [], shapeIds: [], first: [], last: [], wordShape: [], suffix: [] };
    for (const input of group) {
      const rows = input.first.length;
      const columns = (rows + 7) & ~7;
      for (const name of ["ids", "shapeIds", "wordShape", "suffix"] as const)
        for (const v of input[name]) all[name].push(v);
      for (const name of ["first", "last"] as const) for (const v of input[name]) all[name].push(v + pieces);
      places.push({ start: words, rows, arcs, columns });
      pieces += input.ids.length;
      words += rows;
      arcs += rows * columns;
      pieceEnds.push(pieces);
      wordEnds.push(words);
    }
    if (pieces > this.limit || words > this.limit)
      throw new RangeError(`${pieces} pieces and ${words} words in a call`);
    for (const name of ["ids", "shapeIds", "first", "last", "wordShape", "suffix"] as const) this.#put(name, all[name]);
    this.#put("pieceEnds", pieceEnds);
    this.#put("wordEnds", wordEnds);
    this.#kernel.encode(pieces, words, this.layers);
    return places;
  }

  /** After encode(): scores of relations for the heads given, a list for every sentence with the root's unused entry first. */
  relate(places: readonly Place[], heads: readonly Int32Array[], relations: number): void {
    const all: number[] = [];
    places.forEach((place, i) => {
      for (const head of heads[i]!) all.push(place.start + head);
    });
    this.#put("heads", all);
    this.#kernel.relate(all.length, relations);
  }

  /**
   * After encode(): scores of rolesets and roles for these predicates, grouped by sentence. `visit` gets each with its roleset scores and its
   * role scores: values[role * width + row] for every row of its sentence.
   */
  frames(
    predicates: readonly PredicatePlace[],
    roleCount: number,
    visit: (index: number, rolesets: Float32Array, roles: Rows) => void,
  ): void {
    const most = this.#kernel.MAX_PREDICATES.value as number;
    for (let from = 0; from < predicates.length; from += most) {
      const some = predicates.slice(from, from + most);
      this.#put(
        "predicateWord",
        some.map(({ place, row }) => place.start + row),
      );
      this.#put(
        "predicateStart",
        some.map(({ place }) => place.start),
      );
      this.#put(
        "predicateLength",
        some.map(({ place }) => place.rows),
      );
      this.#kernel.frames(some.length);
      let at = 0;
      some.forEach(({ place }, i) => {
        const rolesets = this.#floats("rolesets", i * this.#widths.rolesets, this.#widths.rolesets);
        visit(from + i, rolesets, {
          values: this.#floats("roles", at, roleCount * place.columns),
          width: place.columns,
        });
        at += roleCount * place.columns;
      });
    }
  }

  /** Scores of one head over the rows of a sentence. */
  rows(name: Exclude<Output, "rolesets">, place: Place): Rows {
    const width = this.#widths[name];
    return { values: this.#floats(name, place.start * width, place.rows * width), width };
  }

  /** Arc scores of a sentence: values[dependent * width + head]. */
  arcs(place: Place): Rows {
    return { values: this.#floats("arcs", place.arcs, place.rows * place.columns), width: place.columns };
  }

  /** Word vectors of a sentence. */
  vectors(place: Place): Rows {
    return { values: this.#floats("vectors", place.start * VECTOR, place.rows * VECTOR), width: VECTOR };
  }
}
