// The typed pipeline: a stage declares which layers it needs and adds, and a wrong order does not compile.
import type { Article } from "#schema";
import type { Report } from "../errors.ts";
import type { Annotated, Layer, Layers } from "./layers.ts";

/** The layers that a stage makes. */
export type Made<Adds extends Layer> = { readonly [K in Adds]: readonly Layers[K][] };

export interface Stage<Needs extends Layer, Adds extends Layer> {
  readonly name: string;
  readonly adds: readonly Adds[];
  /** A property, not a method: method syntax would let a stage be used before the layers that it needs. */
  readonly run: (doc: Annotated<Needs>, report: Report) => Made<Adds>;
}

/** A sequence of stages whose needs are met. `Has` are the layers that exist at its end. */
export class Pipeline<Has extends Layer = never> {
  readonly stages: readonly Stage<never, Layer>[];

  private constructor(stages: readonly Stage<never, Layer>[]) {
    this.stages = stages;
  }

  static start(): Pipeline {
    return new Pipeline([]);
  }

  /** Appends a stage. Does not compile when a layer that the stage needs is missing, or when it would be made twice. */
  use<Needs extends Has, Adds extends Layer>(
    stage: Stage<Needs, Adds> & ([Adds & Has] extends [never] ? unknown : "this layer is made already"),
  ): Pipeline<Has | Adds> {
    return new Pipeline<Has | Adds>([...this.stages, stage as unknown as Stage<never, Layer>]);
  }

  /** Runs all stages over one article; deterministic and without side effects but the report. */
  run(article: Article, report: Report): Annotated<Has> {
    let doc: Annotated<never> = { article };
    for (const stage of this.stages) doc = { ...doc, ...stage.run(doc, report) };
    return doc as Annotated<Has>;
  }
}
