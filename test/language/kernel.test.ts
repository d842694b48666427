// The committed module is what the sources of the kernel compile to.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compileKernel, moduleSource, sectionsSource } from "../../scripts/build-kernel.ts";

const read = (name: string) => readFileSync(new URL(`../../src/language/${name}`, import.meta.url), "utf8");

it("numbers the sections as layout.json lists them", () => {
  expect(read("kernel/sections.ts")).toBe(sectionsSource());
});

it("compiles to the committed bytes", async () => {
  expect(read("kernel-module.ts")).toBe(moduleSource(await compileKernel()));
});
