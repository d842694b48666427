// What only a process shows: threads, closed pipes, signals.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Not the command `tsx`: it gives its child 30 ms to answer a signal, and then kills it. */
const TSX = new URL("../../node_modules/tsx/dist/loader.mjs", import.meta.url).href;
const BIN = new URL("../../src/cli/bin.ts", import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "process-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (argv: readonly string[]) => spawn(process.execPath, ["--import", TSX, BIN, ...argv], { stdio: "pipe" });
type Child = ReturnType<typeof start>;
const ended = (child: Child) => new Promise<number | null>((resolve) => child.once("close", resolve));
const collect = (child: Child) => {
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
};

const ARTICLES = Array.from({ length: 12 }, (_, i) =>
  JSON.stringify({
    id: `a${i}`,
    text: `Peru attacked Chile on Monday. Norland gave ${i + 2} million dollars to Peru.`,
  }),
).join("\n");

describe("the process", () => {
  it("gives the same bytes with threads as without", async () => {
    const outputs = await Promise.all(
      ["1", "2"].map(async (jobs) => {
        const child = start(["extract", "--jobs", jobs]);
        const output = collect(child);
        child.stdin.end(ARTICLES);
        expect(await ended(child)).toBe(0);
        return output();
      }),
    );
    expect(outputs[0]!.split("\n")).toHaveLength(14);
    expect(outputs[1]).toBe(outputs[0]);
  });

  it("ends well when its reader has seen enough", async () => {
    const child = start(["extract", "--jobs", "1"]);
    child.stdout.once("data", () => child.stdout.destroy());
    let errors = "";
    child.stderr.on("data", (part) => {
      errors += part;
    });
    child.stdin.on("error", () => {});
    child.stdin.end(`${ARTICLES}\n`.repeat(20));
    expect(await ended(child)).toBe(0);
    expect(errors).toBe("");
  });

  it("leaves no part of a file when it is interrupted", async () => {
    const out = join(folder, "out.jsonl");
    const child = start(["extract", "--jobs", "1", "-o", out]);
    // Standard input stays open: the command waits for more with its file half written.
    child.stdin.write(`${ARTICLES.split("\n")[0]}\n`);
    while (!readdirSync(folder).some((name) => name.endsWith(".tmp")))
      await new Promise((next) => setTimeout(next, 50));
    child.kill("SIGINT");
    expect(await ended(child)).toBe(130);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
