import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureTemplate } from "../../scripts/template.ts";
import { readTemplate } from "../../src/viewer/load.ts";

const PAGE = new URL("../../src/viewer/page/", import.meta.url);
const sources = readdirSync(PAGE).map((name) => [name, readFileSync(new URL(name, PAGE), "utf8")] as const);

let template = "";
beforeAll(async () => {
  await ensureTemplate();
  template = readTemplate();
});

describe("the template", () => {
  it("is small enough to be mailed", () => {
    expect(Buffer.byteLength(template)).toBeLessThanOrEqual(280_000);
    expect(gzipSync(template, { level: 9 }).length).toBeLessThanOrEqual(80_000);
  });

  it("names its script and its style in the policy, and allows nothing else", () => {
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(template)![1]!;
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(template)![1]!;
    const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(template)![1]!;
    expect(policy.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "img-src data: blob:",
      "require-trusted-types-for 'script'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "trusted-types default",
      "worker-src blob:",
    ]);
    expect(template.indexOf("Content-Security-Policy")).toBeLessThan(template.indexOf("<script"));
  });

  it("is one file: it names no other to load", () => {
    const markup = template.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, "");
    expect(markup.match(/\b(?:src|href)="(?!data:|#)[^"]*"/g) ?? []).toEqual([]);
  });

  it("has one place for the data", () => {
    expect(template.match(/id="graph-data"/g)).toHaveLength(1);
  });
});

describe("the sources of the page", () => {
  it.each(sources.filter(([name]) => name.endsWith(".ts")))("%s makes no markup from text", (_, text) => {
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/);
  });
  it.each(sources.filter(([name]) => name.endsWith(".ts")))("%s does not bring zod into the page", (_, text) => {
    const values = [...text.matchAll(/^import (?!type\b)[^;]*? from "([^"]+)";/gm)].map((match) => match[1]!);
    const allowed =
      /^(?:\.\/[\w-]+\.ts|\.\.\/packed\.ts|(?:\.\.\/){3}schema\/(?:ontology|pieces|standing|style|wording)\.ts|sigma(?:\/\w+)?|graphology(?:-layout-forceatlas2\/worker)?)$/;
    expect(values.filter((name) => !allowed.test(name))).toEqual([]);
  });
});
