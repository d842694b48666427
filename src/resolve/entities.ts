// Chains of many articles → entities: the same thing in two articles is one node.
// Merging too little shows two nodes where there is one thing; merging too much invents a person. So only certain keys join articles.
import { type Chain, ENTITY_TYPES, type EntityType, type Extraction, type Span } from "#schema";
import { entityId } from "./ids.ts";

export interface ResolvedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly kind: Chain["kind"];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly named: boolean;
  /** sorted by article id */
  readonly mentions: readonly { readonly article: string; readonly spans: readonly Span[] }[];
}

/** The entities of all chains, sorted by id. Of two records of one article the caller keeps one. */
export function resolveEntities(extractions: readonly Extraction[]): readonly ResolvedEntity[] {
  const groups = new Map<string, Member[]>();
  for (const { article, chains, mentions } of extractions) {
    const spans = new Map<string, Span[]>(chains.map((chain) => [chain.id, []]));
    for (const { chain, start, end } of mentions) spans.get(chain)?.push({ start, end });
    for (const chain of chains) {
      const id = entityId(article.id, chain);
      const members = groups.get(id) ?? [];
      members.push({ article: article.id, chain, spans: spans.get(chain.id)! });
      groups.set(id, members);
    }
  }
  return [...groups]
    .filter(([, members]) => members.some((member) => member.spans.length > 0))
    .map(([id, members]) => merge(id, members))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Member {
  readonly article: string;
  readonly chain: Chain;
  readonly spans: readonly Span[];
}

function merge(id: string, members: readonly Member[]): ResolvedEntity {
  const name = mostUsed(members, (chain) => chain.name)!;
  const names = new Set(members.flatMap(({ chain }) => [chain.name, ...chain.aliases]));
  names.delete(name);
  const articles = new Map<string, Span[]>();
  for (const { article, spans } of members)
    if (spans.length > 0) articles.set(article, [...(articles.get(article) ?? []), ...spans]);
  return {
    id,
    type: mostUsed(members, (chain) => chain.type)!,
    kind: mostUsed(members, (chain) => chain.kind),
    name,
    aliases: [...names].sort(),
    country: mostUsed(members, (chain) => chain.country),
    wikidata: members[0]!.chain.wikidata,
    named: members.some(({ chain }) => chain.named),
    mentions: [...articles]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([article, spans]) => ({ article, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) })),
  };
}

const TYPE_ORDER = Object.keys(ENTITY_TYPES);

/** The value with most mentions; of equals the first in the order of the ontology or of the code units. */
function mostUsed<V extends string | null>(members: readonly Member[], read: (chain: Chain) => V): V | null {
  const counts = new Map<V, number>();
  for (const { chain, spans } of members) {
    const value = read(chain);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + spans.length);
  }
  const order = (value: V) => TYPE_ORDER.indexOf(value as string);
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || order(a) - order(b) || (a! < b! ? -1 : 1));
  return best === undefined ? null : best[0];
}
