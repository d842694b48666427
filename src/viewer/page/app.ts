// The page as a whole: one store, one view, and parts that draw themselves from both. Every change of the view goes through `go`, which
// writes the address and draws again; parts never change one another.
import { type Filtered, filterClaims } from "./filter.ts";
import { focusOf } from "./focus.ts";
import { DARK, LIGHT, type Palette } from "./palette.ts";
import { GATHER_ABOVE } from "./scene.ts";
import type { Focus } from "./stage.ts";
import { NONE, type Store } from "./store.ts";
import { type Camera, decodeView, encodeView, OVERVIEW, type Panel, type View } from "./view.ts";

export interface Part {
  /** Called after each change; `before` is the view that was drawn last, null at first. */
  draw(app: App, before: View | null): void;
}

export class App {
  readonly store: Store;
  view: View;
  filtered: Filtered;
  focus: Focus | null;
  readonly #parts: Part[] = [];
  readonly #live: HTMLElement;
  #drawn: View | null = null;

  constructor(store: Store, live: HTMLElement) {
    this.store = store;
    this.#live = live;
    this.view = decodeView(location.hash);
    this.filtered = filterClaims(store, this.view);
    this.focus = focusOf(store, this.view, this.filtered.shown);
    addEventListener("popstate", () => this.#show(decodeView(location.hash)));
    addEventListener("hashchange", () => this.#show(decodeView(location.hash)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  use(part: Part): void {
    this.#parts.push(part);
  }

  /** Changes the view. A selection is a step in the history, a filter is not. */
  go(change: Partial<View>, step: "push" | "replace" = "replace"): void {
    const view = { ...this.view, ...change };
    const hash = `#${encodeView(view)}`;
    if (hash !== (location.hash || "#")) history[step === "push" ? "pushState" : "replaceState"](null, "", hash);
    this.#show(view);
  }

  /** Keeps the place of the camera in the address; nothing is drawn for it. */
  remember(camera: Camera): void {
    this.view = { ...this.view, camera };
    this.#drawn = this.view;
    history.replaceState(null, "", `#${encodeView(this.view)}`);
  }

  /** Opens a panel: a step in the history that is also told to screen readers. */
  open(kind: Panel["kind"], a = "", b = ""): void {
    this.go({ panel: { kind, a, b }, ...(kind === "node" ? {} : { depth: 0 }) }, "push");
  }
  openNode(node: number): void {
    this.open("node", this.store.nodeId(node));
  }
  openClaim(claim: number): void {
    this.open("claim", this.store.claimId(claim));
  }
  openArticle(article: string, claim = NONE): void {
    const panel = claim === NONE ? this.view.panel : { kind: "claim" as const, a: this.store.claimId(claim), b: "" };
    this.go({ stage: "article", article, panel }, "push");
  }
  close(): void {
    this.go({ panel: OVERVIEW, depth: 0 }, "push");
  }

  /** Tells a screen reader what happened. */
  say(text: string): void {
    this.#live.textContent = text;
  }

  get palette(): Palette {
    return this.isDark ? DARK : LIGHT;
  }
  get isDark(): boolean {
    return this.view.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : this.view.theme === "dark";
  }
  get isGathered(): boolean {
    return this.view.gathered ?? this.store.nodeCount > GATHER_ABOVE;
  }

  draw(): void {
    document.documentElement.dataset.theme = this.isDark ? "dark" : "light";
    for (const part of this.#parts) part.draw(this, this.#drawn);
    this.#drawn = this.view;
  }

  #show(view: View): void {
    const before = this.view;
    this.view = view;
    if (filterKey(before) !== filterKey(view)) this.filtered = filterClaims(this.store, view);
    this.focus = focusOf(this.store, view, this.filtered.shown);
    this.draw();
  }
}

/** The part of a view that decides which claims are shown. */
function filterKey(view: View): string {
  const centre = view.depth > 0 && view.panel.kind === "node" ? view.panel.a : "";
  return encodeView({
    ...view,
    panel: { kind: "node", a: centre, b: "" },
    camera: null,
    theme: "auto",
    stage: "graph",
    article: "",
    gathered: null,
    opened: new Set(),
  });
}
