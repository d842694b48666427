// Search over names, aliases, relations, event names, titles and sentences. Letters are compared without case and accents; the whole
// list is never built, since the first hits are all that is shown.
import { RELATION_TYPES, relationRow } from "../../../schema/ontology.ts";
import type { Store } from "./store.ts";
import type { Panel } from "./view.ts";
import { plainSentence } from "./words.ts";

export interface Hit {
  readonly label: string;
  /** "Person", "relation", "sentence", "article" */
  readonly kind: string;
  readonly panel: Panel;
  /** set for an article: open its text */
  readonly article?: string;
}

export function normalise(text: string): string {
  // ASCII, most text, needs no decomposition
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The nodes whose names fit, names that begin with the query first; at most `most`. */
export function searchNodes(store: Store, query: string, most: number): Hit[] {
  const wanted = normalise(query.trim());
  if (wanted === "") return [];
  const begins: Hit[] = [];
  const holds: Hit[] = [];
  for (let node = 0; node < store.nodeCount && begins.length < most; node++) {
    const names = [store.nodeName(node), ...store.aliases(node)].map(normalise);
    if (!names.some((name) => name.includes(wanted))) continue;
    const hit: Hit = {
      label: store.nodeName(node),
      kind: store.entityType(node) ?? "event",
      panel: { kind: "node", a: store.nodeId(node), b: "" },
    };
    if (names.some((name) => name.startsWith(wanted))) begins.push(hit);
    else if (holds.length < most) holds.push(hit);
  }
  return [...begins, ...holds].slice(0, most);
}

export function search(store: Store, query: string, most = 14): Hit[] {
  const wanted = normalise(query.trim());
  if (wanted === "") return [];
  const hits = searchNodes(store, query, most - 4);
  const add = (hit: Hit) => {
    if (hits.length < most) hits.push(hit);
  };
  const used = new Set(store.claims.type);
  RELATION_TYPES.forEach((type, at) => {
    const row = relationRow(type);
    if (used.has(at) && normalise(`${row.affirmed} ${row.denied} ${type}`).includes(wanted))
      add({ label: row.affirmed, kind: "relation", panel: { kind: "relation", a: type, b: "" } });
  });
  for (const article of store.articles)
    if (normalise(article.title ?? "").includes(wanted))
      add({ label: article.title!, kind: "article", panel: { kind: "overview", a: "", b: "" }, article: article.id });
  let last = "";
  for (let claim = 0; claim < store.claimCount && hits.length < most; claim++) {
    const quote = store.quote(claim);
    if (quote === last || !normalise(quote).includes(wanted)) continue;
    last = quote;
    add({
      label: plainSentence(store, claim),
      kind: "sentence",
      panel: { kind: "claim", a: store.claimId(claim), b: "" },
    });
  }
  return hits;
}
