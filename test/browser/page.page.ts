// The built page as a reader has it: one file, opened from disk, driven by keyboard and mouse.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BrowserContext, Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Extraction, GraphFile } from "#schema";
import { ensureTemplate } from "../../scripts/template.ts";
import { buildGraph } from "../../src/graph/index.ts";
import { readInputs } from "../../src/ingest/index.ts";
import { loadModel } from "../../src/language/load.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { createExtractor } from "../../src/pipeline.ts";
import { renderPage } from "../../src/viewer/index.ts";
import { readTemplate } from "../../src/viewer/load.ts";
import { packGraph } from "../../src/viewer/pack.ts";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";
import { type Chromium, startChromium, watch } from "./chromium.ts";
import { hostileGraph } from "./hostile.ts";

const graph = sampleGraph();
const idOf = (name: string) => graph.entities.find((entity) => entity.name === name)!.id;
const claimId = (type: string) => graph.claims.find((claim) => claim.type === type)!.id;

let folder = "";
let template = "";
let chromium: Chromium;
let context: BrowserContext | undefined;
let server: Server;
let beacon = "";
const hits: string[] = [];

beforeAll(async () => {
  await ensureTemplate();
  template = readTemplate();
  folder = mkdtempSync(join(tmpdir(), "newsgraph-page-"));
  server = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  beacon = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await startChromium();
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  hits.length = 0;
});
afterAll(async () => {
  await chromium?.stop();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function save(name: string, html: string): string {
  const file = join(folder, name);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

async function bytesOf(file: Download): Promise<Buffer> {
  const path = join(folder, "download");
  await file.saveAs(path);
  return readFileSync(path);
}

interface Opened {
  readonly page: Page;
  /** requests, errors and dialogs; stays empty on a page that behaves */
  readonly seen: string[];
}

async function open(
  url: string,
  options: { hash?: string; width?: number; height?: number; dark?: boolean; still?: boolean } = {},
): Promise<Opened> {
  context = await chromium.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: options.still === false ? "no-preference" : "reduce",
    acceptDownloads: true,
  });
  const seen = watch(context);
  const page = await context.newPage();
  await page.goto(url + (options.hash ? `#${options.hash}` : ""));
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  return { page, seen };
}

const openSample = (hash = "", options: Parameters<typeof open>[1] = {}) =>
  open(save("sample.html", renderPage(graph, template)), { ...options, hash });

describe("a reader", () => {
  it("sees at once what is threatened, what is denied and what happened", async () => {
    const { page, seen } = await openSample();
    const list = (title: string) =>
      page
        .locator("#panel section", { has: page.getByRole("heading", { name: title }) })
        .locator("li")
        .allTextContents();
    expect((await list("Threatened, demanded, feared"))[0]).toContain(
      "Norland threatens to impose a tariff on Sudmark (30 %) unless",
    );
    const denied = await list("Rejected, denied, disputed");
    expect(denied.some((line) => line.startsWith("Ilse Varga rejects"))).toBe(true);
    expect(denied).toContain("According to Tomas Rell, Norland will not deploy forces to Grey Strait.");
    const happened = await list("What happened, told as fact");
    expect(happened).toContain("Norland navy seizes trawlers (2 trawlers).");
    expect(happened.some((line) => /tariff on Sudmark|deploy/.test(line))).toBe(false);
    expect(seen).toEqual([]);
  });

  it("finds a node by keyboard, reads its evidence and goes back", async () => {
    const { page, seen } = await openSample();
    await page.keyboard.press("/");
    await page.keyboard.type("varga");
    await expect.poll(() => page.getByRole("option").first().textContent()).toContain("Ilse Varga");
    await page.keyboard.press("Enter");
    expect(await page.locator("#panel h2").textContent()).toBe("Ilse Varga");
    expect(await page.locator("#live").textContent()).toBe("Ilse Varga");
    expect(page.url()).toContain("see=node");
    const card = page.locator(".card", { hasText: "Ilse Varga rejects" });
    expect(await card.locator("mark.cue").textContent()).toBe("rejected");
    expect(await card.locator("mark.source").textContent()).toBe("Ilse Varga");
    await page.keyboard.press("Escape");
    await page.locator("#graph").focus();
    await page.keyboard.press("Escape");
    expect(await page.locator("#panel h2").textContent()).toBe("What the articles tell");
    await page.goBack();
    expect(await page.locator("#panel h2").textContent()).toBe("Ilse Varga");
    expect(seen).toEqual([]);
  });

  it("walks the graph with the arrow keys", async () => {
    const { page } = await openSample();
    await page.locator("#graph").focus();
    const visited = new Set<string | null>();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowUp"]) {
      await page.keyboard.press(key);
      visited.add(await page.locator("#panel h2").textContent());
    }
    expect(visited.size).toBeGreaterThan(2);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("panel");
  });

  it("switches between facts, claims and denials, and finds the choice again after loading anew", async () => {
    const { page } = await openSample();
    const count = () => page.locator("#filters .count").textContent();
    await page.keyboard.press("1");
    expect(await count()).toContain("11 of 18");
    await page.getByRole("radio", { name: "Denied" }).check({ force: true });
    expect(await count()).toContain("2 of 18");
    await page.reload();
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    expect(await count()).toContain("2 of 18");
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await count()).toContain("18 of 18");
  });

  it("filters by a facet and keeps the focus where it was", async () => {
    const { page } = await openSample();
    await page.getByRole("checkbox", { name: /^the article itself/ }).uncheck();
    expect(await page.locator("#filters .count").textContent()).toContain("7 of 18");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("speaker/");
    await page.getByRole("button", { name: "Only Tomas Rell" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#filters .count").textContent()).toContain("3 of 18");
  });

  it("cuts the time with the slider", async () => {
    const { page } = await openSample();
    await page.getByRole("slider", { name: "From" }).focus();
    await page.keyboard.press("End");
    expect(await page.locator("#filters .count").textContent()).toContain("1 of 18");
    expect(page.url()).toContain("from=2025-04-01");
  });

  it("has the whole graph as a table, sorted as wanted", async () => {
    const { page } = await openSample();
    await page.locator("#graph").focus();
    await page.keyboard.press("t");
    expect(await page.locator("#table tbody tr").count()).toBe(graph.claims.length);
    await page.getByRole("button", { name: "Who", exact: true }).click();
    const column = await page.locator("#table tbody td[data-column=source]").allTextContents();
    const named = column.filter((cell) => cell !== "");
    expect(named).toEqual([...named].sort());
    expect(column.at(-1)).toBe("");
    expect(await page.locator("#table th[aria-sort=ascending]").textContent()).toContain("Who");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    expect((await bytesOf(file)).toString().trimEnd().split("\r\n")).toHaveLength(graph.claims.length + 1);
  });

  it("goes from a claim to its place in the article and from the article to the claim", async () => {
    const { page } = await openSample(`see=claim&a=${claimId("SEIZES")}`);
    await page.getByRole("button", { name: "Open in the article" }).click();
    expect(await page.locator("#article mark.cue.selected").textContent()).toBe("seized");
    const inside = await page.evaluate(() => {
      const mark = document.querySelector("#article mark.selected")!.getBoundingClientRect();
      const box = document.querySelector("#article")!.getBoundingClientRect();
      return mark.top >= box.top && mark.bottom <= box.bottom;
    });
    expect(inside).toBe(true);
    // the whole text is there, in order, nothing added
    const text = await page.locator("#article .text").allTextContents();
    expect(text).toEqual(graph.articles[0]!.text.split("\n").filter((line) => line.trim() !== ""));
    await page.locator("#article mark.cue", { hasText: "signed" }).click();
    expect(await page.locator("#panel h2").textContent()).toMatch(/signs Straits Accord/);
  });

  it("sees contradictions side by side", async () => {
    const { page } = await openSample();
    await page.getByRole("button", { name: /contradiction/ }).click();
    expect(await page.locator("#panel .pair .card .sentence").allTextContents()).toEqual([
      "According to Tomas Rell, Sudmark officials allegedly aid smugglers.",
      "According to Ilse Varga, Sudmark officials do not aid smugglers.",
    ]);
  });

  it("asks for a path and gets it with its evidence", async () => {
    const { page } = await openSample(`see=path&a=${idOf("Velmar")}`);
    await page.getByRole("combobox", { name: "To" }).fill("sudmark");
    await page.keyboard.press("Enter");
    expect(await page.locator("#panel > p").first().textContent()).toBe(
      "3 steps: Velmar → Grey Strait → Norland → Sudmark",
    );
    expect(await page.locator("#panel .card").count()).toBeGreaterThanOrEqual(3);
  });

  it("compares two speakers, reads one alone, and sees two nodes over time", async () => {
    const { page } = await openSample(`see=compare&a=${idOf("Ilse Varga")}&b=${idOf("Tomas Rell")}`);
    expect(await page.locator("#panel .topic").textContent()).toContain("smugglers");
    await page.evaluate((id) => {
      location.hash = `see=speaker&a=${id}`;
    }, idOf("Ilse Varga"));
    await expect
      .poll(() => page.locator("#panel q").allTextContents())
      .toEqual(["Our officials have never armed smugglers"]);
    await page.evaluate(
      ([a, b]) => {
        location.hash = `see=timeline&a=${a}&b=${b}`;
      },
      [idOf("Norland"), idOf("Sudmark")],
    );
    await expect
      .poll(() => page.locator("#panel .timeline time").allTextContents())
      .toEqual(["reported 10 March 2025", "reported 10 March 2025", "April 2025"]);
  });

  it("narrows the graph to some steps around a node", async () => {
    const { page } = await openSample(`see=node&a=${idOf("Dockers")}`);
    await page.locator("select[data-key=depth]").selectOption("1");
    expect(await page.locator("#filters .count").textContent()).toContain("1 of 18");
    expect(page.url()).toContain("depth=1");
  });

  it("saves pictures and data", async () => {
    const { page, seen } = await openSample();
    const saved = async (name: string) => {
      await page.locator(".menu summary").click();
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return bytesOf(file);
    };
    const png = await saved("Picture, PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.length).toBeGreaterThan(10_000);
    const svg = (await saved("Picture, SVG")).toString();
    expect(svg).toContain("Ilse Varga");
    expect(svg).toContain("stroke-dasharray");
    const part = GraphFile.parse(JSON.parse((await saved("Shown graph, JSON")).toString()));
    expect(part.claims).toEqual(graph.claims);
    expect((await saved("Shown graph, GEXF")).toString()).toContain("<gexf");
    expect(seen).toEqual([]);
  });

  it("refines the layout in a worker, and a pinned node stays", async () => {
    const { page, seen } = await openSample(`see=node&a=${idOf("Norland")}`);
    await page.getByRole("button", { name: "Pin" }).click();
    const picture = () => page.locator("#graph canvas").first().screenshot();
    const before = await picture();
    await page.getByRole("button", { name: "Refine layout" }).click();
    await page.waitForTimeout(700);
    await page.getByRole("button", { name: "Refine layout" }).click();
    expect((await picture()).equals(before)).toBe(false);
    expect(seen).toEqual([]);
  });

  it("selects what the mouse clicks on", async () => {
    const { page } = await openSample();
    const box = (await page.locator("#graph").boundingBox())!;
    // the picture of the page knows where the name of a node stands
    await page.locator(".menu summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Picture, SVG" }).click(),
    ]);
    const svg = (await bytesOf(file)).toString();
    const [, x, y] = /<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*\/><text[^>]*>N<\/text>/.exec(svg)!;
    await page.mouse.click(box.x + Number(x), box.y + Number(y));
    await expect.poll(() => page.locator("#panel h2").textContent()).toBe("Velmar");
    // two clicks at once would be a double click
    await page.waitForTimeout(400);
    await page.mouse.click(box.x + 4, box.y + 4);
    await expect.poll(() => page.locator("#panel h2").textContent()).toBe("What the articles tell");
  });

  it("loses nothing on a narrow screen", async () => {
    const { page } = await openSample(`see=node&a=${idOf("Norland")}`, { width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "Filters" }).click();
    expect(await page.getByRole("checkbox", { name: /^the article itself/ }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("checkbox", { name: /^the article itself/ }).isVisible()).toBe(false);
  });

  it("prints the panel without the tools", async () => {
    const { page } = await openSample();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("#panel h2").isVisible()).toBe(true);
  });

  it("gets the table where the graph cannot be drawn", async () => {
    context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    const page = await context.newPage();
    await page.goto(save("sample.html", renderPage(graph, template)));
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    expect(await page.locator("#table tbody tr").count()).toBe(graph.claims.length);
  });
});

