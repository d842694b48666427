// The article as it was written, with every claim marked in the text and told in the margin beside its paragraph.

import { type Piece, piecesOf } from "../../../schema/pieces.ts";
import type { App, Part } from "./app.ts";
import { h, webLink } from "./dom.ts";
import { NONE } from "./store.ts";
import type { View } from "./view.ts";
import { dayWords, plainSentence } from "./words.ts";

interface Mark {
  readonly kind: "sentence" | "cue";
  readonly claim: number;
}

export class ArticlePart implements Part {
  readonly #element: HTMLElement;
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  draw(app: App, before: View | null): void {
    const { view, store } = app;
    this.#element.hidden = view.stage !== "article";
    if (view.stage !== "article") {
      this.#element.replaceChildren();
      return;
    }
    const at = Math.max(
      0,
      store.articles.findIndex((article) => article.id === view.article),
    );
    const scroll = before?.stage === "article" && before.article === view.article ? this.#element.scrollTop : 0;
    this.#element.replaceChildren(...articleView(app, at));
    this.#element.scrollTop = scroll;
    if (before?.panel !== view.panel || before.stage !== "article")
      this.#element.querySelector(".selected")?.scrollIntoView({ block: "center" });
  }
}

function articleView(app: App, at: number): HTMLElement[] {
  const { store, view } = app;
  const article = store.articles[at];
  if (!article) return [h("p", {}, "This graph holds no article.")];
  const claims: number[] = [];
  for (let claim = 0; claim < store.claimCount; claim++) if (store.claims.article[claim] === at) claims.push(claim);
  const selected = view.panel.kind === "claim" ? store.claimAt(view.panel.a) : NONE;
  const marks = claims.flatMap((claim) => {
    const { sentence, cue } = store.claim(claim).evidence;
    return [
      { ...sentence, name: { kind: "sentence", claim } as Mark },
      { ...cue, name: { kind: "cue", claim } as Mark },
    ];
  });
  const choose = h(
    "select",
    {
      "aria-label": "Article",
      "data-key": "article",
      onchange: (event) => app.openArticle((event.target as HTMLSelectElement).value),
    },
    ...store.articles.map((item, i) => h("option", { value: item.id, selected: i === at }, item.title ?? item.id)),
  );
  const about = [article.publisher, article.author, article.date ? dayWords(article.date.value) : null]
    .filter((part) => part !== null)
    .join(" · ");
  return [
    h(
      "header",
      { class: "about" },
      store.articles.length > 1 && choose,
      article.text.trimStart().startsWith(article.title ?? "\n") ? null : h("h2", {}, article.title ?? "Untitled"),
      h(
        "p",
        { class: "quiet" },
        about,
        about === "" || article.url === null ? "" : " · ",
        article.url !== null && webLink(article.url, article.url),
      ),
    ),
    h(
      "div",
      { class: "paper" },
      ...paragraphs(article.text).map((span) => {
        const own = claims.filter(
          (claim) => store.claims.sentenceStart[claim]! >= span.start && store.claims.sentenceStart[claim]! < span.end,
        );
        const near = marks.filter((mark) => mark.start < span.end && mark.end > span.start);
        return h(
          "div",
          { class: "row" },
          h(
            article.text.slice(span.start, span.end).trim() === article.title ? "h2" : "p",
            { class: "text" },
            ...piecesOf(span, near).map((piece) => markedPiece(app, article.text, piece, selected)),
          ),
          h(
            "ul",
            { class: "margin", "aria-label": "Claims of this paragraph" },
            ...own.map((claim) =>
              h(
                "li",
                {},
                h(
                  "button",
                  {
                    type: "button",
                    class: `line ${store.standing[claim]}${app.filtered.shown[claim] === 1 ? "" : " out"}`,
                    "aria-current": claim === selected ? "true" : null,
                    "data-key": `margin/${claim}`,
                    onclick: () => app.openClaim(claim),
                  },
                  plainSentence(store, claim),
                ),
              ),
            ),
          ),
        );
      }),
    ),
  ];
}

function markedPiece(app: App, text: string, piece: Piece<Mark>, selected: number): HTMLElement | string {
  const words = text.slice(piece.start, piece.end);
  if (piece.names.length === 0) return words;
  const cue =
    piece.names.find((mark) => mark.kind === "cue" && mark.claim === selected) ??
    piece.names.find((mark) => mark.kind === "cue");
  const isSelected = piece.names.some((mark) => mark.claim === selected);
  const claim = (cue ?? piece.names[0]!).claim;
  return h(
    "mark",
    {
      class: `${cue ? `cue ${app.store.standing[cue.claim]}` : "said"}${isSelected ? " selected" : ""}`,
      title: cue ? plainSentence(app.store, claim) : null,
      onclick: () => app.openClaim(claim),
    },
    words,
  );
}

/** Lines of the text that are not empty. */
export function paragraphs(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g))
    found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}
