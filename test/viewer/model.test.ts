import { describe, expect, it, test } from "vitest";
import { GraphFile, STANDINGS } from "#schema";
import { packGraph } from "../../src/viewer/pack.ts";
import { citation } from "../../src/viewer/page/citation.ts";
import { COLUMNS, claimsCsv, csvCell } from "../../src/viewer/page/csv.ts";
import { histogram } from "../../src/viewer/page/days.ts";
import { facetValues, filterClaims, OWN_VOICE } from "../../src/viewer/page/filter.ts";
import { focusOf } from "../../src/viewer/page/focus.ts";
import { gexf } from "../../src/viewer/page/gexf.ts";
import { nodesWithin, shortestPath } from "../../src/viewer/page/paths.ts";
import { search, searchNodes } from "../../src/viewer/page/search.ts";
import { Store } from "../../src/viewer/page/store.ts";
import { subgraph } from "../../src/viewer/page/subgraph.ts";
import { START, type View, withFacet } from "../../src/viewer/page/view.ts";
import { amountWords, dateWords, edgeLabel, plainSentence } from "../../src/viewer/page/words.ts";
import { escapeXml } from "../../src/viewer/page/xml.ts";
import { sampleGraph } from "../helpers/graph.ts";

const graph = sampleGraph();
const store = new Store(packGraph(graph));
const nodeNamed = (name: string) => store.nodeAt(graph.entities.find((entity) => entity.name === name)!.id);
const claimOf = (type: string, polarity = "positive") =>
  graph.claims.findIndex((claim) => claim.type === type && claim.polarity === polarity);
const everything = new Uint8Array(store.claimCount).fill(1);
const all = Array.from({ length: store.claimCount }, (_, claim) => claim);
const shownTypes = (view: View) =>
  all.filter((claim) => filterClaims(store, view).shown[claim] === 1).map((claim) => store.relation(claim));

describe("sentences", () => {
  test.each([
    ["PRESIDENT_OF", "positive", "Ilse Varga is president of Sudmark."],
    // a threat of one's own is not also reported as one's own words
    [
      "IMPOSES_TARIFF",
      "positive",
      "Norland threatens to impose a tariff on Sudmark (30 %) unless it closes Port Amel to smugglers.",
    ],
    [
      "THREATENS",
      "positive",
      "Norland threatens Sudmark: Norland threatens to impose a tariff on Sudmark (30 %) unless it closes Port Amel to smugglers.",
    ],
    // stance is the relation: who rejects a threat is not told as not threatening
    [
      "REJECTS",
      "positive",
      "Ilse Varga rejects: Norland threatens Sudmark: Norland threatens to impose a tariff on Sudmark (30 %) unless it closes Port Amel to smugglers.",
    ],
    ["DEPLOYS", "negative", "According to Tomas Rell, Norland will not deploy forces to Grey Strait."],
    ["AIDS", "positive", "According to Tomas Rell, Sudmark officials allegedly aid smugglers."],
    ["AIDS", "negative", "According to Ilse Varga, Sudmark officials do not aid smugglers."],
    ["TALKS_WITH", "positive", "According to Assembly of Coasts, Norland may talk with Sudmark."],
    [
      "WITHDRAWS_FROM",
      "positive",
      "According to Tomas Rell, Norland would withdraw from Coast Games if the Straits Accord fails.",
    ],
    ["ARRESTS", "positive", "Somebody arrests fishermen (2 people)."],
  ])("of %s, %s", (type, polarity, words) => {
    expect(plainSentence(store, claimOf(type, polarity))).toBe(words);
  });

  test.each([
    ["DEPLOYS", "negative", "✕ will not deploy forces to"],
    ["IMPOSES_TARIFF", "positive", "threatens to impose a tariff on, if …"],
    ["REJECTS", "positive", "rejects"],
    ["AIDS", "positive", "allegedly aid"],
  ])("label of %s, %s", (type, polarity, label) => {
    expect(edgeLabel(store, claimOf(type, polarity))).toBe(label);
  });

  test.each([
    [{ value: 30, unit: "percent", bound: "exact" }, "30 %"],
    [{ value: 1250000.5, unit: "EUR", bound: "at-least" }, "at least EUR 1,250,000.5"],
    [{ value: 1200, unit: "people", bound: "about" }, "about 1200 people"],
  ] as const)("amount %j", (amount, words) => {
    expect(amountWords({ ...amount, span: { start: 0, end: 1 } })).toBe(words);
  });

  test.each([
    [{ from: "2025-03-03", to: "2025-03-03", precision: "day" }, "3 March 2025"],
    [{ from: "2025-04-01", to: "2025-04-30", precision: "month" }, "April 2025"],
    [{ from: "1990-01-01", to: "1999-12-31", precision: "decade" }, "1990s"],
    [{ from: "1801-01-01", to: "1900-12-31", precision: "century" }, "19th century"],
    [{ from: "2019-01-01", to: null, precision: "range" }, "since 1 January 2019"],
    [{ from: null, to: "2025-06-30", precision: "range" }, "until 30 June 2025"],
    [{ from: "2025-03-10", to: "2025-03-16", precision: "week" }, "10 March 2025 to 16 March 2025"],
  ] as const)("date %j", (date, words) => {
    expect(dateWords({ ...date, inferred: false, span: { start: 0, end: 1 } })).toBe(words);
  });
});

