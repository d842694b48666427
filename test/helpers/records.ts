// Extraction records for tests of resolve, graph and export: spans are found by their words, attributes have plain defaults.
import {
  type Chain,
  type Claim,
  Extraction,
  type Mention,
  type Modality,
  type RelationType,
  type Span,
  type Statement,
} from "#schema";
import { contentId } from "../../src/document/index.ts";

export interface ClaimSketch {
  /** words of the sentence, which ends at the next full stop */
  readonly in: string;
  readonly cue: string;
  readonly type: RelationType;
  readonly source?: string;
  readonly target?: string;
  readonly negative?: true;
  readonly modality?: Modality;
  readonly by?: readonly string[];
  /** cues of the claims that this one is about */
  readonly about?: readonly string[];
  readonly date?: readonly [from: string, to: string];
}

export interface RecordSketch {
  readonly id?: string;
  readonly text: string;
  readonly date?: string;
  /** by a short key; mentions are all places of the names */
  readonly chains: Readonly<Record<string, Partial<Chain> & Pick<Chain, "type" | "name">>>;
  readonly claims?: readonly ClaimSketch[];
  readonly statements?: readonly { readonly speaker?: string; readonly cue: string; readonly content: string }[];
}

/** A record that keeps its schema. */
export function recordOf(sketch: RecordSketch): Extraction {
  const { text } = sketch;
  const article = sketch.id ?? contentId("article", [text]);
  const find = (words: string, from = 0): Span => {
    const start = text.indexOf(words, from);
    if (start < 0) throw new Error(`"${words}" is not in the text`);
    return { start, end: start + words.length };
  };
  const chainId = (key: string) => {
    if (!Object.hasOwn(sketch.chains, key)) throw new Error(`no chain ${key}`);
    return contentId("chain", [article, key]);
  };
  const chains = Object.entries(sketch.chains).map(
    ([key, chain]): Chain => ({
      kind: null,
      aliases: [],
      country: null,
      wikidata: null,
      named: true,
      ...chain,
      id: chainId(key),
    }),
  );
  const mentions = chains.flatMap((chain) =>
    [chain.name, ...chain.aliases].flatMap((name) =>
      [...text.matchAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g"))].map(
        ({ index }): Mention => ({
          id: contentId("mention", [article, chain.id, index]),
          start: index,
          end: index + name.length,
          kind: chain.named ? "name" : "nominal",
          type: chain.type,
          chain: chain.id,
        }),
      ),
    ),
  );
  const claimId = (cue: string) => contentId("claim", [article, cue]);
  const claims = (sketch.claims ?? []).map((claim): Claim => {
    const start = text.lastIndexOf(". ", find(claim.in).start) + 1;
    const from = text.slice(start).search(/\S/) + start;
    const end = text.indexOf(".", find(claim.in).end) + 1 || text.length;
    return {
      id: claimId(claim.cue),
      type: claim.type,
      source: claim.source === undefined ? null : chainId(claim.source),
      target: claim.target === undefined ? null : chainId(claim.target),
      content: (claim.about ?? []).map(claimId),
      polarity: claim.negative ? "negative" : "positive",
      modality: claim.modality ?? "actual",
      condition: null,
      attribution: (claim.by ?? []).map(chainId),
      date:
        claim.date === undefined
          ? null
          : { from: claim.date[0], to: claim.date[1], precision: "range", inferred: false, span: { start: from, end } },
      amount: null,
      place: null,
      plover: null,
      ploverMode: null,
      cameo: null,
      goldstein: null,
      evidence: { sentence: { start: from, end }, cue: find(claim.cue), source: null, target: null },
      confidence: 0.9,
      by: "test",
      trace: [],
    };
  });
  const statements = (sketch.statements ?? []).map(
    ({ speaker, cue, content }): Statement => ({
      id: contentId("statement", [article, content]),
      speaker: speaker === undefined ? null : chainId(speaker),
      source: [],
      cue: [find(cue)],
      content: [find(content)],
      mode: "indirect",
      kind: "report",
    }),
  );
  return Extraction.parse({
    version: 1,
    extractor: "newsgraph test",
    article: {
      id: article,
      text,
      title: null,
      date: sketch.date === undefined ? null : { value: sketch.date, origin: "given" },
      url: null,
      author: null,
      publisher: null,
    },
    mentions: mentions.sort((a, b) => a.start - b.start || a.end - b.end),
    chains,
    statements,
    claims,
    diagnostics: [],
  });
}
