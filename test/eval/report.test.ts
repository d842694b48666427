// The report as text: what is in it, that nothing of an article becomes markup, and that it loads nothing.
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it, test } from "vitest";
import { evaluationOf, parseGold, renderReport, scoreText } from "../../src/eval/index.ts";
import { escapeText, html } from "../../src/eval/report/html.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { payloads } from "../browser/hostile.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await sharedExtractor();
});

function reportOf(rows: readonly object[], title = "gold.jsonl"): string {
  const gold = parseGold(rows.map((row) => JSON.stringify(row)).join("\n"), "gold.jsonl");
  const texts = gold.map((row) => {
    const document = extractor.annotate(articleFromText(row.text, { id: row.id }), () => {});
    return scoreText(row, document, extractor.record(document, []));
  });
  return renderReport(evaluationOf(texts), { title });
}

/** A row of every kind of item. */
const ROWS = [
  {
    id: "one",
    text: "Peru attacked Chile. Brazil allegedly arrested two men.",
    expect: ["Peru ATTACKS Chile", "Brazil EXPELS two men"],
    not: ["Brazil ARRESTS two men [alleged]"],
  },
  { id: "two", text: "Spain may join the pact.", expect: ["Spain JOINS pact"] },
  { id: "three", text: "It rained.", expect: [] },
];

/** Tags of the page in order, with their attributes, without what is between them. */
const tags = (page: string) => page.replace(/<(script|style)>[\s\S]*?<\/\1>/g, "<$1></$1>").match(/<[^>]*>/g)!;

describe("templates", () => {
  it("escape every value but markup", () => {
    expect(
      html`<p title="${'"><b>'}">${"<b>&'`"}${html`<i>${1}</i>`}${[html`<u></u>`, "<"]}${null}${false}</p>`.text,
    ).toBe('<p title="&quot;&gt;&lt;b&gt;">&lt;b&gt;&amp;&#39;&#96;<i>1</i><u></u>&lt;</p>');
  });
  test.each([
    ["a\u0000b\u0007", "a\ufffdb\ufffd"],
    ["\u202egnp.exe", "\ufffdgnp.exe"],
    ["half \ud800 pair 😀", "half \ufffd pair 😀"],
    ["line\nend\tand", "line\nend\tand"],
  ])("show %j as %j", (text, shown) => {
    expect(escapeText(text)).toBe(shown);
  });
});

describe("a report", () => {
  it("says in words what is right, missing, extra, forbidden and otherwise told", () => {
    const words = reportOf(ROWS)
      .replace(/<(script|style)>[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]+>/g, "")
      .replace(/\s+/g, " ");
    expect(words).toContain(
      "Right: Peru attacks Chile gold: Peru ATTACKS Chile source: Peru cue: attacked target: Chile.",
    );
    expect(words).toContain(
      "Missing: Brazil EXPELS two men Its ends stand in:Brazil allegedly arrested two men.Nearest of the extra claims, with another type: Brazil ARRESTS two men [alleged]",
    );
    expect(words).toContain(
      "Extra, and forbidden: Brazil allegedly arrests two men forbidden: Brazil ARRESTS two men [alleged]",
    );
    expect(words).toContain("Right, with another modality than the line: Spain may join pact");
    expect(words).toContain("3 texts with 3 lines of gold: 2 found, 1 missing; 1 extra. Of those found, 1 agree");
    expect(words).toContain("Too few claims");
    expect(words).toMatch(/How it was found, in \d steps&quot;attacked&quot; is /);
  });

  it("gives the same bytes again", () => {
    expect(reportOf(ROWS)).toBe(reportOf(ROWS));
  });

  it("allows its own script and style by their hash, and nothing else", () => {
    const page = reportOf(ROWS);
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)![1]!;
    expect(policy.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "img-src data:",
      "require-trusted-types-for 'script'",
      `script-src ${hash(/<script>([\s\S]*?)<\/script>/.exec(page)![1]!)}`,
      `style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(page)![1]!)}`,
      "trusted-types 'none'",
    ]);
    expect(
      tags(page)
        .join("")
        .match(/\b(?:src|href|action)="(?!data:,"|#)[^"]*"/g) ?? [],
    ).toEqual([]);
    expect(page).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\son\w+=/);
  });

  it("has a reliability table when there are claims enough", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      id: `r${i}`,
      text: "Peru attacked Chile.",
      expect: i % 3 === 0 ? [] : ["Peru ATTACKS Chile"],
    }));
    expect(reportOf(many)).toMatch(/60 claims, 40 right\./);
  });
});

describe("a hostile text", () => {
  it.each(payloads("http://127.0.0.1:9"))("makes no markup: %j", (payload) => {
    const words = payload.replace(/\s+/g, " ").trim();
    const row = (text: string, id: string) => ({
      id,
      text: `${text} attacked Chile. Peru met ${text}.`,
      expect: [`Peru ATTACKS ${text}`, `${text} MEETS Peru [by ${text.replace(/[[\]]/g, "")}]`],
      not: [`${text} ATTACKS Chile`],
    });
    const hostile = reportOf([row(words, payload), row(words, `${payload} again`)], payload);
    // every tag, with its attributes, is one that a report of plain texts has
    const plain = reportOf([...ROWS, row("Norland", "a"), row("Norland", "b")]);
    const known = new Set(tags(plain).map(shape));
    expect(
      tags(hostile)
        .map(shape)
        .filter((tag) => !known.has(tag)),
    ).toEqual([]);
  });

  /** A tag with the names of its attributes. */
  const shape = (tag: string) => tag.replace(/="[^"]*"/g, "").replace(/\s+/g, " ");
});
