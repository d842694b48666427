// A node: its names, what it is, the ways on from it, and its claims in the order of their standing.
import { ENTITY_TYPES } from "../../../schema/ontology.ts";
import { STANDINGS } from "../../../schema/standing.ts";
import type { App } from "./app.ts";
import { cardList } from "./card.ts";
import { combobox } from "./combobox.ts";
import { h, letterMark, webLink } from "./dom.ts";
import { claimsSaidBy } from "./focus.ts";
import { hiddenNote, missing, plural } from "./notes.ts";
import { fillOf } from "./palette.ts";
import { searchNodes } from "./search.ts";
import type { Stage } from "./stage.ts";
import { NONE } from "./store.ts";
import { MAX_DEPTH, type PanelKind } from "./view.ts";
import { STANDING_WORDS } from "./words.ts";

/** A field that names the other end of a path, a comparison or a timeline. */
export function nodePicker(app: App, label: string, key: string, pick: (id: string) => void): HTMLElement {
  return combobox({
    label,
    placeholder: label,
    key,
    find: (query) => searchNodes(app.store, query, 10),
    pick: (hit) => pick(hit.panel.a),
    say: (text) => app.say(text),
  });
}

export function nodePanel(app: App, stage: Stage | null): (HTMLElement | false)[] {
  const { store, view } = app;
  const node = store.nodeAt(view.panel.a);
  if (node === NONE) return missing("a node");
  const all = Array.from(store.claimsOf(node));
  const shown = all.filter((claim) => app.filtered.shown[claim] === 1);
  return [
    h("h2", {}, store.nodeName(node)),
    store.isEvent(node) ? eventLine() : entityLine(app, node),
    waysOn(app, node, stage),
    depthChoice(app),
    ...STANDINGS.flatMap((standing) => {
      const claims = shown.filter((claim) => store.standing[claim] === standing);
      if (claims.length === 0) return [];
      return [
        h(
          "h3",
          { title: STANDING_WORDS[standing].gloss },
          h("span", { class: `chip standing ${standing}` }, STANDING_WORDS[standing].name),
          ` ${plural(claims.length, "claim")}`,
        ),
        cardList(app, claims, standing),
      ];
    }),
    hiddenNote(all.length - shown.length),
  ];
}

function eventLine(): HTMLElement {
  return h("p", {}, "An event: what another claim is about, or a claim that names only one of its ends.");
}

function entityLine(app: App, node: number): HTMLElement {
  const entity = app.store.entity(node);
  const row = ENTITY_TYPES[entity.type];
  const mentions = entity.mentions.reduce((sum, mention) => sum + mention.spans.length, 0);
  return h(
    "div",
    {},
    h(
      "ul",
      { class: "chips" },
      h("li", { class: "chip", title: row.gloss }, letterMark(row.letter, fillOf(entity.type)), entity.type),
      entity.kind !== null && h("li", { class: "chip" }, entity.kind.replace("-", " ")),
      entity.country !== null && h("li", { class: "chip", title: "country, ISO 3166-1" }, entity.country),
      ...entity.aliases.slice(0, 8).map((alias) => h("li", { class: "chip", title: "also called" }, alias)),
      entity.wikidata !== null &&
        h("li", { class: "chip" }, webLink(`https://www.wikidata.org/wiki/${entity.wikidata}`, entity.wikidata)),
    ),
    mentions > 0 &&
      h(
        "p",
        { class: "quiet" },
        `Mentioned ${plural(mentions, "time")} in `,
        ...entity.mentions.slice(0, 5).flatMap((mention, i) => {
          const article = app.store.articles.find((item) => item.id === mention.article);
          const title = article?.title ?? mention.article;
          return [
            i > 0 ? ", " : "",
            h(
              "button",
              {
                type: "button",
                class: "name",
                "data-key": `in/${mention.article}`,
                onclick: () => app.openArticle(mention.article),
              },
              title,
            ),
          ];
        }),
        entity.mentions.length > 5 ? ` and ${entity.mentions.length - 5} more articles` : "",
      ),
  );
}

function waysOn(app: App, node: number, stage: Stage | null): HTMLElement {
  const id = app.store.nodeId(node);
  const speaks = claimsSaidBy(app.store, node).length > 0 || app.store.statementsOf(node).length > 0;
  const way = (kind: PanelKind, label: string) =>
    h("button", { type: "button", "data-key": kind, onclick: () => app.open(kind, id) }, label);
  const pinned = stage?.isPinned(node) ?? false;
  const pin = h(
    "button",
    {
      type: "button",
      "data-key": "pin",
      "aria-pressed": String(pinned),
      title: "A pinned node stays where it is while the layout is refined",
    },
    "Pin",
  );
  pin.addEventListener("click", () => {
    const next = !(stage?.isPinned(node) ?? false);
    stage?.pin(node, next);
    pin.setAttribute("aria-pressed", String(next));
    app.say(next ? "Pinned" : "Not pinned");
  });
  return h(
    "div",
    { class: "actions" },
    way("path", "Path to …"),
    way("timeline", "Timeline with …"),
    speaks && way("speaker", "What it says"),
    speaks && way("compare", "Compare with …"),
    stage !== null && pin,
  );
}

function depthChoice(app: App): HTMLElement {
  const label = (depth: number) => (depth === 0 ? "whole graph" : plural(depth, "step"));
  return h(
    "label",
    { class: "depth" },
    "Show ",
    h(
      "select",
      {
        "data-key": "depth",
        onchange: (event) => {
          const depth = Number((event.target as HTMLSelectElement).value);
          app.go({ depth });
          app.say(`${label(depth)}, ${plural(app.filtered.count, "claim")}`);
        },
      },
      ...Array.from({ length: MAX_DEPTH + 1 }, (_, depth) =>
        h(
          "option",
          { value: depth, selected: depth === app.view.depth },
          depth === 0 ? "the whole graph" : `only what is within ${label(depth)}`,
        ),
      ),
    ),
  );
}