describe("filters", () => {
  it("let through what the switch says and nothing else", () => {
    expect(shownTypes({ ...START, show: "denied" })).toEqual(["DEPLOYS", "AIDS"]);
    const facts = shownTypes({ ...START, show: "facts" });
    expect(facts).toContain("THREATENS");
    expect(facts).toContain("REJECTS");
    expect(facts).not.toContain("IMPOSES_TARIFF");
    expect(facts).not.toContain("MEETS");
    expect(shownTypes({ ...START, show: "claims" }).sort()).toEqual([
      "AIDS",
      "IMPOSES_TARIFF",
      "MEETS",
      "TALKS_WITH",
      "WITHDRAWS_FROM",
    ]);
  });

  it("count for each value what it would bring", () => {
    const before = filterClaims(store, START);
    expect(before.values.get("polarity")).toEqual(
      new Map([
        ["positive", 16],
        ["negative", 2],
      ]),
    );
    const without = filterClaims(store, withFacet(START, "polarity", "negative", false));
    expect(without.count).toBe(16);
    // switched off itself, a value still tells what switching it on brings back
    expect(without.values.get("polarity")!.get("negative")).toBe(2);
    // in another list the hidden claims do not count
    expect(before.values.get("relation")!.get("DEPLOYS")).toBe(1);
    expect(without.values.get("relation")!.get("DEPLOYS")).toBeUndefined();
    expect([...without.shows]).toEqual([
      ["facts", 11],
      ["claims", 5],
      ["denied", 0],
      ["all", 16],
    ]);
  });

  it("take the article's own voice for a speaker like another", () => {
    const own = filterClaims(store, withFacet(START, "speaker", OWN_VOICE, false));
    expect(own.count).toBe(all.filter((claim) => store.attribution.of(claim).length > 0).length);
    expect(facetValues(store, "speaker")[0]).toBe(OWN_VOICE);
  });

  it("cut by time at both ends", () => {
    expect(shownTypes({ ...START, to: "2011-12-31" })).toEqual(["SIGNS", "SIGNS"]);
    expect(shownTypes({ ...START, from: "2025-04-01" })).toEqual(["TALKS_WITH"]);
  });

  it("leave what lies around the node of the panel", () => {
    const panel = { kind: "node" as const, a: graph.entities.find((entity) => entity.name === "Dockers")!.id, b: "" };
    expect(shownTypes({ ...START, panel, depth: 1 })).toEqual(["PROTESTS_AGAINST"]);
    expect(shownTypes({ ...START, panel, depth: 0 })).toHaveLength(store.claimCount);
  });
});

