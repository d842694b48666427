// src/language/kernel (AssemblyScript) → src/language/kernel-module.ts: the WebAssembly module as base64, ready for every bundler.
// The numbers of the sections of the weight file are made here from layout.json, which the converter of the weights reads too.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import asc from "assemblyscript/asc";

const LANGUAGE = fileURLToPath(new URL("../src/language/", import.meta.url));

const LAYOUT = join(LANGUAGE, "kernel/layout.json");

interface Layout {
  readonly [key: string]: number | readonly string[];
  readonly sections: readonly string[];
  readonly layerSections: readonly string[];
}

const constant = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** kernel/sections.ts: sizes and section numbers as constants of the kernel. */
export function sectionsSource(): string {
  const layout = JSON.parse(readFileSync(LAYOUT, "utf8")) as Layout;
  const sizes = Object.entries(layout).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  const numbers = (name: string, list: readonly string[]) =>
    `export namespace ${name} {\n${list.map((section, i) => `  export const ${section}: i32 = ${i};\n`).join("")}}\n`;
  return [
    "// Made from layout.json by scripts/build-kernel.ts; do not edit. Sizes, and the numbers of the sections of the weight file.\n",
    ...sizes.map(([name, size]) => `export const ${constant(name)}: i32 = ${size};\n`),
    `export const SECTIONS: i32 = ${layout.sections.length};\n`,
    `export const LAYER_SECTIONS: i32 = ${layout.layerSections.length};\n`,
    numbers("Section", layout.sections),
    numbers("LayerSection", layout.layerSections),
  ].join("");
}

/** Compiles the kernel; throws with the compiler's messages when it does not compile. */
export async function compileKernel(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  const file = join(folder, "kernel.wasm");
  try {
    const { error, stderr } = await asc.main([
      "network.ts",
      "--baseDir",
      join(LANGUAGE, "kernel"),
      "--outFile",
      file,
      "--enable",
      "simd",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--use",
      "abort=",
    ]);
    if (error) throw new Error(`the kernel does not compile\n${stderr.toString()}`, { cause: error });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of kernel-module.ts. */
export function moduleSource(wasm: Uint8Array): string {
  return [
    "// The compiled kernel, made from kernel/ by scripts/build-kernel.ts; do not edit. A test rebuilds it and compares.\n",
    `/** Sizes and sections of the weight file that the kernel reads: layout.json. */\nexport const KERNEL_LAYOUT = ${readFileSync(LAYOUT, "utf8").trim()} as const;\n`,
    `export const KERNEL_BASE64 =\n  "${Buffer.from(wasm).toString("base64")}";\n`,
  ].join("");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(LANGUAGE, "kernel/sections.ts"), sectionsSource());
  const wasm = await compileKernel();
  writeFileSync(join(LANGUAGE, "kernel-module.ts"), moduleSource(wasm));
  console.log(`kernel: ${wasm.length} bytes`);
}
