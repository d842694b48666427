// Tokens → tags, arcs, names and predicates: runs the encoder over the windows of all sentences and decodes its scores.
import type { Annotated, Arc, NameSpan, Predicate, RoleArgument, Stage, Tag } from "../document/index.ts";
import { repairClauses } from "./clause-repair.ts";
import { withContentSubjects } from "./content-subjects.ts";
import { Encoder, type Place, type PredicatePlace, type Rows } from "./encoder.ts";
import { FrameDecoder, wordClass } from "./frames.ts";
import { repairFunctions } from "./function-repair.ts";
import { Lemmas } from "./lemmas.ts";
import type { Model } from "./model.ts";
import { agreeOnKinds } from "./name-agreement.ts";
import { NameDecoder } from "./names.ts";
import { type PathTree, RolePaths, rolePathsFrom } from "./role-paths.ts";
import { decodeTree } from "./tree-decoding.ts";
import { repairArcs } from "./tree-repair.ts";
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

/** A predicate that was found, with the tree around it. */
interface Found extends PredicatePlace {
  readonly window: Window;
  readonly tree: PathTree;
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
    const found: Found[] = [];
    windows.forEach((window, i) => {
      const place = places[i]!;
      this.#tag(window, encoder.rows("tags", place));
      this.#attach(window, heads[i]!, encoder.rows("relations", place));
      this.#name(window, encoder.rows("names", place));
      const tree: PathTree = {
        heads: window.words.map((_, word) => {
          const { head } = this.arcs[window.firstToken + word]!;
          return head >= window.firstToken ? head - window.firstToken : -1;
        }),
        relations: window.words.map((_, word) => this.arcs[window.firstToken + word]!.relation),
      };
      for (const row of this.#predicateRows(window, place)) found.push({ window, tree, place, row });
    });
    encoder.frames(found, this.#analysis.model.labels.roles.length, (index, rolesets, roles) => {
      this.#predicate(found[index]!, rolesets, roles);
    });
  }

  #tag(window: Window, { values, width }: Rows): void {
    const { tags, lemmas } = this.#analysis.model.labels;
    window.words.forEach((word, i) => {
      const row = (i + 1) * width;
      const [upos, xpos] = tags[largest(values, row, row + tags.length)]!.split("|") as [string, string];
      // "The WHO warned": in capitals among small letters a pronoun is a name
      const isName =
        upos === "PRON" && /^\p{Lu}{2,}$/u.test(word) && window.words.some((other) => /^\p{Ll}/u.test(other));
      if (isName) {
        this.tags.push({ upos: "PROPN", xpos: "NNP", lemma: word });
        return;
      }
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
    repairArcs(this.tags, this.arcs, window.firstToken);
    repairFunctions(this.tags, this.arcs, window.words, window.firstToken);
    const tags = this.tags.slice(window.firstToken, window.firstToken + window.words.length);
    repairClauses(this.arcs, window.firstToken, { texts: window.words, tags });
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

  #predicate({ window, tree, place, row }: Found, rolesets: Float32Array, roles: Rows): void {
    const { frames, rolePaths, model } = this.#analysis;
    const word = row - 1;
    const token = window.firstToken + word;
    const { lemma, upos } = this.tags[token]!;
    const sense = frames.sense(frames.candidates(lemma, upos, this.#particle(window, token)), rolesets);
    const passive = tree.heads.some((head, i) => head === word && /^(?:aux|nsubj):pass$/.test(tree.relations[i]!));
    const kind = wordClass(upos) + (passive ? "p" : "a");
    const path = rolePathsFrom(tree, word);
    const bonus = (argument: number) => rolePaths.bonus(path(argument - 1), argument < row, kind);
    const list: RoleArgument[] = frames
      .roles(roles, place.rows - 1, row, bonus)
      .map(({ role, token: argument }) => ({ role, token: window.firstToken + argument - 1 }));
    const factuality = model.encoder.rows("predicates", place);
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
  readonly rolePaths: RolePaths;

  constructor(model: Model) {
    this.model = model;
    this.lemmas = new Lemmas(model.tables);
    this.names = new NameDecoder(model.labels);
    this.frames = new FrameDecoder(model.labels, model.tables);
    this.rolePaths = new RolePaths(model.labels, model.tables);
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
      const { names, predicates } = decoding;
      const words = doc.tokens.map((token) => token.text);
      const { tags, arcs } = withContentSubjects(doc.sentences, words, decoding);
      predicates.sort((a, b) => a.token - b.token);
      return { tags, arcs, names: agreeOnKinds(names, doc.article.text), predicates };
    },
  };
}