describe("walks", () => {
  it("reach more with every step", () => {
    const count = (depth: number) => nodesWithin(store, nodeNamed("Ilse Varga"), depth).reduce((sum, n) => sum + n, 0);
    expect(count(0)).toBe(1);
    expect(count(1)).toBeGreaterThan(count(0));
    expect(count(2)).toBeGreaterThan(count(1));
  });

  it("find the shortest chain of claims, with its evidence", () => {
    const steps = shortestPath(store, nodeNamed("Velmar"), nodeNamed("Sudmark"), everything)!;
    expect(steps.map((step) => store.nodeName(step.to))).toEqual(["Grey Strait", "Norland", "Sudmark"]);
    expect(steps[0]!.claims.map((claim) => store.relation(claim))).toEqual(["LOCATED_IN"]);
    for (const step of steps) expect(step.claims.length).toBeGreaterThan(0);
  });

  it("go over shown claims only", () => {
    const facts = filterClaims(store, { ...START, show: "facts" }).shown;
    expect(shortestPath(store, nodeNamed("Velmar"), nodeNamed("Sudmark"), facts)).toBeNull();
    expect(shortestPath(store, nodeNamed("Velmar"), nodeNamed("Dockers"), everything)).toBeNull();
    expect(shortestPath(store, nodeNamed("Velmar"), nodeNamed("Velmar"), everything)).toBeNull();
  });
});

describe("focus", () => {
  const focus = (view: Partial<View>) => focusOf(store, { ...START, ...view }, everything);
  it("is nothing for the overview or an unknown id", () => {
    expect(focus({})).toBeNull();
    expect(focus({ panel: { kind: "node", a: "__proto__", b: "" } })).toBeNull();
  });
  it("holds the claims of a node and their other ends", () => {
    const { nodes, claims } = focus({ panel: { kind: "node", a: store.nodeId(nodeNamed("Dockers")), b: "" } })!;
    expect([...nodes].map((node) => store.nodeName(node))).toEqual(["Dockers", "tariff plan"]);
    expect(claims.size).toBe(1);
  });
  it("holds what a speaker says of others", () => {
    const { claims } = focus({ panel: { kind: "speaker", a: store.nodeId(nodeNamed("Tomas Rell")), b: "" } })!;
    expect([...claims].map((claim) => store.relation(claim)).sort()).toEqual(["AIDS", "DEPLOYS", "WITHDRAWS_FROM"]);
  });
});

describe("search", () => {
  it("finds names, aliases, relations, titles and sentences without case", () => {
    const kinds = (query: string) => search(store, query).map((hit) => `${hit.kind}: ${hit.label}`);
    expect(kinds("VARGA")[0]).toBe("Person: Ilse Varga");
    expect(kinds("our officials")[0]).toBe("Group: Sudmark officials");
    expect(kinds("protests")).toContain("relation: protests against");
    expect(kinds("dockers march")).toContain("article: Dockers march as talks are floated");
    expect(kinds("both shores")).toEqual(["sentence: Velmar are located in Grey Strait."]);
  });
  it("puts names that begin with the query first, and finds nothing for nothing", () => {
    expect(searchNodes(store, "sud", 5).map((hit) => hit.label)[0]).toBe("Sudmark");
    expect(search(store, "   ")).toEqual([]);
    expect(search(store, "zzz")).toEqual([]);
  });
  it("compares letters without accents", () => {
    const accented = sampleGraph();
    accented.entities[0]!.name = "Nörländ";
    expect(searchNodes(new Store(packGraph(accented)), "norland", 5)[0]!.label).toBe("Nörländ");
  });
});

