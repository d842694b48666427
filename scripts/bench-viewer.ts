// npm run bench:viewer: how fast the page opens, pans and how much memory it takes, beside cytoscape.js and vis-network on the same graphs
// at the same places. Prints a table; --write puts it into docs/benchmarks.md. Sizes are arguments: `npm run bench:viewer -- 50 1000`.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { GraphFile } from "#schema";
import { renderPage } from "../src/viewer/index.ts";
import { readTemplate } from "../src/viewer/load.ts";
import { type Chromium, startChromium } from "../test/browser/chromium.ts";
import { syntheticGraph } from "../test/helpers/graph.ts";
import { ensureTemplate } from "./template.ts";

const ROOT = new URL("../", import.meta.url);
/** Milliseconds after which a library that has not drawn is given up. */
const PATIENCE = 90_000;
const PAN_SECONDS = 3;

/** Budgets of the page by number of nodes: milliseconds to be interactive, megabytes of heap. */
const BUDGETS = new Map([
  [50, { interactive: 2000, heap: 8 }],
  [1000, { interactive: 3000, heap: 8 }],
  [10_000, { interactive: 6000, heap: 30 }],
  [50_000, { interactive: 10_000, heap: 100 }],
]);

interface Figures {
  readonly interactive: number;
  readonly fps: number;
  readonly cpu: number;
  readonly heap: number;
  readonly elements: number;
}

/** A page of a peer: the same nodes, places, labels and directed, labelled edges; no layout of its own. */
function peerPage(graph: GraphFile, library: string, draw: string): string {
  const source = readFileSync(new URL(`node_modules/${library}`, ROOT), "utf8").replaceAll("</script", "<\\/script");
  const data = {
    nodes: graph.entities.map((entity) => ({
      id: entity.id,
      label: entity.name,
      x: entity.place.x * 40,
      y: entity.place.y * 40,
    })),
    edges: graph.claims.map((claim) => ({ id: claim.id, from: claim.source, to: claim.target, label: claim.type })),
  };
  return [
    '<!doctype html><meta charset="utf-8"><style>html,body,#graph{margin:0;height:100%}</style><div id="graph"></div>',
    `<script>${source}</script>`,
    `<script>const data=${JSON.stringify(data).replaceAll("<", "\\u003c")};const graph=document.getElementById("graph");`,
    `const ready=()=>{document.documentElement.dataset.ready="true"};${draw}</script>`,
  ].join("\n");
}

const CYTOSCAPE = `
const cy=cytoscape({container:graph,elements:{nodes:data.nodes.map(n=>({data:{id:n.id,label:n.label},position:{x:n.x,y:n.y}})),
edges:data.edges.map(e=>({data:{id:e.id,source:e.from,target:e.to,label:e.label}}))},layout:{name:"preset"},
style:[{selector:"node",style:{label:"data(label)",width:20,height:20,"font-size":12}},
{selector:"edge",style:{"curve-style":"bezier","target-arrow-shape":"triangle",label:"data(label)","font-size":10,width:1.5}}]});
cy.one("render",ready);`;

const VIS = `
const network=new vis.Network(graph,{nodes:data.nodes,edges:data.edges},{physics:false,layout:{improvedLayout:false},
nodes:{shape:"dot",size:10},edges:{arrows:"to",smooth:{enabled:true,type:"curvedCW"}}});
network.once("afterDrawing",ready);`;

async function measure(chromium: Chromium, url: string): Promise<Figures | null> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    // tsx names the functions that are sent to the page by a helper of its own
    await context.addInitScript("globalThis.__name = (named) => named");
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready]", { state: "attached", timeout: PATIENCE });
    // interactive: three turns of the main thread in a row that take less than 50 ms each
    const interactive = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let quick = 0;
          let last = performance.now();
          const turn = () => {
            const now = performance.now();
            quick = now - last < 50 ? quick + 1 : 0;
            last = now;
            if (quick === 3) resolve(now);
            else setTimeout(turn, 0);
          };
          setTimeout(turn, 0);
        }),
    );
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    const metric = async (name: string) =>
      (await session.send("Performance.getMetrics")).metrics.find((item) => item.name === name)!.value;
    const busy = await metric("TaskDuration");
    const box = (await page.locator("#graph").boundingBox())!;
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const frames = await page.evaluate(
      ({ x, y, seconds }) =>
        new Promise<number>((resolve) => {
          // a drag of the ground as the libraries hear it, moved once a frame
          const target = document.elementFromPoint(x, y)!;
          const send = (type: string, dx: number, dy: number, to: EventTarget = target) => {
            const options = {
              bubbles: true,
              cancelable: true,
              clientX: x + dx,
              clientY: y + dy,
              button: 0,
              buttons: 1,
              pointerId: 1,
              isPrimary: true,
              pointerType: "mouse",
            };
            to.dispatchEvent(new PointerEvent(type.replace("mouse", "pointer"), options));
            to.dispatchEvent(new MouseEvent(type, options));
          };
          const start = performance.now();
          let count = 0;
          send("mousedown", 0, 0);
          const step = () => {
            const gone = performance.now() - start;
            send("mousemove", 90 * Math.sin(gone / 300), 60 * Math.cos(gone / 300));
            count++;
            if (gone < seconds * 1000) requestAnimationFrame(step);
            else {
              send("mouseup", 0, 0);
              resolve(count / (gone / 1000));
            }
          };
          requestAnimationFrame(step);
        }),
      { ...at, seconds: PAN_SECONDS },
    );
    const cpu = ((await metric("TaskDuration")) - busy) / (frames * PAN_SECONDS);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return { interactive, fps: frames, cpu: cpu * 1000, heap: usedSize / 1e6, elements };
  } catch (error) {
    process.stderr.write(`${String(error).split("\n")[0]}\n`);
    return null;
  } finally {
    await Promise.race([context.close(), new Promise((resolve) => setTimeout(resolve, 3000))]);
  }
}

