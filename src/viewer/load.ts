// Reads the built template of the page from the package.
import { readFileSync } from "node:fs";
import { NewsgraphError } from "../errors.ts";

/** Beside the built command line in a package, under `dist` in a checkout. */
const PLACES = ["./viewer.html", "../../dist/viewer.html"];

/** The template that `npm run build:viewer` makes. Throws viewer/template-missing when it was not built. */
export function readTemplate(): string {
  for (const place of PLACES) {
    try {
      return readFileSync(new URL(place, import.meta.url), "utf8");
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT")
        throw new NewsgraphError("viewer/template-missing", "the template of the page cannot be read", { cause });
    }
  }
  throw new NewsgraphError("viewer/template-missing", "the template of the page is not built");
}
