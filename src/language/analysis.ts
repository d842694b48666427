// Tokens → tags, arcs, names and predicates: runs the encoder over the windows of all sentences and decodes its scores.
import type { Annotated, Arc, NameSpan, Predicate, RoleArgument, Stage, Tag } from "../document/index.ts";
import { Encoder, type Place, type PredicatePlace, type Rows } from "./encoder.ts";
import { FrameDecoder } from "./frames.ts";
import { Lemmas } from "./lemmas.ts";
import type { Model } from "./model.ts";
import { NameDecoder } from "./names.ts";
import { decodeTree } from "./tree-decoding.ts";
import { cutWindows } from "./windows.ts";
import type { SentenceInput } from "./word-pieces.ts";

type Needs = Annotated<"sentences" | "tokens">;

/** A stretch of tokens that the encoder reads at once: a sentence or a part of a long one. */
interface Window {
  readonly firstToken: number;
  readonly words: readonly string[];
  readonly input: SentenceInput;
  /** the window of the same sentence that its root hangs on; itself for the first */
  readonly main: number;
}

/** Index of the largest of values[from, to), counted from `from`; ties to the lowest. */
export function largest(values: Float32Array, from: number, to: number): number {
  let best = from;
  for (let i = from + 1; i < to; i++) if (values[i]! > values[best]!) best = i;
  return best - from;
}

/** The words of all sentences in windows. */
function readWindows(doc: Needs, model: Model): Window[] {
  const windows: Window[] = [];
  for (const sentence of doc.sentences) {
    const words = doc.tokens.slice(sentence.firstToken, sentence.endToken).map((token) => token.text);
    const main = windows.length;
    for (const [from, to] of cutWindows(words, (word) => model.pieces.count(word), model.encoder.limit)) {
      const part = words.slice(from, to);
      const input = model.pieces.input(part, from === 0);
      windows.push({ firstToken: sentence.firstToken + from, words: part, input, main });
    }
  }
  return windows;
}

/** The layers while they are made, for one document. */
class Decoding {
  readonly tags: Tag[] = [];
  readonly arcs: Arc[] = [];
  readonly names: NameSpan[] = [];
  readonly predicates: Predicate[] = [];
  readonly #doc: Needs;
  readonly #windows: readonly Window[];
  readonly #analysis: Analysis;
  /** root token of every window so far */
  readonly #roots: number[] = [];

  constructor(doc: Needs, windows: readonly Window[], analysis: Analysis) {
    this.#doc = doc;
    this.#windows = windows;
    this.#analysis = analysis;
  }

  /** Runs and decodes the windows [from, to), which share a call. */
  run(from: number, to: number): void {
    const { encoder } = this.#analysis.model;
    const { rels } = this.#analysis.model.labels;
    const windows = this.#windows.slice(from, to);
    const places = encoder.encode(windows.map((window) => window.input));
    const heads = places.map((place) => {
      const arcs = encoder.arcs(place);
      return decodeTree(place.rows - 1, arcs.values, arcs.width);
    });
    encoder.relate(places, heads, rels.length);
    const found: (PredicatePlace & { readonly window: Window })[] = [];
    windows.forEach((window, i) => {
      const place = places[i]!;
      this.#tag(window, encoder.rows("tags", place));
      this.#attach(window, heads[i]!, encoder.rows("relations", place));
      this.#name(window, encoder.rows("names", place));
      for (const row of this.#predicateRows(window, place)) found.push({ window, place, row });
    });
    encoder.frames(found, this.#analysis.model.labels.roles.length, (index, rolesets, roles) => {
      this.#predicates(found[index]!, rolesets, roles);
    });
  }