function row(nodes: number, name: string, figures: Figures | null): string {
  if (!figures) return `| ${nodes} | ${name} | no drawing in ${PATIENCE / 1000} s | | | | |`;
  const { interactive, fps, cpu, heap, elements } = figures;
  return `| ${nodes} | ${name} | ${Math.round(interactive)} | ${fps.toFixed(1)} | ${cpu.toFixed(1)} | ${heap.toFixed(1)} | ${elements} |`;
}

const write = process.argv.includes("--write");
const given = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
const sizes = given.length > 0 ? given : [50, 1000, 10_000, 50_000];
await ensureTemplate();
const template = readTemplate();
const folder = mkdtempSync(join(tmpdir(), "newsgraph-bench-"));
const lines: string[] = [];
const missed: string[] = [];
let version = "";
try {
  for (const nodes of sizes) {
    const graph = syntheticGraph({ nodes });
    const pages: [string, string][] = [
      ["newsgraph", renderPage(graph, template)],
      ["cytoscape.js", peerPage(graph, "cytoscape/dist/cytoscape.min.js", CYTOSCAPE)],
      ["vis-network", peerPage(graph, "vis-network/standalone/umd/vis-network.min.js", VIS)],
    ];
    for (const [name, html] of pages) {
      // peers take minutes at this size, on software WebGL or without
      if (nodes > 10_000 && name !== "newsgraph") continue;
      const file = join(folder, `${name}-${nodes}.html`);
      writeFileSync(file, html);
      const chromium = await startChromium();
      version = chromium.browser.version();
      const figures = await measure(chromium, pathToFileURL(file).href).finally(() => chromium.stop());
      lines.push(row(nodes, name, figures));
      process.stderr.write(`${lines.at(-1)}\n`);
      const budget = BUDGETS.get(nodes);
      if (name !== "newsgraph" || !budget) continue;
      if (!figures) {
        missed.push(`${nodes} nodes: not drawn`);
        continue;
      }
      if (figures.interactive > budget.interactive)
        missed.push(
          `${nodes} nodes: interactive after ${Math.round(figures.interactive)} ms, budget ${budget.interactive}`,
        );
      if (figures.heap > budget.heap)
        missed.push(`${nodes} nodes: heap of ${figures.heap.toFixed(1)} MB, budget ${budget.heap}`);
      if (figures.cpu > 20 && nodes <= 10_000)
        missed.push(`${nodes} nodes: ${figures.cpu.toFixed(1)} ms of main thread per frame, budget 20`);
      if (figures.fps < 10 && nodes === 1000)
        missed.push(`${nodes} nodes: ${figures.fps.toFixed(1)} frames per second, budget 10`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const section = [
  "## Page",
  "",
  "`npm run bench:viewer -- --write`. Synthetic graphs with three claims per node, an eighth of them denied, every library at the same places",
  `and without a layout of its own; headless Chromium ${version}, WebGL in software (SwiftShader), ${cpus().length} cores, 1280 × 800. Interactive: milliseconds`,
  "from navigation to three main-thread turns in a row under 50 ms after the first drawing. Pan: frames per second while the ground is dragged",
  "for 3 s, and main-thread milliseconds per frame. Heap after garbage collection. Above 2,000 nodes the page opens on communities.",
  `The machine had a load of ${loadavg()[2]!.toFixed(0)} from other work meanwhile: times and frames suffer from it, CPU and heap hardly.`,
  "",
  "| nodes | page | interactive ms | pan FPS | CPU ms per frame | heap MB | elements |",
  "|---:|---|---:|---:|---:|---:|---:|",
  ...lines,
  "",
  `Template: ${(Buffer.byteLength(template) / 1000).toFixed(0)} kB. ${missed.length === 0 ? "All budgets are held." : `Budgets missed in this run: ${missed.join("; ")}.`}`,
  "",
].join("\n");
process.stdout.write(section);
if (write) {
  const file = fileURLToPath(new URL("docs/benchmarks.md", ROOT));
  const text = existsSync(file) ? readFileSync(file, "utf8") : "# Benchmarks\n";
  const found = /^## Page\n[\s\S]*?(?=^## |(?![\s\S]))/m;
  writeFileSync(file, found.test(text) ? text.replace(found, () => `${section}\n`) : `${text.trimEnd()}\n\n${section}`);
}
