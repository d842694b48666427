import type { Arc } from "../document/index.ts";

/** Takes changes of arcs back that would close a circle: a repair looks at a few words and not at the way to the root. */
export class ArcGuard {
  readonly #arcs: Arc[];
  readonly #from: number;
  #kept: Arc[];

  /** Guards the arcs of the tokens from `from` on, which are a tree. */
  constructor(arcs: Arc[], from: number) {
    this.#arcs = arcs;
    this.#from = from;
    this.#kept = arcs.slice(from);
  }

  /** Keeps what has been changed since the last call, all of it or, where a circle came of it, nothing. Returns whether it was kept. */
  settle(): boolean {
    const changed = this.#kept.flatMap((arc, i) => (arc === this.#arcs[this.#from + i] ? [] : [this.#from + i]));
    if (changed.length === 0) return true;
    const isTree = changed.every((token) => this.#reachesRoot(token));
    if (isTree) this.#kept = this.#arcs.slice(this.#from);
    else for (const [i, arc] of this.#kept.entries()) this.#arcs[this.#from + i] = arc;
    return isTree;
  }

  #reachesRoot(token: number): boolean {
    let steps = 0;
    for (let at = token; at >= this.#from; at = this.#arcs[at]!.head) if (++steps > this.#kept.length) return false;
    return true;
  }
}