describe("the bundled articles", () => {
  let real: GraphFile;
  let url = "";
  beforeAll(async () => {
    const extractor = createExtractor({ lexicon: loadLexicon(), model: await loadModel() });
    const inputs = readInputs([fileURLToPath(new URL("../../data/articles", import.meta.url))], {});
    const extractions: Extraction[] = [];
    for await (const input of inputs) if ("article" in input) extractions.push(extractor.extract(input.article));
    real = buildGraph(extractions);
    url = save("real.html", renderPage(real, template));
  });

  it("are shown whole: every claim has its evidence, word for word", async () => {
    const { page, seen } = await open(url);
    const wrong: string[] = [];
    for (const claim of real.claims) {
      await page.evaluate((id) => {
        location.hash = `see=claim&a=${encodeURIComponent(id)}`;
      }, claim.id);
      const card = page.locator("#panel .card").first();
      const { text } = real.articles.find((article) => article.id === claim.article)!;
      const cue = text.slice(claim.evidence.cue.start, claim.evidence.cue.end);
      await page.waitForFunction((id) => document.querySelector("#panel .card .id")?.textContent === id, claim.id);
      const [quote, marked] = [
        await card.locator(".evidence").textContent(),
        await card.locator("mark.cue").allTextContents(),
      ];
      if (quote !== claim.quote || marked.join("") !== cue) wrong.push(claim.id);
    }
    expect(wrong).toEqual([]);
    expect(real.claims.length).toBeGreaterThan(20);
    expect(seen).toEqual([]);
  });

  it("tell in the first panel what is denied and what is not real yet, and never as fact", async () => {
    const { page } = await open(url);
    const facts = await page
      .locator("#panel section", { has: page.getByRole("heading", { name: "What happened, told as fact" }) })
      .locator("button")
      .evaluateAll((lines) => lines.map((line) => line.className));
    expect(facts.length).toBeGreaterThan(2);
    expect(new Set(facts)).toEqual(new Set(["line fact"]));
    expect(await page.locator("#panel button.line.denied").count()).toBeGreaterThan(0);
    expect(await page.locator("#panel button.line.open").count()).toBeGreaterThan(0);
  });

  it("have every claim in the table and every line in the article view", async () => {
    const { page } = await open(url, { hash: "stage=table" });
    const rows = Math.min(100, real.claims.length);
    expect(await page.locator("#table tbody tr").count()).toBe(rows);
    for (const article of real.articles) {
      await page.evaluate((id) => {
        location.hash = `stage=article&article=${encodeURIComponent(id)}`;
      }, article.id);
      const lines = article.text.split("\n").filter((line) => line.trim() !== "");
      await expect.poll(() => page.locator("#article .text").allTextContents()).toEqual(lines);
      const claims = real.claims.filter((claim) => claim.article === article.id);
      expect(await page.locator("#article .margin button").count()).toBe(claims.length);
    }
  });
});

