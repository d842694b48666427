import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servePage } from "../../src/cli/commands/view.ts";
import { buildGraph, formatGraph } from "../../src/graph/index.ts";
import { run } from "../helpers/io.ts";
import { recordOf } from "../helpers/records.ts";

const graph = buildGraph([
  recordOf({
    id: "first",
    date: "2031-05-03",
    text: "Norland attacked Ostland on Monday, Ada Lund said. Norland did not attack Ostland.",
    chains: {
      norland: { type: "Country", name: "Norland" },
      ostland: { type: "Country", name: "Ostland" },
      lund: { type: "Person", name: "Ada Lund" },
    },
    claims: [
      { in: "on Monday", cue: "attacked", type: "ATTACKS", source: "norland", target: "ostland", by: ["lund"] },
      { in: "did not", cue: "attack Ostland", type: "ATTACKS", source: "norland", target: "ostland", negative: true },
    ],
  }),
]);
const [attack, denial] = graph.claims;

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  path = join(folder, "graph.json");
  writeFileSync(path, formatGraph(graph));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("explain", () => {
  it("lists claims with what is not plain about them", async () => {
    const { code, out } = await run(["explain", path]);
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toEqual([
      `${attack!.id}  Norland attacks Ostland (said by Ada Lund; contradicted elsewhere)`,
      `${denial!.id}  Norland does not attack Ostland (denied; contradicted elsewhere)`,
    ]);
  });

  it("shows sentence, cue, rule and speaker of one claim, by the beginning of its id", async () => {
    const { code, out } = await run(["explain", path, attack!.id.slice(0, 14)]);
    expect(code).toBe(0);
    expect(out).toContain("Norland «attacked» Ostland on Monday, Ada Lund said.");
    expect(out).toMatch(/said by +Ada Lund/);
    expect(out).toMatch(/rule +test/);
    expect(out).toContain(`contradicts  ${denial!.id}`);
  });

  it("reads standard input and writes JSON", async () => {
    const { out } = await run(["explain", "-", attack!.id, "--json"], formatGraph(graph));
    expect(JSON.parse(out)).toEqual(attack);
  });

  it.each([
    ["claim:ffffffffffffffff", "graph/no-claim", 3],
    ["claim:", "graph/no-claim", 3],
  ])("says when %s names no single claim", async (id, error, code) => {
    const told = await run(["explain", path, id]);
    expect(told.code).toBe(code);
    expect(told.err).toContain(error);
  });

  it("tells which words nearly gave a claim, everywhere or in the sentence of a claim", async () => {
    const text = "Norland attacked Ostland. Frost threatens the vines of Ostland.";
    const chains = {
      norland: { type: "Country", name: "Norland" },
      ostland: { type: "Country", name: "Ostland" },
    } as const;
    const claims = [{ in: "Norland", cue: "attacked", type: "ATTACKS", source: "norland", target: "ostland" }] as const;
    const frosty = buildGraph([recordOf({ id: "frost", text, chains, claims: [...claims] })]);
    const all = await run(["explain", "-", "--declined"], formatGraph(frosty));
    expect(all.code).toBe(0);
    expect(all.out).toMatch(
      /^Frost threatens the vines of Ostland\.\n {2}“threatens” is not THREATENS: .*is no .*\(threatens\.threaten\)\n$/,
    );
    const one = await run(["explain", "-", frosty.claims[0]!.id, "--declined"], formatGraph(frosty));
    expect(one).toMatchObject({ code: 0, out: "" });
    const json = await run(["explain", "-", "--declined", "--json"], formatGraph(frosty));
    expect(JSON.parse(json.out)).toMatchObject({ article: "frost", relation: "THREATENS", rule: "threatens.threaten" });
  });

  it("shows no control characters of an article", async () => {
    const hostile = {
      ...graph,
      entities: graph.entities.map((entity) => ({ ...entity, name: `${entity.name}\u001b[2J` })),
    };
    const { out } = await run(["explain", "-"], formatGraph(hostile));
    expect(out).not.toContain("\u001b");
  });
});

describe("export", () => {
  it.each([
    ["csv", ["claims.csv", "entities.csv", "events.csv"]],
    ["gexf", ["graph.gexf"]],
    ["graphml", ["graph.graphml"]],
  ])("writes %s whole, with nothing beside it", async (format, names) => {
    const out = join(folder, format);
    const told = await run(["export", path, format, "-o", out]);
    expect(told.code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(names);
    expect(told.out.trimEnd().split("\n").sort()).toEqual(names.map((name) => join(out, name)));
  });

  it("says when it cannot write", async () => {
    const told = await run(["export", path, "csv", "-o", join(path, "below-a-file")]);
    expect(told.code).toBe(3);
    expect(told.err).toContain("cli/output");
    expect(readFileSync(path, "utf8")).toBe(formatGraph(graph));
  });
});

describe("view", () => {
  const get = (port: number, headers: Record<string, string>, path = "/", method = "GET") =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        let body = "";
        response.on("data", (part) => {
          body += part;
        });
        response.on("end", () => resolve({ status: response.statusCode!, body }));
      })
        .on("error", reject)
        .end();
    });

  it("serves the page to this machine's own names and nothing else", async () => {
    const server = await servePage("<p>page</p>", 0);
    const { address, port } = server.address() as AddressInfo;
    try {
      expect(address).toBe("127.0.0.1");
      expect(await get(port, { host: `localhost:${port}` })).toEqual({ status: 200, body: "<p>page</p>" });
      expect((await get(port, { host: "rebound.example" })).status).toBe(403);
      expect((await get(port, { host: `127.0.0.1:${port}` }, "/../graph.json")).status).toBe(404);
      expect((await get(port, { host: `127.0.0.1:${port}` }, "/", "POST")).status).toBe(405);
      await expect(servePage("", port)).rejects.toMatchObject({ code: "cli/output" });
    } finally {
      server.close();
    }
  });
});
