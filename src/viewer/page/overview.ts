// The first panel a reader sees: what the articles tell of, in three short lists. Who threatens or demands what, who rejects or denies
// what, and what happened. Chosen by relation and standing alone, so that it holds for any news.
import { relationRow } from "../../../schema/ontology.ts";
import type { App } from "./app.ts";
import { claimLine } from "./card.ts";
import { h } from "./dom.ts";
import { plural } from "./notes.ts";
import { NONE, type Store, standingCounts } from "./store.ts";
import { plainSentence, STANDING_WORDS, threatenedBy } from "./words.ts";

const MOST = 6;

/** Claims for a list, surest and newest first, each sentence once. */
function digest(store: Store, shown: Uint8Array, fits: (claim: number) => boolean): number[] {
  const claims: number[] = [];
  for (let claim = 0; claim < store.claimCount; claim++) if (shown[claim] === 1 && fits(claim)) claims.push(claim);
  const confidence = new Map(claims.map((claim) => [claim, Math.round(store.confidence(claim) * 10)]));
  claims.sort(
    (a, b) =>
      confidence.get(b)! - confidence.get(a)! ||
      (store.day(a) < store.day(b) ? 1 : store.day(a) > store.day(b) ? -1 : a - b),
  );
  const kept: { claim: number; told: string }[] = [];
  for (const claim of claims) {
    const told = plainSentence(store, claim).replace(/\.$/, "");
    // "A threatens B" says nothing beside "A threatens B: A threatens to attack B"
    if (kept.some((other) => other.told.startsWith(told))) continue;
    const shorter = kept.find((other) => told.startsWith(`${other.told}:`));
    if (shorter) Object.assign(shorter, { claim, told });
    else if (kept.length < MOST) kept.push({ claim, told });
    else break;
  }
  return kept.map(({ claim }) => claim);
}

export function digests(store: Store, shown: Uint8Array): { title: string; claims: number[] }[] {
  const is = (claim: number, ...types: readonly string[]) => types.includes(store.relation(claim));
  const conflict = (claim: number) => {
    const category = relationRow(store.relation(claim)).plover;
    return category !== null && ["SANCTION", "MOBILIZE", "COERCE", "ASSAULT"].includes(category);
  };
  return [
    {
      title: "Threatened, demanded, feared",
      claims: digest(
        store,
        shown,
        (claim) =>
          store.standing[claim] !== "denied" &&
          (is(claim, "THREATENS", "REQUESTS") ||
            (store.standing[claim] === "open" && conflict(claim) && threatenedBy(store, claim) === NONE)),
      ),
    },
    {
      title: "Rejected, denied, disputed",
      claims: digest(
        store,
        shown,
        (claim) =>
          store.standing[claim] === "denied" ||
          is(claim, "REJECTS", "DENIES") ||
          store.contradicts.of(claim).length > 0,
      ),
    },
    {
      title: "What happened, told as fact",
      claims: digest(
        store,
        shown,
        (claim) => store.standing[claim] === "fact" && relationRow(store.relation(claim)).class === "event",
      ),
    },
  ];
}

export function overviewPanel(app: App): HTMLElement[] {
  const { store, filtered } = app;
  const counts = standingCounts(store);
  const disputes = Array.from({ length: store.claimCount }, (_, claim) => claim).filter((claim) =>
    store.contradicts.of(claim).some((other) => other > claim),
  ).length;
  const bystanders = Array.from({ length: store.entityCount }, (_, node) => node).filter(
    (node) => store.claimsOf(node).length === 0,
  ).length;
  const dates = store.articles
    .map((article) => article.date?.value ?? "")
    .filter((day) => day !== "")
    .sort();
  const lists = digests(store, filtered.shown).filter((list) => list.claims.length > 0);
  return [
    h("h2", {}, "What the articles tell"),
    h(
      "p",
      {},
      `${plural(store.articles.length, "article")}${dates.length > 0 ? ` of ${dates[0]}${dates.at(-1) === dates[0] ? "" : ` to ${dates.at(-1)}`}` : ""}, ` +
        `${plural(store.entityCount, "entity", "entities")}, ${plural(store.claimCount, "claim")}. A claim is what one sentence says; every one opens the words that prove it.${bystanders === 0 ? "" : ` ${plural(bystanders, "entity is", "entities are")} mentioned without a claim.`}`,
    ),
    ...lists.map((list) =>
      h(
        "section",
        {},
        h("h3", {}, list.title),
        h("ul", { class: "lines" }, ...list.claims.map((claim) => claimLine(app, claim, list.title))),
      ),
    ),
    disputes > 0
      ? h(
          "p",
          {},
          h(
            "button",
            { type: "button", "data-key": "disputes", onclick: () => app.open("disputes") },
            `${plural(disputes, "contradiction")} side by side`,
          ),
        )
      : h("p", { class: "quiet" }, "No two sentences contradict each other outright."),
    h("h3", {}, "How to read the lines"),
    h(
      "dl",
      { class: "standings" },
      ...[...counts].flatMap(([standing, count]) => [
        h("dt", {}, h("span", { class: `chip standing ${standing}` }, STANDING_WORDS[standing].name), ` ${count}`),
        h("dd", {}, STANDING_WORDS[standing].gloss),
      ]),
    ),
    h("h3", {}, "Most connected"),
    h(
      "ul",
      { class: "names" },
      ...mostConnected(app).map(([node, count]) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "name", "data-key": `top/${node}`, onclick: () => app.openNode(node) },
            store.nodeName(node),
          ),
          ` ${count}`,
        ),
      ),
    ),
    h("h3", {}, "Articles"),
    h(
      "ul",
      { class: "names" },
      ...store.articles.slice(0, 30).map((article) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              class: "name",
              "data-key": `article/${article.id}`,
              onclick: () => app.openArticle(article.id),
            },
            article.title ?? article.id,
          ),
        ),
      ),
      store.articles.length > 30 && h("li", {}, `and ${store.articles.length - 30} more: search for a title`),
    ),
  ];
}

function mostConnected(app: App): [number, number][] {
  const counts = new Map<number, number>();
  for (let claim = 0; claim < app.store.claimCount; claim++)
    if (app.filtered.shown[claim] === 1)
      for (const end of app.store.ends(claim)) if (!app.store.isEvent(end)) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, 10);
}
