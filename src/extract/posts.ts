// An office beside a verb that gives or takes it → how the state stands: "named her head of Acme" makes her its head, "sacked him as
// head of Acme" ends it, and both only as far as the verb itself is told as done.
import type { Modality, Polarity, Span } from "#schema";
import type { Tree } from "../document/index.ts";
import type { FrameFinder } from "./frames.ts";
import { opposite, strongerModality } from "./local-scope.ts";
import type { Speakers } from "./speakers.ts";
import type { StandingReader } from "./standing.ts";

export interface PostStanding {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly condition: Span | null;
  readonly attribution: readonly string[];
}

/** Verbs after which somebody else still decides, or the day of taking office is to come. */
const OPEN: ReadonlyMap<string, Modality> = new Map([
  ["nominate", "possible"],
  ["propose", "possible"],
  ["recommend", "possible"],
  ["elect", "future"],
  ["choose", "future"],
  ["select", "future"],
  ["pick", "future"],
  ["tap", "future"],
]);

export class PostReader {
  readonly #tree: Tree;
  readonly #frames: FrameFinder;
  readonly #standing: StandingReader;
  readonly #speakers: Speakers;

  constructor(tree: Tree, frames: FrameFinder, standing: StandingReader, speakers: Speakers) {
    this.#tree = tree;
    this.#frames = frames;
    this.#standing = standing;
    this.#speakers = speakers;
  }

  /** Standing of an office under a verb; null when the verb neither gives nor takes offices. */
  under(verb: number): PostStanding | null {
    const relations = this.#frames.matches(verb).map(({ row }) => row.relation);
    const given = relations.includes("APPOINTS");
    if (!given && !relations.includes("DISMISSES") && !relations.includes("RESIGNS_FROM")) return null;
    const { polarity, modality, condition, reporters } = this.#standing.of(verb);
    const own = given ? (OPEN.get(this.#tree.lemma(verb)) ?? "actual") : "actual";
    return {
      // "was not named head" says that she is not; "was not sacked as head" that he still is
      polarity: given ? polarity : opposite(polarity),
      modality: strongerModality(own, modality),
      condition,
      attribution: this.#speakers.chainsFor(verb, reporters),
    };
  }
}
