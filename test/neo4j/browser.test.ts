// The style sheet and the saved queries in Neo4j Browser itself: Chromium opens the Browser that the test server serves, cut off from
// everything but loopback, drops both files on the window and runs three of the queries.
import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENT_NODE_STYLE, NODE_STYLE } from "#schema";
import { browserKit, loadGraph, SAVED_QUERIES } from "../../src/export/neo4j/index.ts";
import { sampleGraph } from "../helpers/graph.ts";
import { ask, emptyDatabase, onOwnServer, openClient, server } from "./server.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const hasChromium = existsSync(executablePath);
if (!hasChromium && process.env.CI) throw new Error(`${executablePath} is missing: set CHROMIUM_PATH`);
/** Where the picture of docs/ is written; nowhere in a usual run. */
const screenshot = process.env.NEWSGRAPH_SCREENSHOT;

onOwnServer("Neo4j Browser", () => {
  let browser: Browser;
  let page: Page;
  const outside = new Set<string>();
  const errors: string[] = [];
  const graph = sampleGraph();

  beforeAll(async () => {
    const client = await openClient();
    await emptyDatabase(client);
    await loadGraph(client, graph);
    await client.close();
    if (!hasChromium) return;
    browser = await chromium.launch({
      executablePath,
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync"],
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1500, height: 1000 } });
    await context.route("**/*", (route) => {
      const { hostname } = new URL(route.request().url());
      if (hostname === "127.0.0.1") return route.continue();
      outside.add(hostname);
      return route.abort();
    });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => errors.push(error.message));
  });
  afterAll(() => browser?.close());

  const part = (name: string): Locator => page.locator(`[data-testid="${name}"]`);
  const newest = (): Locator => part("frame").first();

  async function drop(name: string, content: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(content).toString("base64");
    const transfer = await page.evaluateHandle(
      ([bytes, name]) => {
        const raw = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([raw], name, { type: name.endsWith(".zip") ? "application/zip" : "" }));
        return data;
      },
      [bytes, name] as const,
    );
    for (const event of ["dragenter", "dragover", "drop"])
      await part("main").dispatchEvent(event, { dataTransfer: transfer });
  }

  async function runSaved(path: string): Promise<Locator> {
    const query = SAVED_QUERIES.find((saved) => saved.path === path)!;
    const item = part("savedScriptListItem").filter({ hasText: query.title });
    const frames = await part("frame").count();
    await item.locator('[data-testid="savedScriptsButton-Run"]').click();
    await expect.poll(() => part("frame").count(), { timeout: 60_000 }).toBeGreaterThan(frames);
    return newest();
  }

  test.skipIf(!hasChromium)(
    "takes the style sheet and the queries, and draws the graph in the colours of the page",
    async () => {
      const { http, uri, user, password } = server();
      const bolt = new URL(uri.replace(/^bolt:/, "http:")).host;
      await page.goto(`${http}/browser/?dbms=bolt://${user}@${bolt}&db=neo4j`);
      await part("password").fill(password);
      await part("connect").click();
      await page.getByText("You are connected as user").first().waitFor();

      for (const [name, content] of browserKit()) await drop(name, content);
      await part("navigationFavorites").click();
      const folders = new Set(SAVED_QUERIES.map(({ path }) => path.split("/")[0]!));
      for (const folder of folders) await part(`expandFolder-${folder}`).click();
      await expect.poll(() => part("savedScriptListItem").count()).toBeGreaterThanOrEqual(SAVED_QUERIES.length);

      // 1. every node and relationship of the graph of claims, each type in its colour
      const client = await openClient();
      const drawn = "MATCH (s:Entity|EventNode)-[r]->(o:Entity|EventNode)";
      const nodes = await ask<number>(client, `${drawn} UNWIND [s, o] AS n RETURN count(DISTINCT n)`);
      const edges = await ask<number>(client, `${drawn} RETURN count(r)`);
      const types = await ask<string[]>(
        client,
        `${drawn} UNWIND labels(s) + labels(o) AS label RETURN collect(DISTINCT label)`,
      );
      await client.close();
      const whole = await runSaved("Overview/graph.cypher");
      await whole.locator("svg.neod3viz g.node").first().waitFor();
      await expect.poll(() => whole.locator("g.node").count()).toBe(nodes);
      expect(await whole.locator("g.relationship").count()).toBe(edges);
      const fills = await whole
        .locator("g.node circle.b-outline")
        .evaluateAll((circles) => [...new Set(circles.map((circle) => circle.getAttribute("fill")!.toLowerCase()))]);
      const expected = Object.entries(NODE_STYLE).flatMap(([type, style]) =>
        types.includes(type) ? [style.fill] : [],
      );
      expect(fills.sort()).toEqual([...expected, EVENT_NODE_STYLE.fill].sort());
      const captions = await whole.locator("g.relationship text").allTextContents();
      expect(captions.join(" ")).toContain("✗ does not");

      // 2. a table of what is denied
      const denied = await runSaved("Claims/denied.cypher");
      const rows = graph.claims.filter((claim) => claim.polarity === "negative").length;
      await expect.poll(() => denied.textContent()).toContain("✗ will not deploy forces to");
      expect(await denied.textContent()).toMatch(new RegExp(`${rows} record`));

      // 3. threats with what is threatened
      const threats = await runSaved("Claims/who-threatens-whom.cypher");
      await threats.locator("svg.neod3viz g.relationship").first().waitFor();
      expect(await threats.locator("g.node").count()).toBe(3);

      if (screenshot) {
        const again = await runSaved("Overview/graph.cypher");
        await again.locator("svg.neod3viz g.node").first().waitFor();
        await page.waitForTimeout(6000);
        await page.screenshot({ path: screenshot });
      }
      expect(errors).toEqual([]);
      // what Browser asks for elsewhere was refused, and it did not need it
      expect([...outside]).not.toContain("127.0.0.1");
    },
  );
});
