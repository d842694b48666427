// A claim as a card: the plain sentence, its chips, the evidence with cue and arguments marked, the way to the article, and why it is there.
import type { ClaimEdge } from "#schema";
import { piecesOf } from "../../../schema/pieces.ts";
import type { App } from "./app.ts";
import { citation } from "./citation.ts";
import { h } from "./dom.ts";
import { copyText } from "./download.ts";
import { NONE } from "./store.ts";
import { chips, dayWords, fullStop, plainSentence, sentence } from "./words.ts";

/** The sentence with its names as buttons that open them. */
export function sentenceLine(app: App, claim: number, key: string): HTMLElement {
  const words = sentence(app.store, claim);
  return h(
    "p",
    { class: "sentence" },
    ...words.map((word, i) =>
      word.node === NONE
        ? word.text
        : h(
            "button",
            { class: "name", type: "button", "data-key": `${key}/${i}`, onclick: () => app.openNode(word.node) },
            word.text,
          ),
    ),
    fullStop(words.at(-1)?.text ?? ""),
  );
}

const MARKS = {
  source: "who: the source of the claim",
  target: "whom or what: the target of the claim",
  cue: "cue: the words that tell of the relation",
  condition: "condition",
  date: "when",
  amount: "how much",
} as const;
type MarkName = keyof typeof MARKS;

/** The evidence sentence with the words that prove the claim. */
export function evidenceQuote(record: ClaimEdge, text: string): HTMLElement {
  const { sentence: span, cue, source, target } = record.evidence;
  const named = [
    { span: source, name: "source" },
    { span: target, name: "target" },
    { span: record.condition, name: "condition" },
    { span: record.date?.span ?? null, name: "date" },
    { span: record.amount?.span ?? null, name: "amount" },
    { span: cue, name: "cue" },
  ] as const;
  const spans = named.flatMap(({ span: found, name }) =>
    found === null ? [] : [{ ...found, name: name as MarkName }],
  );
  return h(
    "blockquote",
    { class: "evidence" },
    ...piecesOf(span, spans).map((piece) => {
      const words = text.slice(piece.start, piece.end);
      return piece.names.length === 0
        ? words
        : h("mark", { class: piece.names.join(" "), title: piece.names.map((name) => MARKS[name]).join("; ") }, words);
    }),
  );
}

export function chipList(app: App, claim: number): HTMLElement {
  return h(
    "ul",
    { class: "chips" },
    ...chips(app.store, claim).map((chip) =>
      h(
        "li",
        { class: chip.standing === undefined ? "chip" : `chip standing ${chip.standing}`, title: chip.title },
        chip.text,
      ),
    ),
  );
}

/** `key` keeps apart two cards of one claim on the page. */
export function claimCard(app: App, claim: number, key = "card"): HTMLElement {
  const { store } = app;
  const record = store.claim(claim);
  const article = store.articles[store.claims.article[claim]!]!;
  const at = `${key}/${claim}`;
  const others = Array.from(store.contradicts.of(claim));
  const source = [article.publisher, article.title, article.date ? dayWords(article.date.value) : null].filter(
    (part) => part !== null,
  );
  return h(
    "article",
    { class: `card ${store.standing[claim]}`, "aria-label": plainSentence(store, claim) },
    sentenceLine(app, claim, at),
    chipList(app, claim),
    evidenceQuote(record, article.text),
    h("p", { class: "from" }, source.join(" · ")),
    h(
      "div",
      { class: "actions" },
      h(
        "button",
        { type: "button", "data-key": `${at}/article`, onclick: () => app.openArticle(article.id, claim) },
        "Open in the article",
      ),
      h(
        "button",
        {
          type: "button",
          "data-key": `${at}/cite`,
          onclick: async () =>
            app.say((await copyText(citation(store, claim))) ? "Citation copied" : "The citation could not be copied"),
        },
        "Copy citation",
      ),
      app.view.panel.kind === "claim" && app.view.panel.a === record.id
        ? null
        : h("button", { type: "button", "data-key": `${at}/link`, onclick: () => app.openClaim(claim) }, "Show alone"),
    ),
    others.length > 0 &&
      h(
        "div",
        { class: "against" },
        h("p", { class: "label" }, "Contradicted by"),
        ...others.map((other) =>
          h(
            "button",
            {
              type: "button",
              class: `line ${store.standing[other]}`,
              "data-key": `${at}/against/${other}`,
              onclick: () => app.openClaim(other),
            },
            plainSentence(store, other),
          ),
        ),
      ),
    h(
      "details",
      { class: "why" },
      h("summary", { "data-key": `${at}/why` }, "Why is this here?"),
      h("p", {}, `Rule ${record.by}, ${Math.round(record.confidence * 100)} % sure.`),
      record.trace.length > 0 && h("ol", {}, ...record.trace.map((step) => h("li", {}, step))),
      h("p", { class: "id" }, record.id),
    ),
  );
}

/** A claim as one line that opens it. */
export function claimLine(app: App, claim: number, key: string): HTMLElement {
  const standing = app.store.standing[claim]!;
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: `line ${standing}`, "data-key": `${key}/${claim}`, onclick: () => app.openClaim(claim) },
      plainSentence(app.store, claim),
    ),
  );
}

const STEP = 20;

/** Cards with a button for more, so that a node with a thousand claims does not make a thousand cards. */
export function cardList(app: App, claims: readonly number[], key: string): HTMLElement {
  const list = h("div", { class: "cards" });
  let shown = 0;
  const more = h("button", { type: "button", class: "more" });
  const add = () => {
    const next = claims.slice(shown, shown + STEP);
    more.before(...next.map((claim) => claimCard(app, claim, key)));
    shown += next.length;
    more.textContent = `${claims.length - shown} more`;
    more.hidden = shown >= claims.length;
  };
  list.append(more);
  more.addEventListener("click", add);
  add();
  return list;
}
