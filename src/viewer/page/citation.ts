// A claim as a citation: its sentence as it stands in the article, and where that is.
import type { Store } from "./store.ts";
import { dayWords } from "./words.ts";

export function citation(store: Store, claim: number): string {
  const article = store.articles[store.claims.article[claim]!]!;
  const parts = [
    `“${store.quote(claim).replace(/\s+/g, " ").trim()}”`,
    article.author,
    article.title === null ? null : `“${article.title}”`,
    article.publisher,
    article.date === null ? null : dayWords(article.date.value),
    article.url !== null && /^https?:\/\//i.test(article.url) ? article.url : null,
    `claim ${store.claimId(claim)}`,
  ];
  return `${parts.filter((part) => part !== null).join(", ")}.`;
}
