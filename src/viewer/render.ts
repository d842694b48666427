// Graph file + template → one HTML page. The data goes in as text that no parser can take for markup; above a size it is compressed,
// by a library rather than by zlib, whose bytes differ between machines. The same graph gives the same bytes.
import { deflateSync, strToU8 } from "fflate";
import type { GraphFile } from "#schema";
import { NewsgraphError } from "../errors.ts";
import { packGraph } from "./pack.ts";

/** The element of the template that takes the data. */
const SLOT = /<script type="application\/json" id="graph-data"><\/script>/;

/** Characters of JSON above which the data is compressed. */
const COMPRESS_ABOVE = 400_000;

/** JSON that is safe inside a script element and in JavaScript: `<`, `>`, `&` and the two line separators as escapes. */
export function escapeJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * The whole page. `template` is what `readTemplate()` of `load.ts` gives. Throws viewer/template-missing when it has no place for data.
 */
export function renderPage(graph: GraphFile, template: string): string {
  if (!SLOT.test(template))
    throw new NewsgraphError("viewer/template-missing", "the template has no place for the data");
  const json = JSON.stringify(packGraph(graph));
  const [encoding, data] =
    json.length > COMPRESS_ABOVE
      ? ["deflate", toBase64(deflateSync(strToU8(json), { level: 6 }))]
      : ["json", escapeJson(json)];
  // a function, so that "$&" in an article is not taken for a pattern
  return template.replace(
    SLOT,
    () => `<script type="application/json" id="graph-data" data-encoding="${encoding}">${data}</script>`,
  );
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x6000)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
  return parts.join("");
}