  #tag(window: Window, { values, width }: Rows): void {
    const { tags, lemmas } = this.#analysis.model.labels;
    window.words.forEach((word, i) => {
      const row = (i + 1) * width;
      const [upos, xpos] = tags[largest(values, row, row + tags.length)]!.split("|") as [string, string];
      const script = lemmas[largest(values, row + tags.length, row + tags.length + lemmas.length)]!;
      this.tags.push({ upos, xpos, lemma: this.#analysis.lemmas.lemma(word, xpos, script) });
    });
  }

  #attach(window: Window, heads: Int32Array, { values, width }: Rows): void {
    const { rels } = this.#analysis.model.labels;
    window.words.forEach((_, i) => {
      const head = heads[i + 1]!;
      if (head > 0) {
        const row = (i + 1) * width;
        // relation 0 is "root", which only the root has
        const relation = rels[1 + largest(values, row + 1, row + rels.length)]!;
        this.arcs.push({ head: window.firstToken + head - 1, relation });
        return;
      }
      const main = this.#windows[window.main]!;
      this.#roots.push(window.firstToken + i);
      if (main === window) this.arcs.push({ head: -1, relation: "root" });
      else this.arcs.push({ head: this.#roots[window.main]!, relation: "parataxis" });
    });
  }

  #name(window: Window, { values, width }: Rows): void {
    const { names } = this.#analysis;
    const words = window.words.length;
    for (const { from, to, kind, score } of names.decode(names.joint(values, width, words), words)) {
      const firstToken = window.firstToken + from;
      const endToken = window.firstToken + to;
      const { start } = this.#doc.tokens[firstToken]!;
      const { end } = this.#doc.tokens[endToken - 1]!;
      this.names.push({ firstToken, endToken, kind, score, start, end });
    }
  }

  /** Rows of the words that stand for events or states; auxiliaries never do. */
  #predicateRows(window: Window, place: Place): number[] {
    const { values, width } = this.#analysis.model.encoder.rows("predicates", place);
    const rows: number[] = [];
    for (let row = 1; row < place.rows; row++) {
      const token = window.firstToken + row - 1;
      if (values[row * width + 1]! <= values[row * width]!) continue;
      if (this.tags[token]!.upos === "PUNCT" || this.arcs[token]!.relation.startsWith("aux")) continue;
      rows.push(row);
    }
    return rows;
  }

  #predicates(found: PredicatePlace & { readonly window: Window }, rolesets: Float32Array, roles: Rows): void {
    const { window, place, row } = found;
    const { frames, model } = this.#analysis;
    const token = window.firstToken + row - 1;
    const { lemma, upos } = this.tags[token]!;
    const sense = frames.sense(frames.candidates(lemma, upos, this.#particle(window, token)), rolesets);
    const factuality = model.encoder.rows("predicates", place);
    const shift = window.firstToken - 1;
    const list: RoleArgument[] = frames
      .roles(roles.values, roles.width, place.rows - 1, row)
      .map(({ role, token: argument }) => ({ role, token: argument + shift }));
    this.predicates.push({
      token,
      roleset: sense.roleset,
      rolesetScore: sense.score,
      roles: list,
      factuality: factuality.values[row * factuality.width + 2]!,
    });
  }

  /** The particle of a phrasal verb: "up" in "gave it up". */
  #particle(window: Window, verb: number): string | null {
    for (let i = 0; i < window.words.length; i++) {
      const arc = this.arcs[window.firstToken + i]!;
      if (arc.head === verb && arc.relation === "compound:prt") return window.words[i]!;
    }
    return null;
  }
}

/** A model with the decoders made from its label lists. */
class Analysis {
  readonly model: Model;
  readonly lemmas: Lemmas;
  readonly names: NameDecoder;
  readonly frames: FrameDecoder;

  constructor(model: Model) {
    this.model = model;
    this.lemmas = new Lemmas(model.labels);
    this.names = new NameDecoder(model.labels);
    this.frames = new FrameDecoder(model.labels);
  }
}

export interface AnalysisOptions {
  /** word pieces that share a call; has no influence on results */
  readonly callPieces?: number;
}

/** The stage that analyses sentences with a model. A model may serve several stages, one document at a time. */
export function createAnalysis(
  model: Model,
  options: AnalysisOptions = {},
): Stage<"sentences" | "tokens", "tags" | "arcs" | "names" | "predicates"> {
  const analysis = new Analysis(model);
  return {
    name: "analysis",
    adds: ["tags", "arcs", "names", "predicates"],
    run(doc) {
      const windows = readWindows(doc, model);
      const decoding = new Decoding(doc, windows, analysis);
      const inputs = windows.map((window) => window.input);
      for (const [from, to] of Encoder.groups(inputs, options.callPieces)) decoding.run(from, to);
      const { tags, arcs, names, predicates } = decoding;
      predicates.sort((a, b) => a.token - b.token);
      return { tags, arcs, names, predicates };
    },
  };
}