describe("histogram", () => {
  const days = (...list: string[]) => new Map(list.map((day) => [day, 1]));
  it("has a bar per day while they are few, and wider ones when they are many", () => {
    expect(histogram(days("2025-01-02", "2025-01-01")).map((bar) => bar.label)).toEqual(["2025-01-01", "2025-01-02"]);
    const many = Array.from(
      { length: 28 },
      (_, i) => `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(i + 1).padStart(2, "0")}`,
    );
    const bars = histogram(days(...many), 12);
    expect(bars).toHaveLength(12);
    expect(bars[0]).toEqual({ from: "2025-01-01", to: "2025-01-25", label: "2025-01", count: 3 });
  });
  it("goes up to decades for centuries of days", () => {
    const bars = histogram(days("1846-05-13", "1848-02-02", "1851-01-01", "2025-01-01"), 3);
    expect(bars.map((bar) => [bar.label, bar.count])).toEqual([
      ["1840s", 2],
      ["1850s", 1],
      ["2020s", 1],
    ]);
  });
  it("is empty without dates", () => {
    expect(histogram(new Map())).toEqual([]);
  });
});

describe("files", () => {
  it("give a valid graph file of any part of the graph", () => {
    for (const claim of all) {
      const part = subgraph(store, [claim]);
      expect(GraphFile.safeParse(part).error?.issues ?? []).toEqual([]);
      expect(part.claims.map((item) => item.id)).toContain(store.claimId(claim));
    }
    for (const show of ["facts", "claims", "denied", "all"] as const) {
      const { shown } = filterClaims(store, { ...START, show });
      expect(
        GraphFile.safeParse(
          subgraph(
            store,
            all.filter((claim) => shown[claim] === 1),
          ),
        ).success,
      ).toBe(true);
    }
    expect(subgraph(store, []).claims).toEqual([]);
  });

  it("give the whole graph back when all is shown, but for nodes without claims", () => {
    const whole = subgraph(store, all);
    expect(whole.claims).toEqual(graph.claims);
    expect(whole.events).toEqual(graph.events);
    expect(whole.articles).toEqual(graph.articles);
  });

  it("give a row per claim to a spreadsheet", () => {
    const rows = claimsCsv(store, all).trimEnd().split("\r\n");
    expect(rows).toHaveLength(store.claimCount + 1);
    expect(rows[0]).toBe(COLUMNS.map((column) => column.name).join(","));
  });

  test.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1 and more", "'+1 and more"],
    ["@SUM", "'@SUM"],
    ["-5", "-5"],
    ["-5+3", "'-5+3"],
  ])("cell %j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it("give GEXF that holds every drawn claim and no character that XML forbids", () => {
    const hostile = sampleGraph();
    hostile.entities[0]!.name = 'Nor\u0000land" <b>&\ud800';
    const text = gexf(new Store(packGraph(hostile)), all);
    expect(text).not.toMatch(/[\u0000-\u0008\ud800]/);
    expect(text).toContain('label="Norland&quot; &lt;b&gt;&amp;\ufffd"');
    expect(text.match(/<edge /g)).toHaveLength(
      graph.claims.filter((claim) => claim.source !== null && claim.target !== null).length,
    );
  });

  it("keep whole characters beyond the first plane", () => {
    expect(escapeXml("🌍 & 𐍈")).toBe("🌍 &amp; 𐍈");
  });

  it("cite a claim by its words and its place", () => {
    expect(citation(store, claimOf("SEIZES"))).toBe(
      `“The Norland navy seized two trawlers near the Amel Lighthouse on 3 March.”, “Sudmark turns down Norland's tariff threat”, Coast Courier, 10 March 2025, https://example.org/tariff-threat, claim ${store.claimId(claimOf("SEIZES"))}.`,
    );
  });
});

describe("the sample", () => {
  it("has every standing, so that the cases above are met", () => {
    expect(new Set(store.standing)).toEqual(new Set(STANDINGS));
  });
});
