// The filter column: the switch of standings and one list per facet, with how many claims each value brings.
import {
  ENTITY_TYPES,
  type EntityType,
  PLOVER_CATEGORIES,
  type RelationType,
  relationRow,
} from "../../../schema/ontology.ts";
import type { App, Part } from "./app.ts";
import { type Child, h, keepFocus, letterMark } from "./dom.ts";
import { facetValues, OWN_VOICE } from "./filter.ts";
import { plural } from "./notes.ts";
import { fillOf } from "./palette.ts";
import type { Store } from "./store.ts";
import { type Facet, isFiltered, SHOWS, type Show, START, type View, withFacet } from "./view.ts";

const TITLES: Readonly<Record<Facet, string>> = {
  type: "Entity type",
  relation: "Relation",
  modality: "Modality",
  polarity: "Polarity",
  speaker: "Who says so",
  article: "Article",
};

const SHOW_WORDS: Readonly<Record<Show, { readonly label: string; readonly gloss: string }>> = {
  facts: { label: "Facts", gloss: "told as having happened, in the articles' own voice" },
  claims: { label: "Claims", gloss: "said by somebody, alleged, or not real yet" },
  denied: { label: "Denied", gloss: "said not to be so" },
  all: { label: "All", gloss: "everything the articles tell" },
};

/** Rows of a list that are shown before "more". */
const FEW = 8;

export class SwitchPart implements Part {
  readonly #element: HTMLElement;
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  draw(app: App): void {
    keepFocus(this.#element, () =>
      this.#element.replaceChildren(
        ...SHOWS.map((show) =>
          h(
            "label",
            { title: SHOW_WORDS[show].gloss, class: show === app.view.show ? "on" : "" },
            h("input", {
              type: "radio",
              name: "show",
              value: show,
              checked: show === app.view.show,
              "data-key": show,
              onchange: () => {
                app.go({ show });
                app.say(`${SHOW_WORDS[show].label}: ${plural(app.filtered.count, "claim")}`);
              },
            }),
            h("span", {}, SHOW_WORDS[show].label),
            h("b", {}, String(app.filtered.shows.get(show) ?? 0)),
          ),
        ),
      ),
    );
  }
}

interface Row {
  readonly value: string;
  readonly label: string;
  readonly group: string;
  readonly mark: Child;
}

export class FiltersPart implements Part {
  readonly #element: HTMLElement;
  readonly #open = new Set<Facet>();
  readonly #rows = new Map<Facet, readonly Row[]>();

  constructor(element: HTMLElement, store: Store) {
    this.#element = element;
    for (const facet of Object.keys(TITLES) as Facet[]) this.#rows.set(facet, rowsOf(store, facet));
  }

  draw(app: App): void {
    keepFocus(this.#element, () =>
      this.#element.replaceChildren(
        h(
          "p",
          { class: "count" },
          `${app.filtered.count} of ${plural(app.store.claimCount, "claim")} `,
          isFiltered(app.view) &&
            h(
              "button",
              {
                type: "button",
                "data-key": "reset",
                onclick: () => app.go({ show: START.show, off: START.off, from: "", to: "", depth: 0 }),
              },
              "Show all",
            ),
        ),
        ...[...this.#rows].map(([facet, rows]) => this.#facet(app, facet, rows)),
      ),
    );
  }

  #facet(app: App, facet: Facet, rows: readonly Row[]): HTMLElement {
    const off = app.view.off.get(facet);
    const counts = app.filtered.values.get(facet)!;
    const open = this.#open.has(facet);
    const list = open ? rows : rows.slice(0, FEW);
    const children: HTMLElement[] = [];
    let group = "";
    for (const row of list) {
      if (row.group !== group) {
        group = row.group;
        children.push(h("p", { class: "group" }, group));
      }
      children.push(this.#row(app, facet, row, off?.has(row.value) ?? false, counts.get(row.value) ?? 0));
    }
    const all = (off?.size ?? 0) === 0;
    return h(
      "fieldset",
      {},
      h(
        "legend",
        {},
        TITLES[facet],
        rows.length > 1 &&
          h(
            "button",
            {
              type: "button",
              class: "all",
              "data-key": `all/${facet}`,
              "aria-label": all ? `${TITLES[facet]}: none` : `${TITLES[facet]}: all`,
              onclick: () =>
                app.go({ off: new Map(app.view.off).set(facet, new Set(all ? rows.map((row) => row.value) : [])) }),
            },
            all ? "none" : "all",
          ),
      ),
      ...children,
      rows.length > FEW &&
        h(
          "button",
          {
            type: "button",
            class: "more",
            "data-key": `more/${facet}`,
            "aria-expanded": String(open),
            onclick: () => {
              if (open) this.#open.delete(facet);
              else this.#open.add(facet);
              this.draw(app);
            },
          },
          open ? "fewer" : `${rows.length - FEW} more`,
        ),
    );
  }

  #row(app: App, facet: Facet, row: Row, isOff: boolean, count: number): HTMLElement {
    const tell = (view: View) => {
      app.go({ off: view.off });
      app.say(`${app.filtered.count} of ${plural(app.store.claimCount, "claim")}`);
    };
    const only = new Set(
      this.#rows
        .get(facet)!
        .map((other) => other.value)
        .filter((value) => value !== row.value),
    );
    return h(
      "div",
      { class: "facet" },
      h(
        "label",
        {},
        h("input", {
          type: "checkbox",
          checked: !isOff,
          "data-key": `${facet}/${row.value}`,
          onchange: (event) => tell(withFacet(app.view, facet, row.value, (event.target as HTMLInputElement).checked)),
        }),
        row.mark,
        h("span", { title: row.label }, row.label),
        h("b", {}, String(count)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "only",
          "data-key": `only/${facet}/${row.value}`,
          "aria-label": `Only ${row.label}`,
          onclick: () => tell({ ...app.view, off: new Map(app.view.off).set(facet, only) }),
        },
        "only",
      ),
    );
  }
}

const QUADS = [...new Set(Object.values(PLOVER_CATEGORIES))];
const OUTSIDE = "states and other";

function rowsOf(store: Store, facet: Facet): Row[] {
  const rows = facetValues(store, facet).map((value) => rowOf(store, facet, value));
  if (facet !== "relation") return rows;
  const order = [...QUADS, OUTSIDE] as string[];
  // stable: the most frequent first within its group
  return rows.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

function rowOf(store: Store, facet: Facet, value: string): Row {
  const plain = { value, label: value, group: "", mark: null };
  switch (facet) {
    case "type":
      return {
        ...plain,
        mark: letterMark(ENTITY_TYPES[value as EntityType].letter, fillOf(value as EntityType)),
      };
    case "relation": {
      const row = relationRow(value as RelationType);
      return { ...plain, label: row.affirmed, group: row.plover === null ? OUTSIDE : PLOVER_CATEGORIES[row.plover] };
    }
    case "speaker":
      return { ...plain, label: value === OWN_VOICE ? "the article itself" : store.nodeName(store.nodeAt(value)) };
    case "article":
      return { ...plain, label: store.articles.find((article) => article.id === value)?.title ?? value };
    case "polarity":
      return { ...plain, label: value === "positive" ? "affirmed" : "denied" };
    case "modality":
      return plain;
  }
}
