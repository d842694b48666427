// Cue rows of the lexicon → look-ups by part of speech and lemma.
import type { CueRow } from "#schema";
import type { Tree } from "../../document/index.ts";

export type CueContent = CueRow["content"][number];

/** What may stand beside a cue word: every way in which the rows let it tell its content. */
export interface Cue {
  readonly rows: readonly CueRow[];
  /** the particle of the word, -1 when it has none */
  readonly particle: number;
}

/** The part of the lexicon that is read here. */
export interface CueLexicon {
  readonly rows: { readonly cues: readonly CueRow[] };
}

const PARTS = new Map<string, CueRow["pos"]>([
  ["VERB", "verb"],
  ["AUX", "verb"],
  ["NOUN", "noun"],
  ["PROPN", "noun"],
  ["ADJ", "adjective"],
  ["ADV", "adverb"],
]);

export class Cues {
  readonly #rows = new Map<string, CueRow[]>();

  constructor(lexicon: CueLexicon) {
    for (const row of lexicon.rows.cues)
      for (const word of row.words) {
        const key = `${row.pos} ${word}`;
        const known = this.#rows.get(key);
        if (known) known.push(row);
        else this.#rows.set(key, [row]);
      }
  }

  /** The cue that a token is; null when it is none. A verb with a particle is another word than the verb alone. */
  at(tree: Tree, token: number): Cue | null {
    const pos = PARTS.get(tree.upos(token));
    if (pos === undefined) return null;
    const lemma = tree.lemma(token).toLowerCase();
    if (pos === "verb") {
      for (const particle of [...tree.children(token, "compound:prt"), ...tree.children(token, "advmod")]) {
        const rows = this.#rows.get(`verb ${lemma} ${tree.text(particle).toLowerCase()}`);
        if (rows) return { rows, particle };
      }
      if (tree.child(token, "compound:prt") !== undefined) return null;
    }
    const rows = this.#rows.get(`${pos} ${lemma}`);
    return rows ? { rows, particle: -1 } : null;
  }

  /** Rows of a multiword preposition, in lower case: "according to". */
  preposition(words: string): readonly CueRow[] {
    return this.#rows.get(`preposition ${words}`) ?? [];
  }
}
