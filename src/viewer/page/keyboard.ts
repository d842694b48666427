// Keys. In the graph the arrows walk from a node to its neighbours; elsewhere single keys work only outside of fields.
import type { App } from "./app.ts";
import { byId } from "./dom.ts";
import type { Stage } from "./stage.ts";
import { NONE } from "./store.ts";
import { SHOWS } from "./view.ts";

const ARROWS = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
] as const);

export function listenToKeys(app: App, stage: Stage | null): void {
  document.addEventListener("keydown", (event) => {
    const field =
      event.target instanceof HTMLElement &&
      event.target.matches("input:not([type=checkbox], [type=radio]), select, textarea");
    if (field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const act = actionOf(app, event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  });
  if (stage) byId("graph").addEventListener("keydown", (event) => walk(app, stage, event));
}

function actionOf(app: App, key: string): (() => void) | null {
  switch (key) {
    case "/":
      return () => byId("search").querySelector("input")?.focus();
    case "?":
      return () => byId("help").click();
    case "g":
      return () => app.go({ stage: "graph" }, "push");
    case "t":
      return () => app.go({ stage: "table" }, "push");
    case "a":
      return () => app.go({ stage: "article" }, "push");
    case "Escape":
      return () => {
        if (document.body.classList.contains("filters-open")) byId("show-filters").click();
        else app.close();
      };
    default: {
      const show = /^[1-4]$/.test(key) ? SHOWS[Number(key) - 1] : undefined;
      return show ? () => app.go({ show }) : null;
    }
  }
}

function walk(app: App, stage: Stage, event: KeyboardEvent): void {
  const { key } = event;
  const direction = ARROWS.get(key as "ArrowLeft");
  if (direction) {
    event.preventDefault();
    const { panel } = app.view;
    const from = panel.kind === "node" ? app.store.nodeAt(panel.a) : NONE;
    const to = from === NONE ? stage.chief() : stage.neighbour(from, direction[0], direction[1]);
    if (to === NONE) app.say("No connected node in that direction");
    else app.openNode(to);
  } else if (key === "+" || key === "=") stage.zoom(1.5);
  else if (key === "-") stage.zoom(1 / 1.5);
  else if (key === "f") stage.fit();
  else if (key === "Enter") byId("panel").focus();
}
