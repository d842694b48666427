import type { Command } from "@commander-js/extra-typings";
import { describe, expect, it, test } from "vitest";
import { createProgram } from "../../src/cli/index.ts";
import { run } from "../helpers/io.ts";

describe("usage", () => {
  test.each<[string, string[], number, RegExp]>([
    ["an unknown command", ["biuld"], 2, /Did you mean build/],
    ["an unknown option", ["extract", "--jbos", "2"], 2, /Did you mean --jobs/],
    ["a number that is none", ["extract", "--jobs", "many"], 2, /whole number/],
    ["a day that the calendar lacks", ["extract", "--date", "2031-02-30"], 2, /YYYY-MM-DD/],
    ["a missing argument", ["explain"], 2, /missing required argument/],
    ["an unknown format", ["export", "graph.json", "pdf"], 2, /csv, gexf, graphml/],
    ["a graph that is not there", ["explain", "none.json"], 3, /graph\/not-found/],
    ["an input that is not there", ["statements", "none.txt"], 6, /ingest\/not-found/],
    ["a model that is not there", ["statements", "-", "--model", "none"], 3, /language\/weights-missing.*base, small/s],
  ])("%s", async (_, argv, code, message) => {
    const told = await run(argv, "Norland attacked Ostland.");
    expect(told.code).toBe(code);
    expect(told.err).toMatch(message);
    expect(told.out).toBe("");
  });

  it("says what it can, on standard output", async () => {
    const help = await run(["--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    for (const command of ["build", "extract", "view", "explain", "statements", "export", "eval", "complete"])
      expect(help.out).toContain(`  ${command}`);
    expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("has an example in the help of every command", () => {
    const program = createProgram({
      io: { out: {}, err: {} } as never,
      exit: () => {},
    });
    const leaves = (command: Command): Command[] =>
      command.commands.length === 0 ? [command] : [...command.commands].flatMap((child) => leaves(child as Command));
    for (const command of leaves(program)) {
      let help = "";
      command
        .configureOutput({
          writeOut: (text) => {
            help += text;
          },
        })
        .outputHelp();
      expect(help, command.name()).toMatch(/Examples?:\n {2}newsgraph /);
    }
  });
});
