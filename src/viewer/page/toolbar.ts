// Buttons over the page: which stage is shown, the camera, the layout, communities, files, theme and help.
import type { App, Part } from "./app.ts";
import { claimsCsv } from "./csv.ts";
import { byId, h } from "./dom.ts";
import { copyText, download } from "./download.ts";
import { gexf } from "./gexf.ts";
import { sceneSvg } from "./picture.ts";
import { pngOf } from "./png.ts";
import type { Stage } from "./stage.ts";
import { subgraph } from "./subgraph.ts";
import { STAGES, type StageKind, THEMES } from "./view.ts";

const STAGE_WORDS: Readonly<Record<StageKind, string>> = { graph: "Graph", table: "Table", article: "Article" };

export class ToolbarPart implements Part {
  readonly #stages: readonly (readonly [StageKind, HTMLButtonElement])[];
  readonly #gather: HTMLButtonElement;
  readonly #theme: HTMLButtonElement;
  readonly #stage: Stage | null;

  constructor(app: App, stage: Stage | null) {
    this.#stage = stage;
    this.#stages = STAGES.map(
      (kind) =>
        [
          kind,
          h("button", { type: "button", onclick: () => app.go({ stage: kind }, "push") }, STAGE_WORDS[kind]),
        ] as const,
    ).filter(([kind]) => stage !== null || kind !== "graph");
    byId("stages").append(...this.#stages.map(([, button]) => button));
    const button = (label: string, title: string, act: () => void) =>
      h("button", { type: "button", title, onclick: act }, label);
    this.#gather = button("Communities", "Gather nodes that belong together into one", () =>
      app.go({ gathered: !app.isGathered, camera: null }, "push"),
    );
    this.#theme = button("Theme", "Light, dark, or as the system is", () => {
      const next = THEMES[(THEMES.indexOf(app.view.theme) + 1) % THEMES.length]!;
      app.go({ theme: next });
      app.say(`Theme: ${next}`);
    });
    const refine = button("Refine layout", "Let the layout settle further; again to stop", () => {
      if (!stage) return;
      if (stage.layoutRuns) stage.stopLayout();
      else stage.startLayout();
      refine.setAttribute("aria-pressed", String(stage.layoutRuns));
      app.say(stage.layoutRuns ? "The layout moves" : "The layout rests");
    });
    refine.setAttribute("aria-pressed", "false");
    if (stage)
      byId("camera").append(
        button("+", "Zoom in", () => stage.zoom(1.5)),
        button("−", "Zoom out", () => stage.zoom(1 / 1.5)),
        button("Fit", "See the whole graph", () => stage.fit()),
        refine,
        this.#gather,
      );
    byId("tools").append(this.#theme, saveMenu(app, stage), helpButton(app));
    byId("show-filters").addEventListener("click", () => {
      const open = document.body.classList.toggle("filters-open");
      byId("show-filters").setAttribute("aria-expanded", String(open));
      if (open) byId("filters").focus();
    });
  }

  draw(app: App): void {
    for (const [kind, button] of this.#stages) button.setAttribute("aria-pressed", String(kind === app.view.stage));
    byId("camera").hidden = this.#stage === null || app.view.stage !== "graph";
    this.#gather.setAttribute("aria-pressed", String(app.isGathered));
    this.#theme.textContent = { auto: "Theme: auto", light: "Theme: light", dark: "Theme: dark" }[app.view.theme];
  }
}

/** Claims that are shown, in the order of the graph file. */
function shownClaims(app: App): number[] {
  return Array.from(app.filtered.shown.keys()).filter((claim) => app.filtered.shown[claim] === 1);
}

function saveMenu(app: App, stage: Stage | null): HTMLElement {
  const menu = h("details", { class: "menu" }, h("summary", { role: "button" }, "Save"));
  const entry = (label: string, act: () => unknown) =>
    h(
      "button",
      {
        type: "button",
        onclick: async () => {
          menu.removeAttribute("open");
          await act();
          app.say(`${label}: done`);
        },
      },
      label,
    );
  menu.append(
    h(
      "div",
      { class: "entries" },
      entry("Copy link to this view", () => copyText(location.href)),
      stage &&
        entry("Picture, PNG", async () =>
          download("graph.png", "image/png", await pngOf(sceneSvg(stage.sigma, app.palette))),
        ),
      stage && entry("Picture, SVG", () => download("graph.svg", "image/svg+xml", sceneSvg(stage.sigma, app.palette))),
      entry("Shown claims, CSV", () => download("claims.csv", "text/csv", claimsCsv(app.store, shownClaims(app)))),
      entry("Shown graph, JSON", () =>
        download(
          "graph.json",
          "application/json",
          `${JSON.stringify(subgraph(app.store, shownClaims(app)), null, 1)}\n`,
        ),
      ),
      entry("Shown graph, GEXF", () => download("graph.gexf", "application/xml", gexf(app.store, shownClaims(app)))),
      entry("Print", () => window.print()),
    ),
  );
  closeOutside(menu);
  return menu;
}

function closeOutside(menu: HTMLDetailsElement): void {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target as Node)) menu.removeAttribute("open");
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}

const KEYS: readonly (readonly [string, string])[] = [
  ["/", "search"],
  ["1 2 3 4", "facts, claims, denied, all"],
  ["g t a", "graph, table, article"],
  ["arrows", "in the graph: go to the neighbour that lies that way"],
  ["Enter", "in the graph: go to the panel of the selected node"],
  ["+ − f", "in the graph: zoom in, zoom out, fit"],
  ["Escape", "close what is open, back to the overview"],
  ["?", "this help"],
];

function helpButton(app: App): HTMLElement {
  const dialog = h(
    "dialog",
    { "aria-label": "Help" },
    h("h2", {}, "How to use this page"),
    h(
      "p",
      {},
      "Every line is a claim that one sentence makes. Click a node or a line to see the sentence; the switch shows only what is told as fact, only what somebody claims, or only what is denied.",
    ),
    h(
      "dl",
      { class: "keys" },
      ...KEYS.flatMap(([key, what]) => [
        h("dt", {}, ...key.split(" ").flatMap((one) => [h("kbd", {}, one), " "])),
        h("dd", {}, what),
      ]),
    ),
    h("p", { class: "quiet" }, `Made by ${app.store.extractor}. This page sends nothing and loads nothing.`),
    h("form", { method: "dialog" }, h("button", {}, "Close")),
  );
  document.body.append(dialog);
  const button = h(
    "button",
    {
      type: "button",
      id: "help",
      title: "Help and keys",
      "aria-haspopup": "dialog",
      onclick: () => dialog.showModal(),
    },
    "?",
  );
  return button;
}
