// The panel: what is known of the thing that is selected. One function per kind of panel, looked up in one table.

import { RELATION_TYPES, relationRow } from "../../../schema/ontology.ts";
import type { App, Part } from "./app.ts";
import { cardList } from "./card.ts";
import { h, keepFocus } from "./dom.ts";
import { claimsOfType } from "./focus.ts";
import { nodePanel } from "./node-panel.ts";
import { hiddenNote, missing, plural } from "./notes.ts";
import { overviewPanel } from "./overview.ts";
import { comparePanel, disputesPanel, pathPanel, speakerPanel, timelinePanel } from "./pair-panels.ts";
import type { Stage } from "./stage.ts";
import { NONE } from "./store.ts";
import type { PanelKind, View } from "./view.ts";
import { plainSentence } from "./words.ts";

type Draw = (app: App, stage: Stage | null) => (HTMLElement | false)[];

const PANELS: Readonly<Record<PanelKind, Draw>> = {
  overview: overviewPanel,
  node: nodePanel,
  claim: claimPanel,
  pair: pairPanel,
  relation: relationPanel,
  speaker: speakerPanel,
  path: pathPanel,
  compare: comparePanel,
  timeline: timelinePanel,
  disputes: disputesPanel,
  community: communityPanel,
};

export class PanelPart implements Part {
  readonly #element: HTMLElement;
  readonly #stage: Stage | null;

  constructor(element: HTMLElement, stage: Stage | null) {
    this.#element = element;
    this.#stage = stage;
  }

  draw(app: App, before: View | null): void {
    const { panel } = app.view;
    const same = before?.panel.kind === panel.kind && before.panel.a === panel.a && before.panel.b === panel.b;
    const fill = () => {
      const back =
        panel.kind !== "overview" &&
        h("button", { type: "button", class: "back", "data-key": "back", onclick: () => app.close() }, "← Overview");
      this.#element.replaceChildren(
        ...[back, ...PANELS[panel.kind](app, this.#stage)].filter((child): child is HTMLElement => child !== false),
      );
    };
    if (same) keepFocus(this.#element, fill);
    else {
      fill();
      this.#element.scrollTop = 0;
      if (before !== null) app.say(this.#element.querySelector("h2")?.textContent ?? "");
    }
  }
}

function claimPanel(app: App): (HTMLElement | false)[] {
  const { store } = app;
  const claim = store.claimAt(app.view.panel.a);
  if (claim === NONE) return missing("a claim");
  const [one, other] = store.ends(claim);
  const near =
    one !== undefined && other !== undefined ? store.claimsBetween(one, other).filter((item) => item !== claim) : [];
  return [
    h("h2", {}, plainSentence(store, claim)),
    cardList(app, [claim], "claim"),
    near.length > 0 && h("h3", {}, `Between the same two: ${plural(near.length, "more claim")}`),
    near.length > 0 && cardList(app, near, "near"),
  ];
}

function pairPanel(app: App): (HTMLElement | false)[] {
  const { store, view } = app;
  const [one, other] = [store.nodeAt(view.panel.a), store.nodeAt(view.panel.b)];
  if (one === NONE || other === NONE) return missing("a pair");
  const all = store.claimsBetween(one, other);
  const shown = all.filter((claim) => app.filtered.shown[claim] === 1);
  return [
    h("h2", {}, `${store.nodeName(one)} and ${store.nodeName(other)}`),
    h(
      "button",
      { type: "button", onclick: () => app.open("timeline", view.panel.a, view.panel.b) },
      "In the order of time",
    ),
    cardList(app, shown, "pair"),
    hiddenNote(all.length - shown.length),
  ];
}

function relationPanel(app: App): (HTMLElement | false)[] {
  const type = RELATION_TYPES.find((known) => known === app.view.panel.a);
  if (type === undefined) return missing("a relation");
  const all = claimsOfType(app.store, type);
  const shown = all.filter((claim) => app.filtered.shown[claim] === 1);
  return [
    h("h2", {}, `“${relationRow(type).affirmed}”`),
    cardList(app, shown, "relation"),
    hiddenNote(all.length - shown.length),
  ];
}

function communityPanel(app: App): (HTMLElement | false)[] {
  const { store, view } = app;
  const community = Number(view.panel.a);
  const other = view.panel.b === "" ? null : Number(view.panel.b);
  const inside = (node: number) => store.community[node] === community;
  if (other !== null) {
    const crossing: number[] = [];
    for (let claim = 0; claim < store.claimCount; claim++) {
      const ends = store.ends(claim).map((end) => store.community[end]);
      if (app.filtered.shown[claim] === 1 && ends.includes(community) && ends.includes(other)) crossing.push(claim);
    }
    return [
      h("h2", {}, `Between two communities: ${plural(crossing.length, "claim")}`),
      cardList(app, crossing, "community"),
    ];
  }
  const members: [number, number][] = [];
  for (let node = 0; node < store.entityCount; node++)
    if (inside(node)) members.push([node, store.claimsOf(node).length]);
  members.sort(([a, m], [b, n]) => n - m || a - b);
  if (members.length === 0) return missing("a community");
  const opened = view.opened.has(community);
  const toggle = () => {
    const set = new Set(view.opened);
    if (opened) set.delete(community);
    else set.add(community);
    app.go({ opened: set, gathered: true }, "push");
  };
  return [
    h("h2", {}, `${store.nodeName(members[0]![0])} and ${members.length - 1} more`),
    h("p", {}, "A community: nodes that have more claims among themselves than with the rest."),
    h(
      "button",
      { type: "button", "data-key": "toggle", onclick: toggle },
      opened ? "Close this community" : "Open this community",
    ),
    h(
      "ul",
      { class: "names" },
      ...members
        .slice(0, 40)
        .map(([node, count]) =>
          h(
            "li",
            {},
            h(
              "button",
              { type: "button", class: "name", "data-key": `member/${node}`, onclick: () => app.openNode(node) },
              store.nodeName(node),
            ),
            ` ${count}`,
          ),
        ),
    ),
  ];
}
