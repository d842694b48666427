import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Extraction, ExtractionFailure, ExtractionTrailer, GraphFile } from "#schema";
import { run } from "../helpers/io.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "extract-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const lines = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const line = (record: object) => `${JSON.stringify(record)}\n`;

describe("extract as a filter", () => {
  it("gives a record or a failure for every line, a trailer, and 0", async () => {
    const told = await run(
      ["extract"],
      line({ id: "a", text: "Norland attacked Ostland." }) +
        "{broken\n" +
        line({ id: "c", text: "" }) +
        line({ id: "d", text: "Ann left." }),
    );
    expect(told.code).toBe(0);
    const [a, broken, empty, d, trailer, ...rest] = lines(told.out);
    expect(Extraction.parse(a).article.id).toBe("a");
    expect(ExtractionFailure.parse(broken)).toMatchObject({ id: null, line: 2, code: "ingest/bad-json" });
    expect(ExtractionFailure.parse(empty)).toMatchObject({ id: "c", line: 3, code: "ingest/empty" });
    expect(Extraction.parse(d).article.id).toBe("d");
    expect(ExtractionTrailer.parse(trailer)).toMatchObject({ articles: 2, failed: 2 });
    expect(rest).toEqual([]);
  });

  it("gives the trailer alone for no input", async () => {
    const told = await run(["extract"], "");
    expect(told.code).toBe(0);
    expect(lines(told.out)).toEqual([expect.objectContaining({ trailer: true, articles: 0, failed: 0, claims: 0 })]);
  });

  it("says with its exit code that a file was not there, and does the others", async () => {
    const told = await run(["extract", join(folder, "none.txt"), put("a.txt", "Norland attacked Ostland.")]);
    expect(told.code).toBe(6);
    expect(lines(told.out)).toHaveLength(3);
    expect(told.err).toContain("ingest/not-found");
  });
});

describe("build", () => {
  it("writes records, graph and page, whole, and a summary in words", async () => {
    const out = join(folder, "out");
    const told = await run([
      "build",
      put("story.txt", "Norland's president, Ada Lund, denied on Monday that Peru had attacked Chile."),
      "--date",
      "2031-05-06",
      "-o",
      out,
    ]);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(out).sort()).toEqual(["extractions.jsonl", "graph.html", "graph.json"]);
    const graph = GraphFile.parse(JSON.parse(readFileSync(join(out, "graph.json"), "utf8")));
    expect(graph.claims.find((claim) => claim.type === "ATTACKS")).toMatchObject({ polarity: "negative" });
    expect(readFileSync(join(out, "graph.html"), "utf8")).toContain("Ada Lund");
    expect(told.out).toMatch(/^1 article: \d+ entities, \d+ claims?, \d+ statements?\n/);
    expect(told.out).toMatch(/Peru does not attack Chile \(denied; said by Ada Lund/);
    expect(told.out).toContain(join(out, "graph.html"));
  });

  it("gives the same bytes again", async () => {
    const again = join(folder, "again");
    await run(["build", join(folder, "story.txt"), "--date", "2031-05-06", "-o", again, "-q"]);
    for (const name of ["extractions.jsonl", "graph.html", "graph.json"])
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, "out", name))), name).toBe(true);
  });

  it("goes on after a bad article and says so", async () => {
    const out = join(folder, "mixed");
    const told = await run(["build", put("bad.txt", ""), put("good.txt", "Peru attacked Chile."), "-o", out, "--json"]);
    expect(told.code).toBe(6);
    expect(told.err).toContain("ingest/empty");
    expect(JSON.parse(told.out)).toMatchObject({ articles: 1, failed: 1, relations: { ATTACKS: 1 } });
  });

  it("writes nothing when nothing can be read, and takes the exit code of the cause", async () => {
    const out = join(folder, "nothing");
    const told = await run(["build", join(folder, "none.txt"), "-o", out]);
    expect(told.code).toBe(3);
    expect(readdirSync(out)).toEqual([]);
  });
});

describe("fold", () => {
  const extract = async (name: string, ...articles: object[]) =>
    put(name, (await run(["extract"], articles.map(line).join(""))).out);
  const bytes = (out: string) =>
    ["extractions.jsonl", "graph.json"].map((name) => readFileSync(join(out, name), "utf8"));

  it("joins, replaces and leaves out as if the rest had been extracted alone", async () => {
    const first = { id: "first", text: "Peru attacked Chile." };
    const second = { id: "second", text: "Chile praised Peru." };
    const corrected = { id: "second", text: "Chile did not attack Peru." };
    const older = await extract("older.jsonl", first, second);
    const newer = await extract("newer.jsonl", corrected);
    const alone = await extract("alone.jsonl", first, corrected);
    for (const [out, files] of [
      ["folded", [older, newer]],
      ["expected", [alone]],
    ] as const)
      expect((await run(["fold", ...files, "-o", join(folder, out)])).code).toBe(0);
    expect(bytes(join(folder, "folded"))).toEqual(bytes(join(folder, "expected")));
    await run(["fold", older, newer, "--without", "second", "-o", join(folder, "without")]);
    await run(["fold", await extract("one.jsonl", first), "-o", join(folder, "one")]);
    expect(bytes(join(folder, "without"))).toEqual(bytes(join(folder, "one")));
  });

  it("refuses a file that was cut off", async () => {
    const whole = readFileSync(await extract("whole.jsonl", { id: "a", text: "Peru attacked Chile." }), "utf8");
    const cut = put("cut.jsonl", `${whole.split("\n")[0]}\n`);
    const told = await run(["fold", cut, "-o", join(folder, "cut")]);
    expect(told).toMatchObject({ code: 4, out: "" });
    expect(told.err).toContain("graph/cut-off");
  });
});

describe("statements and eval", () => {
  it("lists who said what", async () => {
    const told = await run(["statements", "-"], "Ada Lund said that Peru had left the talks.");
    expect(told.code).toBe(0);
    expect(told.out).toContain("Ada Lund: ");
    expect(told.out).toContain("Peru had left the talks");
  });

  it("scores gold rows, and a forbidden claim is told", async () => {
    const gold = put(
      "gold.jsonl",
      line({ id: "g1", text: "Peru attacked Chile.", expect: ["Peru ATTACKS Chile"] }) +
        line({ id: "g2", text: "Peru attacked Chile.", expect: [], not: ["Peru ATTACKS Chile"] }),
    );
    const told = await run(["eval", "--gold", gold, "--json"]);
    expect(told.code).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({ rows: 2, recall: 1, precision: 0.5, violated: 1 });
    expect((await run(["eval", "--gold", gold, "--at-least", "99"])).code).toBe(6);
    expect((await run(["eval", "--gold", put("bad.jsonl", "{}\n")])).code).toBe(4);
  });
});
