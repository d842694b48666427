// Drafts and clusters → the mentions, chains and facts of the document, with ids by content.
import type { GazetteerRow } from "#schema";
import { contentId, type DocumentChain, type DocumentMention, type NominalFact } from "../document/index.ts";
import { normalName } from "../lexicon/index.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { DraftFact } from "./facts.ts";
import type { Reading } from "./reading.ts";

export function record(
  reading: Reading,
  clusters: Clusters,
  facts: readonly DraftFact[],
): { mentions: DocumentMention[]; chains: DocumentChain[]; facts: NominalFact[] } {
  const { doc } = reading;
  const { drafts } = clusters;
  const place = ({ firstToken, endToken }: Draft) => ({
    start: doc.tokens[firstToken]!.start,
    end: doc.tokens[endToken - 1]!.end,
  });
  const ids = drafts.map((draft) => {
    const { start, end } = place(draft);
    return contentId("mention", [doc.article.id, start, end, draft.kind]);
  });
  const chains: DocumentChain[] = [];
  const chainOf = new Map<Cluster, string>();
  for (const cluster of clusters.all()) {
    const first = drafts[cluster.members[0]!]!;
    const { start, end } = place(first);
    const id = contentId("chain", [doc.article.id, start, end, first.kind]);
    chainOf.set(cluster, id);
    const names = cluster.members.map((member) => drafts[member]!).filter((draft) => draft.kind === "name");
    const name = canonicalName(reading, cluster, drafts);
    const aliases = [...new Set(names.map((draft) => withoutArticle(draft.words)))].filter((alias) => alias !== name);
    chains.push({
      id,
      type: cluster.type,
      kind: cluster.entityKind,
      name,
      aliases: aliases.sort((a, b) => (a < b ? -1 : 1)),
      country: cluster.country,
      wikidata: cluster.row?.wikidata ?? null,
      named: cluster.named,
      mentions: cluster.members.map((member) => ids[member]!),
      gender: cluster.gender,
      number: cluster.number,
    });
  }
  const mentions = drafts.map((draft, index): DocumentMention => {
    const { firstToken, endToken, head, kind, type } = draft;
    const cluster = clusters.of(index);
    return {
      id: ids[index]!,
      ...place(draft),
      kind,
      type: kind === "pronoun" || type === "Thing" ? cluster.type : type,
      chain: chainOf.get(cluster)!,
      firstToken,
      endToken,
      headToken: head,
    };
  });
  return {
    mentions,
    chains,
    facts: facts.map((fact) => ({ ...fact, source: ids[fact.source]!, target: ids[fact.target]! })),
  };
}

/** The name of the gazetteer where it is sure, else the fullest name in the article, else the first noun phrase without its article. */
function canonicalName(reading: Reading, cluster: Cluster, drafts: readonly Draft[]): string {
  if (cluster.row) return rowName(cluster.row);
  const members = cluster.members.map((member) => drafts[member]!);
  let best: string | null = null;
  for (const { kind, words } of members) {
    const name = withoutArticle(words);
    if (kind === "name" && (best === null || wordCount(name) > wordCount(best))) best = name;
  }
  if (best !== null) return best;
  const phrases = members.filter(({ kind }) => kind !== "pronoun");
  // A headline is shorter than what it announces: "duties" over "duties of up to 30 percent"
  const below = phrases.find(({ head }) => reading.blockKind(head) !== "title");
  const draft = below && phrases[0] && size(below) > size(phrases[0]) ? below : phrases[0];
  if (!draft) return members[0]!.words;
  const first = draft.determiner === "possessive" ? afterPossessor(reading, draft) : draft.firstToken;
  return withoutArticle(insideSentence(reading, first, reading.words(first, draft.endToken)));
}

/** "Two senators" at the beginning of a sentence are called "two senators". */
function insideSentence(reading: Reading, first: number, words: string): string {
  const { tree, lexicon } = reading;
  const { text } = reading.doc.tokens[first]!;
  const isCommon = /^(NOUN|ADJ|NUM|DET|VERB|ADV)$/.test(tree.upos(first)) && /^\p{Lu}[^\p{Lu}]*$/u.test(text);
  if (!reading.isFirst(first) || !isCommon || lexicon.named(normalName(text)).length > 0) return words;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function rowName({ name }: GazetteerRow): string {
  return name;
}

function size({ firstToken, endToken }: Draft): number {
  return endToken - firstToken;
}

function wordCount(name: string): number {
  return name.split(" ").length;
}

/** "her government" is called "government"; "Mexico's government" keeps its owner. */
function afterPossessor(reading: Reading, draft: Draft): number {
  return reading.tree.xpos(draft.firstToken) === "PRP$" && draft.endToken - draft.firstToken > 1
    ? draft.firstToken + 1
    : draft.firstToken;
}

function withoutArticle(words: string): string {
  return words.replace(/^(the|a|an|this|that|these|those|such an?|such) (?=.)/i, "");
}
