// A web page → an article: the story without menus and advertisements (defuddle on a linkedom tree), the facts from JSON-LD and meta.
// The page is data: no script is run, nothing is fetched. One block element becomes one line of the text.
import type { Article } from "#schema";
import { type ErrorPlace, NewsgraphError } from "../errors.ts";
import { type ArticleFacts, articleFromText } from "./article.ts";
import { checkedDay } from "./date.ts";
import { where } from "./decode.ts";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL".split(
    " ",
  ),
);
/** Real pages nest some tens of elements; the time that defuddle takes grows with the square of the depth and worse. */
const DEEPEST = 300;
const SILENT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT BUTTON FORM".split(" "));

/** Reads a page. `facts` given by the caller win over those of the page. Throws `ingest/no-article` when no story is found. */
export async function articleFromHtml(html: string, facts: ArticleFacts, place: ErrorPlace): Promise<Article> {
  // Half a second of loading that plain text must not pay for.
  const [{ parseHTML }, { default: Defuddle }] = await Promise.all([import("linkedom"), import("defuddle")]);
  const { document } = parseHTML(html);
  if (depthOf(document) > DEEPEST)
    throw new NewsgraphError("ingest/no-article", `${where(place)} nests more than ${DEEPEST} elements`, { place });
  const page = factsOfPage(document);
  // defuddle would read JSON-LD again, and complain on the console where it is broken.
  for (const script of document.querySelectorAll("script")) script.remove();
  // `parse`, not `parseAsync`: the asynchronous way may ask third parties for content.
  const story = new Defuddle(document, { url: facts.url ?? page.url ?? "about:blank", useAsync: false }).parse();
  const { document: content } = parseHTML(`<!doctype html><html><body>${story.content}</body></html>`);
  const lines = linesOf(content.body);
  const title = facts.title ?? page.title ?? emptyToNull(story.title);
  if (!lines.some((line) => line.length >= 40))
    throw new NewsgraphError("ingest/no-article", `${where(place)} has no article text`, { place });
  const body = title !== null && lines[0] === title ? lines.slice(1) : lines;
  const text = [...(title === null ? [] : [title]), ...body].join("\n\n");
  return articleFromText(text, {
    id: facts.id,
    title,
    url: facts.url ?? page.url,
    date: facts.date ?? page.date ?? checkedDay((story.published ?? "").slice(0, 10)),
    author: facts.author ?? page.author ?? emptyToNull(story.author),
    publisher: facts.publisher ?? page.publisher ?? (story.site === story.domain ? null : emptyToNull(story.site)),
  });
}

type PageFacts = { readonly [K in Exclude<keyof ArticleFacts, "id">]-?: string | null };

function factsOfPage(document: Document): PageFacts {
  const meta = (...names: string[]) => {
    for (const name of names) {
      const content = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content");
      if (content?.trim()) return content.trim();
    }
    return null;
  };
  const data = jsonLd(document);
  const published =
    stringAt(data, "datePublished") ?? meta("article:published_time", "date", "dc.date.issued", "pubdate");
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href")?.trim();
  return {
    title: stringAt(data, "headline") ?? meta("og:title", "twitter:title"),
    date: published === null ? null : checkedDay(published.slice(0, 10)),
    url: httpUrl(canonical ?? meta("og:url") ?? stringAt(data, "url")),
    author: namesAt(data, "author") ?? meta("author", "article:author"),
    publisher: namesAt(data, "publisher") ?? meta("og:site_name"),
  };
}

/** The first object of a kind of article in the page's JSON-LD, an empty one when there is none. */
function jsonLd(document: Document): Map<string, unknown> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = articleObject(JSON.parse(script.textContent ?? ""), 0);
      if (found) return found;
    } catch {
      // Broken JSON-LD is common; the meta elements say the same.
    }
  }
  return new Map();
}

function articleObject(value: unknown, depth: number): Map<string, unknown> | null {
  if (typeof value !== "object" || value === null || depth > 4) return null;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = articleObject(item, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const object = new Map(Object.entries(value));
  const types = [object.get("@type")].flat();
  if (types.some((type) => typeof type === "string" && /Article|Report|BlogPosting/.test(type))) return object;
  return articleObject(object.get("@graph") ?? object.get("mainEntity"), depth + 1);
}

function stringAt(object: Map<string, unknown>, key: string): string | null {
  const value = object.get(key);
  return typeof value === "string" ? emptyToNull(value) : null;
}

/** "author" and "publisher" are names, objects with a name, or lists of both. */
function namesAt(object: Map<string, unknown>, key: string): string | null {
  const names = [object.get(key)].flat().flatMap((item) => {
    const name = typeof item === "object" && item !== null ? new Map(Object.entries(item)).get("name") : item;
    return typeof name === "string" && name.trim() !== "" && !/^https?:/.test(name) ? [name.trim()] : [];
  });
  return names.length === 0 ? null : names.join(", ");
}

function depthOf(document: Document): number {
  let deepest = 0;
  const stack: [Element, number][] = [[document.documentElement, 1]];
  while (stack.length > 0) {
    const [element, depth] = stack.pop()!;
    deepest = Math.max(deepest, depth);
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) stack.push([child, depth + 1]);
  }
  return deepest;
}

/** Text of the tree, one string a block, white space as a browser shows it. */
function linesOf(root: Element): string[] {
  const lines: string[] = [];
  let line = "";
  const flush = () => {
    const shown = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (shown !== "") lines.push(shown);
    line = "";
  };
  // A stack, not recursion: a hostile page nests ten thousand elements.
  const stack: (Node | "flush")[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node === "flush") flush();
    else if (node.nodeType === 3) line += node.nodeValue ?? "";
    else if (node.nodeType === 1) {
      const name = node.nodeName.toUpperCase();
      if (SILENT.has(name)) continue;
      const block = BLOCKS.has(name) || name === "BR";
      if (block) {
        flush();
        stack.push("flush");
      }
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
    }
  }
  flush();
  return lines;
}

function httpUrl(value: string | null): string | null {
  return value !== null && /^https?:\/\//i.test(value) ? value : null;
}

function emptyToNull(value: string | undefined | null): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