describe("a large graph", () => {
  it("opens on communities and opens one of them", async () => {
    const large = syntheticGraph({ nodes: 2400 });
    const { page, seen } = await open(save("large.html", renderPage(large, template)));
    expect(await page.getByRole("button", { name: "Communities" }).getAttribute("aria-pressed")).toBe("true");
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(700);
    await page.evaluate(() => {
      location.hash = "see=community&a=0";
    });
    await page.getByRole("button", { name: "Open this community" }).click();
    expect(page.url()).toContain("open=0");
    expect(await page.getByRole("button", { name: "Close this community" }).isVisible()).toBe(true);
    expect(seen).toEqual([]);
  });
});

describe("readers of all kinds", () => {
  const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  const states: [string, string][] = [
    ["overview", ""],
    ["node", `see=node&a=${idOf("Norland")}`],
    [
      "claim in its article",
      `stage=article&see=claim&a=${claimId("AIDS")}&article=${encodeURIComponent(graph.articles[0]!.id)}`,
    ],
    ["table and comparison", `stage=table&see=compare&a=${idOf("Ilse Varga")}&b=${idOf("Tomas Rell")}`],
    ["contradictions", "see=disputes"],
    ["path", `see=path&a=${idOf("Velmar")}&b=${idOf("Sudmark")}`],
    ["timeline", `see=timeline&a=${idOf("Norland")}&b=${idOf("Sudmark")}`],
    ["speaker", `see=speaker&a=${idOf("Tomas Rell")}`],
  ];
  const violations = async (page: Page) => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run: (
            node: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes
            .map((node) => `${node.target.join(" ")} ${node.failureSummary}`)
            .slice(0, 3)
            .join(" | ")}`,
      );
    });
  };
  it.each([false, true])("meet no violation of axe, whatever they open (dark: %s)", async (dark) => {
    const { page } = await openSample("", { dark });
    for (const [name, hash] of states) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
      expect([name, await violations(page)]).toEqual([name, []]);
    }
  });
  it("nor has the narrow page, nor the help", async () => {
    const { page } = await openSample("", { width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
    await page.locator("#help").click();
    expect(await violations(page)).toEqual([]);
  });
  it("axe finds what is wrong when something is", async () => {
    const { page } = await openSample();
    await page.evaluate(() => {
      const button = document.createElement("button");
      document.querySelector("#panel")!.append(button);
    });
    expect((await violations(page)).join()).toContain("button-name");
  });
});

describe("a hostile article", () => {
  const ran = (page: Page) => page.evaluate(() => (window as unknown as { ran?: number }).ran ?? null);
  const withoutPolicy = (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const unescaped = (html: string, data: GraphFile) =>
    html.replace(
      /(<script type="application\/json" id="graph-data")><\/script>/,
      (_, start) => `${start} data-encoding="json">${JSON.stringify(packGraph(data))}</script>`,
    );
  const everywhere = [
    "",
    "stage=table",
    "stage=article",
    "see=disputes",
    "see=community&a=0",
    "show=denied&theme=dark",
  ];

  it("runs nothing and asks nothing of any server, whatever the reader opens", async () => {
    const hostile = hostileGraph(beacon);
    const { page, seen } = await open(save("hostile.html", renderPage(hostile, template)));
    const panels = [
      ...hostile.entities.map((entity) => `see=node&a=${encodeURIComponent(entity.id)}`),
      ...hostile.events.map((event) => `see=node&a=${encodeURIComponent(event.id)}`),
      ...hostile.claims.map((claim) => `see=claim&a=${encodeURIComponent(claim.id)}`),
      ...hostile.entities.slice(0, 4).map((entity) => `see=speaker&a=${encodeURIComponent(entity.id)}`),
      ...hostile.articles.map((article) => `stage=article&article=${encodeURIComponent(article.id)}`),
    ];
    for (const hash of [...everywhere, ...panels]) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
    }
    await page.keyboard.press("/");
    await page.keyboard.type("script");
    await page.locator("#help").click();
    expect(await ran(page)).toBeNull();
    expect(seen).toEqual([]);
    expect(hits).toEqual([]);
    expect(
      await page
        .locator(
          "a[href^='javascript' i], a[href^='data' i], iframe, #panel img, #panel script, #article script, #article style, form[action]",
        )
        .count(),
    ).toBe(0);
  });

  it("is harmless in the files that are saved", async () => {
    const { page } = await open(save("hostile.html", renderPage(hostileGraph(beacon), template)));
    await page.locator(".menu summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Picture, SVG" }).click(),
    ]);
    const { page: other, seen } = await open2(save("saved.svg", (await bytesOf(file)).toString()));
    expect(await ran(other)).toBeNull();
    expect(seen.filter((line) => !line.includes("graph-data"))).toEqual([]);
    expect(hits).toEqual([]);
  });

  it("would run if it were written into the page as it is (the payloads work)", async () => {
    const hostile = hostileGraph(beacon);
    const { page } = await open2(save("naive.html", unescaped(withoutPolicy(template), hostile)));
    await expect.poll(() => ran(page)).not.toBeNull();
  });

  it("is stopped by the policy alone and by the escaping alone", async () => {
    const hostile = hostileGraph(beacon);
    const policyOnly = await open2(save("policy-only.html", unescaped(template, hostile)));
    await policyOnly.page.waitForTimeout(300);
    expect(await ran(policyOnly.page)).toBeNull();
    await context?.close();
    const escapeOnly = await open(save("escape-only.html", withoutPolicy(renderPage(hostile, template))));
    expect(await ran(escapeOnly.page)).toBeNull();
    expect(hits).toEqual([]);
  });

  it("could not make markup nor send anything even if the page tried", async () => {
    const attempt = (page: Page) =>
      page.evaluate(async (to) => {
        const result: string[] = [];
        try {
          document.body.insertAdjacentHTML("beforeend", "<b>markup</b>");
          result.push("markup");
        } catch {}
        try {
          await fetch(`${to}/fetch`, { mode: "no-cors" });
          result.push("fetch");
        } catch {}
        await new Promise((resolve) => {
          const image = new Image();
          image.onload = image.onerror = resolve;
          image.src = `${to}/image`;
          setTimeout(resolve, 1000);
        });
        return result;
      }, beacon);
    const guarded = await openSample();
    expect(await attempt(guarded.page)).toEqual([]);
    expect(hits).toEqual([]);
    await context?.close();
    // the control: without the policy both work, so the test above could fail
    const bare = await open(save("bare.html", withoutPolicy(renderPage(graph, template))));
    expect(await attempt(bare.page)).toEqual(["markup", "fetch"]);
    expect(hits.sort()).toEqual(["/fetch", "/image"]);
  });

  /** Opens a file that need not become ready. */
  async function open2(url: string): Promise<Opened> {
    await context?.close();
    context = await chromium.newContext({ viewport: { width: 1000, height: 700 } });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(url);
    return { page, seen };
  }
});
