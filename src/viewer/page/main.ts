// The page starts here: read the data, make the parts, draw.
import { App } from "./app.ts";
import { ArticlePart } from "./article.ts";
import { combobox } from "./combobox.ts";
import { readStore } from "./data.ts";
import { byId, h } from "./dom.ts";
import { FiltersPart, SwitchPart } from "./filters.ts";
import { listenToKeys } from "./keyboard.ts";
import { LegendPart } from "./legend.ts";
import { PanelPart } from "./panel.ts";
import { search } from "./search.ts";
import { SliderPart } from "./slider.ts";
import { Stage } from "./stage.ts";
import { StagePart } from "./stage-part.ts";
import { TablePart } from "./table.ts";
import { ToolbarPart } from "./toolbar.ts";
import { allowLayoutWorker } from "./trusted.ts";

async function start(): Promise<void> {
  allowLayoutWorker();
  const store = await readStore();
  const app = new App(store, byId("live"));
  const title =
    store.articles.length === 1
      ? (store.articles[0]!.title ?? "Claim graph")
      : `Claim graph of ${store.articles.length} articles`;
  byId("title").textContent = title;
  document.title = title;
  byId("search").append(
    combobox({
      label: "Search names, relations and sentences",
      placeholder: "Search names, relations, sentences  ( / )",
      key: "search",
      find: (query) => search(store, query),
      pick: (hit) =>
        hit.article === undefined ? app.open(hit.panel.kind, hit.panel.a, hit.panel.b) : app.openArticle(hit.article),
      say: (text) => app.say(text),
    }),
  );
  const graph = byId("graph");
  const stage = startStage(app, graph);
  if (stage) app.use(new StagePart(graph, stage, app));
  app.use(new ToolbarPart(app, stage));
  app.use(new SwitchPart(byId("switch")));
  app.use(new FiltersPart(byId("filters"), store));
  app.use(new SliderPart(byId("time")));
  app.use(new LegendPart(byId("legend")));
  app.use(new TablePart(byId("table")));
  app.use(new ArticlePart(byId("article")));
  app.use(new PanelPart(byId("panel"), stage));
  listenToKeys(app, stage);
  app.draw();
  document.documentElement.dataset.ready = "true";
}

/** Without WebGL the page is still whole: table, articles and panels tell the same. */
function startStage(app: App, container: HTMLElement): Stage | null {
  try {
    return new Stage(container, app.store, app.palette, app.isGathered, app.view.opened, StagePart.eventsOf(app));
  } catch {
    container.append(
      h("p", { class: "no-canvas" }, "This browser cannot draw the graph; the table and the articles hold all of it."),
    );
    if (app.view.stage === "graph") app.view = { ...app.view, stage: "table" };
    return null;
  }
}

start().catch((error: unknown) => {
  byId("title").textContent = "This page cannot be shown";
  byId("panel").replaceChildren(h("p", {}, `The data of this page cannot be read: ${String(error)}`));
});
