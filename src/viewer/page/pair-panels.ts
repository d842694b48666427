// Panels that set two things side by side: a path, two speakers, the claims of two nodes over time, contradictions; and what one speaker says.
import type { App } from "./app.ts";
import { cardList, claimCard, claimLine, sentenceLine } from "./card.ts";
import { h } from "./dom.ts";
import { claimsSaidBy } from "./focus.ts";
import { nodePicker } from "./node-panel.ts";
import { hiddenNote, missing, plural } from "./notes.ts";
import { shortestPath } from "./paths.ts";
import { NONE, type Store } from "./store.ts";
import type { PanelKind } from "./view.ts";
import { dateWords, dayWords } from "./words.ts";

type Parts = (HTMLElement | false)[];

/** The two ends of a panel with fields to change them. */
function ends(app: App, kind: PanelKind, labels: readonly [string, string]): HTMLElement {
  const { panel } = app.view;
  const end = (which: "a" | "b", label: string) => {
    const node = app.store.nodeAt(panel[which]);
    return h(
      "div",
      { class: "end" },
      node !== NONE &&
        h(
          "button",
          { type: "button", class: "name", "data-key": `end/${which}`, onclick: () => app.openNode(node) },
          app.store.nodeName(node),
        ),
      nodePicker(app, label, `pick/${which}`, (id) =>
        app.open(kind, which === "a" ? id : panel.a, which === "b" ? id : panel.b),
      ),
    );
  };
  return h("div", { class: "ends" }, end("a", labels[0]), end("b", labels[1]));
}

function bothEnds(app: App): [number, number] {
  return [app.store.nodeAt(app.view.panel.a), app.store.nodeAt(app.view.panel.b)];
}

export function pathPanel(app: App): Parts {
  const { store, filtered } = app;
  const [from, to] = bothEnds(app);
  const head = [h("h2", {}, "Shortest path"), ends(app, "path", ["From", "To"])];
  if (from === NONE || to === NONE)
    return [...head, h("p", {}, "Choose two nodes; the path goes over the claims that the filters show.")];
  const steps = shortestPath(store, from, to, filtered.shown);
  if (steps === null)
    return [...head, h("p", {}, from === to ? "These are the same node." : "No path over the claims that are shown.")];
  return [
    ...head,
    h(
      "p",
      {},
      `${plural(steps.length, "step")}: ${[steps[0]!.from, ...steps.map((step) => step.to)].map((node) => store.nodeName(node)).join(" → ")}`,
    ),
    ...steps.flatMap((step, i) => [
      h("h3", {}, `${i + 1}. ${store.nodeName(step.from)} → ${store.nodeName(step.to)}`),
      cardList(app, step.claims, `step${i}`),
    ]),
  ];
}

export function timelinePanel(app: App): Parts {
  const { store } = app;
  const [one, other] = bothEnds(app);
  const head = [h("h2", {}, "In the order of time"), ends(app, "timeline", ["One", "The other"])];
  if (one === NONE || other === NONE)
    return [...head, h("p", {}, "Choose two nodes to see the claims between them over time.")];
  const all = store.claimsBetween(one, other);
  const shown = all.filter((claim) => app.filtered.shown[claim] === 1);
  shown.sort((a, b) => (store.day(a) < store.day(b) ? -1 : store.day(a) > store.day(b) ? 1 : a - b));
  return [
    ...head,
    shown.length === 0 && h("p", {}, "No claim between the two is shown."),
    h(
      "ol",
      { class: "timeline" },
      ...shown.map((claim) => {
        const { date } = store.claim(claim);
        const when = date
          ? dateWords(date)
          : store.day(claim) === ""
            ? "no date"
            : `reported ${dayWords(store.day(claim))}`;
        return h(
          "li",
          { class: store.standing[claim] },
          h("time", {}, when),
          sentenceLine(app, claim, `time/${claim}`),
          h(
            "button",
            { type: "button", "data-key": `time/${claim}/open`, onclick: () => app.openClaim(claim) },
            "Evidence",
          ),
        );
      }),
    ),
    hiddenNote(all.length - shown.length),
  ];
}

export function disputesPanel(app: App): Parts {
  const { store } = app;
  const pairs: [number, number][] = [];
  for (let claim = 0; claim < store.claimCount; claim++)
    for (const other of store.contradicts.of(claim)) if (claim < other) pairs.push([claim, other]);
  return [
    h("h2", {}, "Contradictions side by side"),
    pairs.length === 0 && h("p", {}, "No two sentences contradict each other outright."),
    ...pairs
      .slice(0, 50)
      .map(([one, other], i) =>
        h("div", { class: "pair" }, claimCard(app, one, `dispute${i}`), claimCard(app, other, `dispute${i}`)),
      ),
    pairs.length > 50 && h("p", { class: "quiet" }, `${pairs.length - 50} more: see the table.`),
  ];
}

