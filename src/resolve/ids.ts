// Ids of nodes. Each depends on one record alone, so that shards merge in any order and no article can rename the node of another.
import type { Chain } from "#schema";
import { contentId } from "../document/index.ts";

/**
 * The id of the entity of a chain. In this order: its Wikidata id; type and name for a name that is unlikely to be shared; else the
 * article is part of the id: "two officials" of two articles are four people, and a bare "Lund" may be anyone of that name.
 */
export function entityId(article: string, chain: Chain): string {
  if (chain.wikidata !== null) return chain.wikidata;
  if (!chain.named) return contentId("entity", [article, chain.id]);
  const name = nameKey(chain.name);
  if (chain.type === "Person" && !name.includes(" ")) return contentId("entity", [chain.type, name, article]);
  return contentId("entity", [chain.type, name]);
}

/** The id of a claim as a node. */
export function eventId(claim: string): string {
  return contentId("event", [claim]);
}

/** A name without the differences that print makes: case, composed accents, kinds of quotes, dashes and spaces, a leading "the". */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^the /i, "")
    .toLowerCase();
}
