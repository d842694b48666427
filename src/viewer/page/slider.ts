// The time slider: a histogram of the claims over time and two handles that cut it.
import type { App, Part } from "./app.ts";
import { type Bar, histogram } from "./days.ts";
import { h, svg } from "./dom.ts";
import { plural } from "./notes.ts";

export class SliderPart implements Part {
  readonly #element: HTMLElement;
  readonly #chart = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  readonly #from = h("input", { type: "range", min: 0, "aria-label": "From" });
  readonly #to = h("input", { type: "range", min: 0, "aria-label": "To" });
  readonly #words = h("p", { class: "span" });
  #bars: readonly Bar[] = [];
  #days: ReadonlyMap<string, number> | null = null;
  #built = false;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  draw(app: App): void {
    if (!this.#built) this.#build(app);
    if (this.#days !== app.filtered.days) {
      this.#days = app.filtered.days;
      this.#bars = histogram(app.filtered.days);
    }
    const { view } = app;
    const last = this.#bars.length - 1;
    this.#element.hidden = last < 1 && view.from === "" && view.to === "";
    if (this.#element.hidden) return;
    const from =
      view.from === ""
        ? 0
        : Math.max(
            0,
            this.#bars.findIndex((bar) => bar.to >= view.from),
          );
    const upTo = this.#bars.findLastIndex((bar) => bar.from <= view.to);
    const to = view.to === "" ? last : Math.max(from, upTo);
    for (const [field, at] of [
      [this.#from, from],
      [this.#to, to],
    ] as const) {
      field.max = String(Math.max(0, last));
      field.value = String(at);
      field.setAttribute("aria-valuetext", this.#bars[at]?.label ?? "");
    }
    const most = Math.max(1, ...this.#bars.map((bar) => bar.count));
    this.#chart.setAttribute("viewBox", `0 0 ${Math.max(1, this.#bars.length)} 10`);
    this.#chart.replaceChildren(
      ...this.#bars.map((bar, i) => {
        const height = Math.max(0.6, (Math.sqrt(bar.count) / Math.sqrt(most)) * 10);
        const inside = i >= from && i <= to;
        return svg(
          "rect",
          { x: i + 0.08, width: 0.84, y: 10 - height, height, class: inside ? "in" : "out" },
          svg("title", {}, `${bar.label}: ${plural(bar.count, "claim")}`),
        );
      }),
    );
    const [first, end] = [this.#bars[from], this.#bars[to]];
    this.#words.textContent =
      first && end
        ? `${first.label === end.label ? first.label : `${first.label} to ${end.label}`} · by the date of the event where the text gives one, else of the article`
        : "";
  }

  #build(app: App): void {
    this.#built = true;
    const cut = (moved: "from" | "to") => () => {
      let from = Number(this.#from.value);
      let to = Number(this.#to.value);
      if (from > to) {
        if (moved === "from") from = to;
        else to = from;
      }
      const last = this.#bars.length - 1;
      app.go({ from: from === 0 ? "" : this.#bars[from]!.from, to: to === last ? "" : this.#bars[to]!.to });
      app.say(`${this.#bars[from]!.label} to ${this.#bars[to]!.label}, ${plural(app.filtered.count, "claim")}`);
    };
    this.#from.addEventListener("input", cut("from"));
    this.#to.addEventListener("input", cut("to"));
    this.#element.append(this.#chart, h("div", { class: "handles" }, this.#from, this.#to), this.#words);
  }
}