export function speakerPanel(app: App): Parts {
  const { store } = app;
  const speaker = store.nodeAt(app.view.panel.a);
  if (speaker === NONE) return missing("a speaker");
  const statements = store.statementsOf(speaker).map((at) => store.statement(at));
  const all = claimsSaidBy(store, speaker);
  const shown = all.filter((claim) => app.filtered.shown[claim] === 1);
  return [
    h("h2", {}, `What ${store.nodeName(speaker)} says`),
    h(
      "button",
      { type: "button", "data-key": "node", onclick: () => app.openNode(speaker) },
      "All claims of this node",
    ),
    h("h3", {}, plural(statements.length, "statement")),
    h(
      "ul",
      { class: "statements" },
      ...statements.slice(0, 100).map((statement) => {
        const article = store.articles.find((item) => item.id === statement.article)!;
        const words = statement.content
          .map((span) => article.text.slice(span.start, span.end).replace(/\s+/g, " "))
          .join(" … ");
        return h(
          "li",
          {},
          h("q", { class: statement.mode }, words),
          h(
            "button",
            {
              type: "button",
              class: "name",
              "data-key": `said/${statement.id}`,
              onclick: () => app.openArticle(article.id),
            },
            article.title ?? article.id,
          ),
        );
      }),
    ),
    h("h3", {}, `${plural(all.length, "claim")} on this word`),
    cardList(app, shown, "said"),
    hiddenNote(all.length - shown.length),
  ];
}

export function comparePanel(app: App): Parts {
  const { store } = app;
  const [one, other] = bothEnds(app);
  const head = [h("h2", {}, "Two speakers side by side"), ends(app, "compare", ["One speaker", "The other"])];
  if (one === NONE || other === NONE)
    return [...head, h("p", {}, "Choose two speakers to see what both talk about, and what only one of them does.")];
  const both = sharedTopics(store, wordOf(app, one), wordOf(app, other));
  const column = (speaker: number, claims: readonly number[], key: string) =>
    h(
      "div",
      {},
      h("h4", {}, store.nodeName(speaker)),
      h("ul", { class: "lines" }, ...claims.map((claim) => claimLine(app, claim, key))),
    );
  return [
    ...head,
    h("h3", {}, plural(both.shared.length, "topic on which both speak", "topics on which both speak")),
    ...both.shared.map((topic, i) =>
      h(
        "section",
        { class: "topic" },
        h("p", { class: "quiet" }, topic.name),
        h("div", { class: "pair" }, column(one, topic.one, `one${i}`), column(other, topic.other, `other${i}`)),
      ),
    ),
    h("h3", {}, "Only one of them"),
    h("div", { class: "pair" }, column(one, both.onlyOne, "only-one"), column(other, both.onlyOther, "only-other")),
  ];
}

/** Claims on the word of a speaker and the speaker's own acts: rejecting is also saying. */
function wordOf(app: App, speaker: number): number[] {
  const { store } = app;
  const said = new Set(claimsSaidBy(store, speaker));
  for (const claim of store.claimsOf(speaker)) if (store.claims.source[claim] === speaker) said.add(claim);
  return [...said].filter((claim) => app.filtered.shown[claim] === 1).sort((a, b) => a - b);
}

interface Shared {
  readonly shared: { name: string; one: number[]; other: number[] }[];
  readonly onlyOne: number[];
  readonly onlyOther: number[];
}

/** A topic is what a claim is about: its target, or else the event that it tells of. */
function sharedTopics(store: Store, one: readonly number[], other: readonly number[]): Shared {
  const topicOf = (claim: number) => {
    const target = store.claims.target[claim]!;
    const event = target !== NONE && store.isEvent(target) ? store.eventClaim(target) : claim;
    return store.claims.target[event]! !== NONE && !store.isEvent(store.claims.target[event]!)
      ? store.claims.target[event]!
      : target;
  };
  const group = (claims: readonly number[]) => {
    const topics = new Map<number, number[]>();
    for (const claim of claims) topics.set(topicOf(claim), [...(topics.get(topicOf(claim)) ?? []), claim]);
    return topics;
  };
  const [mine, theirs] = [group(one), group(other)];
  const names = [...mine.keys()].filter((topic) => topic !== NONE && theirs.has(topic));
  const shared = names.map((topic) => ({
    name: store.nodeName(topic),
    one: mine.get(topic)!,
    other: theirs.get(topic)!,
  }));
  const common = new Set(names);
  const only = (topics: Map<number, number[]>) =>
    [...topics].filter(([topic]) => !common.has(topic)).flatMap(([, claims]) => claims);
  return { shared, onlyOne: only(mine), onlyOther: only(theirs) };
}
