// Joins the canvas to the page: what is pointed at opens a panel, and each change of the view is drawn.
import type { App, Part } from "./app.ts";
import type { Stage, StageEvents } from "./stage.ts";
import { NONE } from "./store.ts";
import type { View } from "./view.ts";

export class StagePart implements Part {
  readonly #container: HTMLElement;
  readonly #stage: Stage;
  #gathered: boolean;
  #opened: ReadonlySet<number>;

  constructor(container: HTMLElement, stage: Stage, app: App) {
    this.#container = container;
    this.#stage = stage;
    this.#gathered = app.isGathered;
    this.#opened = app.view.opened;
    new ResizeObserver(() => {
      if (!container.hidden && container.offsetWidth > 0) stage.resize();
    }).observe(container);
    if (app.view.camera) stage.setCamera(app.view.camera);
  }

  static eventsOf(app: App): StageEvents {
    let settle = 0;
    return {
      node: (node) => app.openNode(node),
      claims: (claims) => {
        if (claims.length === 1) app.openClaim(claims[0]!);
        else if (claims.length > 1) openBundle(app, claims);
      },
      community: (community) =>
        app.go(
          {
            panel: { kind: "community", a: String(community), b: "" },
            opened: new Set(app.view.opened).add(community),
            gathered: true,
          },
          "push",
        ),
      background: () => {
        if (app.view.panel.kind !== "overview") app.close();
      },
      // the address follows the camera when it rests; the view is not drawn again for it
      camera: (camera) => {
        clearTimeout(settle);
        settle = window.setTimeout(() => app.remember(camera), 400);
      },
    };
  }

  draw(app: App, before: View | null): void {
    const { view } = app;
    this.#container.hidden = view.stage !== "graph";
    const gathered = app.isGathered;
    const openedNow = gathered ? [...view.opened].join() : "";
    const openedThen = this.#gathered ? [...this.#opened].join() : "";
    if (gathered !== this.#gathered || openedNow !== openedThen) {
      this.#gathered = gathered;
      this.#opened = view.opened;
      this.#stage.rebuild(gathered, view.opened);
    }
    if (this.#container.hidden) return;
    this.#stage.update(app.filtered.shown, app.palette, app.focus);
    if ((before?.depth ?? 0) !== view.depth || (view.depth > 0 && before?.panel.a !== view.panel.a)) {
      if (view.depth > 0) this.#stage.fitShown();
      else this.#stage.fit();
    } else if (before !== null && before.panel !== view.panel) {
      const first = app.focus ? [...app.focus.nodes][0] : undefined;
      if (first !== undefined && first !== NONE) this.#stage.reveal(first);
    }
  }
}

/** A line between communities stands for many claims. */
function openBundle(app: App, claims: readonly number[]): void {
  const communities = new Set(claims.flatMap((claim) => app.store.ends(claim).map((end) => app.store.community[end]!)));
  const [one, other] = [...communities];
  if (one !== undefined && other !== undefined) app.open("community", String(one), String(other));
  else app.openClaim(claims[0]!);
}
