// The claims as a table: everything that the drawing shows, sortable and in pages, for readers without the canvas and for spreadsheets.
import type { App, Part } from "./app.ts";
import { COLUMNS, claimsCsv } from "./csv.ts";
import { h, keepFocus } from "./dom.ts";
import { download } from "./download.ts";
import { plural } from "./notes.ts";
import type { View } from "./view.ts";

const PAGE = 100;
/** Columns that are shown; the file has all. */
const SHOWN = ["source", "relation", "target", "standing", "speaker", "date", "amount", "quote"];

export class TablePart implements Part {
  readonly #element: HTMLElement;
  #column = "date";
  #down = true;
  #page = 0;
  #shown: Uint8Array | null = null;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  draw(app: App, _before: View | null): void {
    this.#element.hidden = app.view.stage !== "table";
    if (this.#element.hidden) {
      this.#element.replaceChildren();
      return;
    }
    if (this.#shown !== app.filtered.shown) this.#page = 0;
    this.#shown = app.filtered.shown;
    keepFocus(this.#element, () => this.#element.replaceChildren(...this.#content(app)));
  }

  #content(app: App): HTMLElement[] {
    const columns = COLUMNS.filter((column) => SHOWN.includes(column.name));
    const claims = this.#sorted(app);
    const pages = Math.max(1, Math.ceil(claims.length / PAGE));
    const turn = (by: number) => {
      this.#page = Math.min(pages - 1, Math.max(0, this.#page + by));
      this.draw(app, null);
      app.say(`Page ${this.#page + 1} of ${pages}`);
    };
    return [
      h(
        "div",
        { class: "bar" },
        h("strong", {}, plural(claims.length, "claim")),
        h(
          "button",
          {
            type: "button",
            "data-key": "csv",
            onclick: () => download("claims.csv", "text/csv", claimsCsv(app.store, claims)),
          },
          "Download CSV",
        ),
        pages > 1 &&
          h(
            "button",
            { type: "button", "data-key": "back", disabled: this.#page === 0, onclick: () => turn(-1) },
            "Previous",
          ),
        pages > 1 && h("span", {}, `page ${this.#page + 1} of ${pages}`),
        pages > 1 &&
          h(
            "button",
            { type: "button", "data-key": "on", disabled: this.#page === pages - 1, onclick: () => turn(1) },
            "Next",
          ),
      ),
      h(
        "table",
        {},
        h("caption", { class: "sr" }, "Claims that the filters show"),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...columns.map((column) =>
              h(
                "th",
                {
                  scope: "col",
                  "aria-sort": column.name !== this.#column ? "none" : this.#down ? "descending" : "ascending",
                },
                h(
                  "button",
                  { type: "button", "data-key": `sort/${column.name}`, onclick: () => this.#sortBy(app, column.name) },
                  column.title,
                  column.name === this.#column ? (this.#down ? " ↓" : " ↑") : "",
                ),
              ),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          ...claims.slice(this.#page * PAGE, (this.#page + 1) * PAGE).map((claim) =>
            h(
              "tr",
              { class: app.store.standing[claim] },
              ...columns.map((column) => {
                const value = column.value(app.store, claim);
                if (column.name === "relation")
                  return h(
                    "td",
                    {},
                    h(
                      "button",
                      {
                        type: "button",
                        class: "name",
                        "data-key": `row/${claim}`,
                        onclick: () => app.openClaim(claim),
                      },
                      value,
                    ),
                  );
                if (column.name === "standing")
                  return h("td", {}, h("span", { class: `chip standing ${app.store.standing[claim]}` }, value));
                return h("td", { "data-column": column.name }, value);
              }),
            ),
          ),
        ),
      ),
    ];
  }

  #sortBy(app: App, column: string): void {
    this.#down = column === this.#column ? !this.#down : false;
    this.#column = column;
    this.#page = 0;
    this.draw(app, null);
    app.say(`Sorted by ${column}, ${this.#down ? "descending" : "ascending"}`);
  }

  #sorted(app: App): number[] {
    const { value, compare } = COLUMNS.find((column) => column.name === this.#column)!;
    const rows: [number, string][] = [];
    for (let claim = 0; claim < app.store.claimCount; claim++)
      if (app.filtered.shown[claim] === 1) rows.push([claim, value(app.store, claim)]);
    const order = compare ?? ((a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0));
    const sign = this.#down ? -1 : 1;
    // what is empty stays at the end in either direction
    rows.sort(([a, x], [b, y]) => Number(x === "") - Number(y === "") || sign * order(x, y) || a - b);
    return rows.map(([claim]) => claim);
  }
}
