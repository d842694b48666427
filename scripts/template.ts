// Builds the template of the page when a checkout has none, or one older than its sources. A package brings it built.
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);
const TEMPLATE = new URL("dist/viewer.html", ROOT);
const SOURCES = ["src/viewer/", "schema/"];
const FILES = ["vite.config.ts", "package-lock.json"];

/** Milliseconds of the last change; 0 when the file is not there. */
function changed(url: URL): number {
  return statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isFresh(): boolean {
  const built = changed(TEMPLATE);
  const folder = (name: string) =>
    readdirSync(new URL(name, ROOT), { recursive: true, encoding: "utf8" }).map((file) =>
      changed(new URL(name + file, ROOT)),
    );
  return (
    built > 0 &&
    [...SOURCES.flatMap(folder), ...FILES.map((file) => changed(new URL(file, ROOT)))].every((at) => at <= built)
  );
}

/** Afterwards `dist/viewer.html` is there and up to date; says nothing. */
export async function ensureTemplate(): Promise<void> {
  if (isFresh()) return;
  const { build } = await import("vite");
  await build({ configFile: fileURLToPath(new URL("vite.config.ts", ROOT)), logLevel: "error" });
}
