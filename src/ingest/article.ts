// Text and what is known about it → an article. What the caller does not know is looked for in the layout of the text.
import type { Article } from "#schema";
import { contentId, findBlocks } from "../document/index.ts";
import { findDate } from "./date.ts";

/** What the caller or the page states about a text. */
export interface ArticleFacts {
  readonly id?: string | undefined;
  /** YYYY-MM-DD */
  readonly date?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly publisher?: string | null | undefined;
}

/**
 * An article from its text, which stays as it is. The id is the given one, else the url, else a hash of the text; title and date
 * are the given ones, else those that the layout shows.
 */
export function articleFromText(text: string, facts: ArticleFacts = {}): Article {
  const bare: Article = {
    id: facts.id ?? facts.url ?? contentId("article", [text]),
    text,
    title: facts.title ?? null,
    date: facts.date ? { value: facts.date, origin: "given" } : null,
    url: facts.url ?? null,
    author: facts.author ?? null,
    publisher: facts.publisher ?? null,
  };
  if (bare.title !== null && bare.date !== null) return bare;
  const { blocks } = findBlocks.run({ article: bare }, () => {});
  const title = blocks.find((block) => block.kind === "title");
  return {
    ...bare,
    title: bare.title ?? (title ? text.slice(title.start, title.end) : null),
    date: bare.date ?? findDate(text, blocks),
  };
}
