// The report of `newsgraph eval` as a reader has it: one file, opened from disk.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { evaluationOf, parseGold, renderReport, scoreText } from "../../src/eval/index.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";
import { type Chromium, startChromium, watch } from "./chromium.ts";
import { payloads } from "./hostile.ts";

let extractor: Extractor;
let folder = "";
let chromium: Chromium;
let context: BrowserContext | undefined;
let server: Server;
let beacon = "";
const hits: string[] = [];

beforeAll(async () => {
  extractor = await sharedExtractor();
  folder = mkdtempSync(join(tmpdir(), "newsgraph-report-"));
  server = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  beacon = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await startChromium();
});
afterEach(async () => {
  await context?.close();
  context = undefined;
});
afterAll(async () => {
  await chromium?.stop();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function reportOf(rows: readonly object[]): string {
  const gold = parseGold(rows.map((row) => JSON.stringify(row)).join("\n"), "gold.jsonl");
  const texts = gold.map((row) => {
    const document = extractor.annotate(articleFromText(row.text, { id: row.id }), () => {});
    return scoreText(row, document, extractor.record(document, []));
  });
  return renderReport(evaluationOf(texts), { title: "gold.jsonl" });
}

const ROWS = [
  {
    id: "one",
    text: "Peru attacked Chile. Brazil allegedly arrested two men.",
    expect: ["Peru ATTACKS Chile", "Brazil EXPELS two men"],
    not: ["Brazil ARRESTS two men [alleged]"],
  },
  { id: "two", text: "Spain may join the pact.", expect: ["Spain JOINS pact"] },
  { id: "three", text: "It rained.", expect: [] },
  ...Array.from({ length: 50 }, (_, i) => ({
    id: `many ${i}`,
    text: "Peru's prime minister visited Chile.",
    expect: ["prime minister VISITS Chile"],
  })),
];

async function open(
  html: string,
  options: { width?: number; dark?: boolean; script?: boolean } = {},
): Promise<{ page: Page; seen: string[] }> {
  context = await chromium.newContext({
    viewport: { width: options.width ?? 1100, height: 900 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: options.script ?? true,
  });
  const seen = watch(context);
  const page = await context.newPage();
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  return { page, seen };
}

const shown = (page: Page) => page.locator(".item:visible");

describe("a reader of the report", () => {
  it("reads all of it without a script", async () => {
    const { page, seen } = await open(reportOf(ROWS), { script: false });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await shown(page).count()).toBe(await page.locator(".item").count());
    await page.locator("#texts").scrollIntoViewIfNeeded();
    const first = page.locator(".item").first();
    expect(await first.locator("mark.cue").textContent()).toBe("cue: attacked");
    await first.locator("summary").click();
    expect(await first.locator("ol li").first().isVisible()).toBe(true);
    expect(seen).toEqual([]);
  });

  it("filters by kind, slice, relation and words, with the keyboard alone", async () => {
    const { page, seen } = await open(reportOf(ROWS));
    const told = () => page.locator("#told").textContent();
    const all = await page.locator(".item").count();
    expect(await told()).toBe(`all ${all} claims and lines`);
    await page.locator("#kind").focus();
    await page.keyboard.type("missing: in");
    await expect.poll(told).toBe(`1 of ${all} claims and lines`);
    expect(await shown(page).locator(".verdict").allTextContents()).toEqual(["Missing:"]);
    expect(await page.locator(".text:visible h3").allTextContents()).toEqual(["one"]);
    await page.getByRole("button", { name: "Reset" }).press("Enter");
    expect(await told()).toBe(`all ${all} claims and lines`);
    await page.locator("#slice").selectOption({ label: "modality: possible" });
    expect(await shown(page).locator(".claim").allTextContents()).toEqual(["Spain may join pact"]);
    await page.locator("#slice").selectOption("");
    await page.locator("#type").selectOption("ARRESTS");
    expect(await shown(page).locator(".verdict").allTextContents()).toEqual(["Extra, and forbidden:"]);
    await page.getByRole("button", { name: "Reset" }).click();
    await page.locator("#words").fill("ALLEGEDLY brazil");
    await expect.poll(told).toBe(`2 of ${all} claims and lines`);
    expect(seen).toEqual([]);
  });

  it("goes from a slice of the table to its claims", async () => {
    const { page } = await open(reportOf(ROWS));
    await page.getByRole("button", { name: "alleged", exact: true }).press("Enter");
    expect(await shown(page).locator(".claim").allTextContents()).toEqual(["Brazil allegedly arrests two men"]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("slice");
    await page.getByRole("button", { name: "JOINS", exact: true }).press("Enter");
    expect(await shown(page).locator(".claim").allTextContents()).toEqual(["Spain may join pact"]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("type");
  });

  it.each([
    [1100, false],
    [1100, true],
    [390, false],
    [390, true],
  ])("meets no violation of axe and no sideways scrolling at %i px (dark: %s)", async (width, dark) => {
    const { page, seen } = await open(reportOf(ROWS.slice(0, 12)), { width, dark });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.evaluate(readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
    const violations = await page.evaluate(async () => {
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
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(" ")} ${nodes[0]!.failureSummary}`);
    });
    expect(violations).toEqual([]);
    expect(seen).toEqual([]);
  });
});

describe("a hostile text", () => {
  const hostile = () =>
    reportOf(
      payloads(beacon).map((payload, i) => {
        const words = payload.replace(/\s+/g, " ").trim();
        return {
          id: `${payload} ${i}`,
          text: `${words} attacked Chile. Peru met ${words}.`,
          expect: [`Peru ATTACKS ${words}`],
          not: [`${words} ATTACKS Chile`],
        };
      }),
    );
  const withoutPolicy = (page: string) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const ran = (page: Page) => page.evaluate(() => (window as unknown as { ran?: number }).ran ?? null);

  it.each([true, false])("runs nothing and asks for nothing (with the policy: %s)", async (policy) => {
    hits.length = 0;
    const { page, seen } = await open(policy ? hostile() : withoutPolicy(hostile()));
    await page.locator("#words").fill("<script>");
    await page.getByRole("button", { name: "Reset" }).click();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await ran(page)).toBeNull();
    expect(hits).toEqual([]);
    expect(seen).toEqual([]);
  });

  it("would run without the escapes: the payloads bite", async () => {
    const bare = withoutPolicy(hostile()).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
    const { page } = await open(bare.replace(/<meta http-equiv=refresh[^>]*>/g, ""));
    await expect.poll(() => ran(page)).not.toBeNull();
  });
});
