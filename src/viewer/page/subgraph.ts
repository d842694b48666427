// The shown claims as a graph file of their own: valid by the schema, with every node, article and claim that they name and nothing else.
import type { GraphFile } from "#schema";
import { NONE, type Store } from "./store.ts";

export function subgraph(store: Store, shown: readonly number[]): GraphFile {
  const claims = new Set<number>();
  const nodes = new Set<number>();
  const queue = [...shown];
  for (let claim = queue.pop(); claim !== undefined; claim = queue.pop()) {
    if (claims.has(claim)) continue;
    claims.add(claim);
    for (const end of [...store.ends(claim), store.claims.location[claim]!, ...store.attribution.of(claim)]) {
      if (end === NONE) continue;
      nodes.add(end);
      // an event node needs its claim, its participants are those of the claim
      if (store.isEvent(end)) queue.push(store.eventClaim(end));
    }
  }
  // the event of a kept claim comes along when it has no other end to be drawn by
  for (let node = store.entityCount; node < store.nodeCount; node++)
    if (claims.has(store.eventClaim(node)) && store.ends(store.eventClaim(node)).length < 2) nodes.add(node);
  const sorted = [...nodes].sort((a, b) => a - b);
  const events = sorted.filter((node) => store.isEvent(node));
  const participants = events.flatMap((node) => {
    const event = store.event(node);
    return [event.agent, event.target, event.location].map((id) => store.nodeAt(id)).filter((end) => end !== NONE);
  });
  const entities = [...new Set([...sorted, ...participants])]
    .filter((node) => !store.isEvent(node))
    .sort((a, b) => a - b);
  const kept = [...claims].sort((a, b) => a - b).map((claim) => store.claim(claim));
  const ids = new Set(kept.map((claim) => claim.id));
  const articles = new Set(kept.map((claim) => claim.article));
  return {
    version: 1,
    extractor: store.extractor,
    articles: store.articles.filter((article) => articles.has(article.id)),
    entities: entities.map((node) => {
      const entity = store.entity(node);
      return { ...entity, mentions: entity.mentions.filter((mention) => articles.has(mention.article)) };
    }),
    events: events.map((node) => store.event(node)),
    claims: kept.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => ids.has(id)) })),
    statements: [],
  };
}
