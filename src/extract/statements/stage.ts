// The statements stage: what is found, with ids, and the chains of those who speak.
import type { Statement } from "#schema";
import { type Annotated, contentId, type DocumentMention, type Stage, Tree } from "../../document/index.ts";
import { findStatements, type StatementLayers } from "./assemble.ts";
import type { CueLexicon } from "./cues.ts";

/** Makes the stage that finds who says what; every statement of the article, whether or not a claim comes of it. */
export function createStatements(lexicon: CueLexicon): Stage<StatementLayers | "mentions" | "chains", "statements"> {
  return { name: "statements", adds: ["statements"], run: (doc) => ({ statements: statementsOf(doc, lexicon) }) };
}

function statementsOf(doc: Annotated<StatementLayers | "mentions">, lexicon: CueLexicon): readonly Statement[] {
  const tree = new Tree(doc);
  const speakers = new SpeakerFinder(doc.mentions, tree);
  const found = new Map<string, Statement>();
  for (const { sourceHeads, source, cueSpans, spans, mode, report } of findStatements(doc, lexicon)) {
    if (spans.length === 0) continue;
    const places = [...cueSpans, ...spans].flatMap(({ start, end }) => [start, end]);
    const id = contentId("statement", [doc.article.id, ...places]);
    found.set(id, {
      id,
      speaker: sourceHeads.map((head) => speakers.chainOf(head)).find((chain) => chain !== null) ?? null,
      source: [...source],
      cue: [...cueSpans],
      content: [...spans],
      mode,
      kind: report ? "report" : "stance",
    });
  }
  return [...found.values()];
}

class SpeakerFinder {
  readonly #tree: Tree;
  /** mentions by the tokens that they cover */
  readonly #covering: readonly (readonly DocumentMention[])[];

  constructor(mentions: readonly DocumentMention[], tree: Tree) {
    this.#tree = tree;
    const covering: DocumentMention[][] = tree.doc.tokens.map(() => []);
    for (const mention of mentions)
      for (let token = mention.firstToken; token < mention.endToken; token++) covering[token]!.push(mention);
    this.#covering = covering;
  }

  /** The chain of the mention that a word heads, else of the smallest one around it; a relative pronoun stands for its noun. */
  chainOf(head: number): string | null {
    const tree = this.#tree;
    if (/^(?:who|which|that|whom)$/i.test(tree.text(head))) {
      const clause = tree.ancestors(head).find((at) => tree.is(at, "acl:relcl"));
      if (clause !== undefined) return this.chainOf(tree.head(clause));
    }
    const size = (mention: DocumentMention) =>
      (mention.headToken === head ? 0 : 1000) + mention.endToken - mention.firstToken;
    let best: DocumentMention | null = null;
    for (const mention of this.#covering[head]!) if (best === null || size(mention) < size(best)) best = mention;
    return best?.chain ?? null;
  }
}
