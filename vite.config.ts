// The template of the page: one HTML file with its script and style inside, and a content security policy that names both by their hash.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const PAGE = "viewer.html";

/** Adds the policy once everything is inline: nothing may be loaded, no script but our own, no string becomes markup. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle[PAGE];
        if (page?.type !== "asset") throw new Error(`the build made no ${PAGE}`);
        const html = String(page.source);
        const hashes = (pattern: RegExp) =>
          [...html.matchAll(pattern)]
            .map((match) => `'sha256-${createHash("sha256").update(match[1]!).digest("base64")}'`)
            .join(" ");
        const policy = [
          "default-src 'none'",
          `script-src ${hashes(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)}`,
          `style-src ${hashes(/<style[^>]*>([\s\S]*?)<\/style>/g)}`,
          "img-src data: blob:",
          "worker-src blob:",
          "connect-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types default",
        ].join("; ");
        page.source = html.replace(
          '<meta charset="utf-8">',
          () => `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        );
      },
    },
  };
}

/** Columns of the ontology that the page never reads; with them, and with the layout of shaders, a tenth of its size goes. */
const UNREAD = /^ {4}(?:source|target|symmetric|ploverMode|wikidata|schemaOrg|gloss|ends): .*,\n/gm;
const RELATIONS_START = "export const RELATIONS";
const SHADER = /\/\*glsl\*\/"(?:[^"\\]|\\.)*"/g;

function slim(): Plugin {
  return {
    name: "slim",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (id.endsWith("/schema/ontology.ts")) {
        const at = code.indexOf(RELATIONS_START);
        if (at < 0) throw new Error(`schema/ontology.ts has no "${RELATIONS_START}"`);
        return { code: code.slice(0, at) + code.slice(at).replace(UNREAD, ""), map: null };
      }
      if (id.endsWith("/page/programs.ts"))
        return {
          code: code.replace(/`\n[^`]*`/g, (text) =>
            text.replace(/\s*\n\s*/g, "\n").replace(/ ([-+*/=<>?:,]) /g, "$1"),
          ),
          map: null,
        };
      if (!id.includes("/sigma/")) return null;
      return {
        code: code.replace(SHADER, (text) => text.replace(/\s*\/\/.*?(?=\\n)/g, "").replace(/(?:\\n\s*)+/g, "\\n")),
        map: null,
      };
    },
  };
}

export default defineConfig({
  root: "src/viewer/page",
  plugins: [slim(), viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
  resolve: { alias: { events: fileURLToPath(new URL("src/viewer/page/emitter.ts", import.meta.url)) } },
  build: {
    target: "es2023",
    outDir: "../../../dist",
    // dist holds the command line too
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { input: `src/viewer/page/${PAGE}` },
  },
});
