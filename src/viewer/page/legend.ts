// The legend: letters and colours of the types that occur, and how the lines differ.
import { ENTITY_TYPES } from "../../../schema/ontology.ts";
import { STANDINGS } from "../../../schema/standing.ts";
import { STANDING_STYLE } from "../../../schema/style.ts";
import type { App, Part } from "./app.ts";
import { h, letterMark, svg } from "./dom.ts";
import { edgeColour, fillOf } from "./palette.ts";
import { TYPES } from "./store.ts";
import { STANDING_WORDS } from "./words.ts";

const DASHES = { solid: "", dashed: "6 4", dotted: "2 3" } as const;

export class LegendPart implements Part {
  readonly #element: HTMLElement;
  #dark: boolean | null = null;
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  draw(app: App): void {
    if (this.#dark === app.isDark) return;
    this.#dark = app.isDark;
    const { store } = app;
    const used = new Set(Array.from({ length: store.entityCount }, (_, node) => store.typeIndex(node)));
    const standings = new Set(store.standing);
    this.#element.replaceChildren(
      ...TYPES.filter((_, at) => used.has(at)).map((type) =>
        h("li", { title: ENTITY_TYPES[type].gloss }, letterMark(ENTITY_TYPES[type].letter, fillOf(type)), type),
      ),
      store.nodeCount > store.entityCount
        ? h("li", { title: "a claim that another claim is about" }, letterMark("!", fillOf(null), "event"), "event")
        : "",
      ...STANDINGS.filter((standing) => standings.has(standing)).map((standing) =>
        h(
          "li",
          { title: STANDING_WORDS[standing].gloss },
          svg(
            "svg",
            { width: 26, height: 10, "aria-hidden": "true" },
            svg("line", {
              x1: 0,
              y1: 5,
              x2: 26,
              y2: 5,
              "stroke-width": 2.5,
              stroke: edgeColour(standing, app.palette),
              "stroke-dasharray": DASHES[STANDING_STYLE[standing].line],
            }),
          ),
          standing === "denied" ? "✕ denied" : STANDING_WORDS[standing].name,
        ),
      ),
    );
  }
}
