import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { Article } from "#schema";
import { type Ingested, type InputOptions, readInputs } from "../../src/ingest/index.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ingest-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
async function* stream(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}
const read = async (inputs: string[], options?: InputOptions) => {
  const all: Ingested[] = [];
  for await (const item of readInputs(inputs, options)) all.push(item);
  return all;
};
const codes = (all: Ingested[]) => all.map((item) => ("error" in item ? item.error.code : "ok"));
const articles = (all: Ingested[]) => all.flatMap((item) => ("article" in item ? [Article.parse(item.article)] : []));

const STORY =
  "Dockers weigh offer\n\nVARN, May 3, 2031 (AP) — The harbour board met the dockers on Monday.\n\nThey left without an answer.";

describe("plain text", () => {
  it("keeps the text and finds title and date", async () => {
    const [article] = articles(await read([put("a.txt", STORY)]));
    expect(article).toMatchObject({
      text: STORY,
      title: "Dockers weigh offer",
      date: { value: "2031-05-03", origin: "found" },
      url: null,
    });
    expect(article!.id).toMatch(/^article:[0-9a-f]{16}$/);
  });

  it("drops the byte order mark and nothing else", async () => {
    const [article] = articles(await read([put("bom.txt", `\ufeffNorland\r\nsealed its border.\r\n`)]));
    expect(article!.text).toBe("Norland\r\nsealed its border.\r\n");
  });

  it("takes the date of the caller before that of the text", async () => {
    const [article] = articles(await read([put("a.txt", STORY)], { date: "2031-05-04" }));
    expect(article!.date).toEqual({ value: "2031-05-04", origin: "given" });
  });

  test.each<[string, string | Uint8Array, string]>([
    ["latin-1", new Uint8Array([0x4d, 0xe9, 0x78, 0x69, 0x63, 0x6f, 0x20, 0x61]), "ingest/not-utf8"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x41, 0x00]), "ingest/not-utf8"],
    ["cut in the middle of a character", new Uint8Array([0x41, 0xc3]), "ingest/not-utf8"],
    ["NUL bytes", new Uint8Array([0x41, 0x00, 0x42]), "ingest/binary"],
    ["a PDF file", "%PDF-1.7 …", "ingest/binary"],
    ["nothing", "", "ingest/empty"],
    ["white space", " \n\t", "ingest/empty"],
    ["too many bytes", "x".repeat(101), "ingest/too-large"],
  ])("refuses %s", async (_, content, code) => {
    expect(codes(await read([put("bad.txt", content)], { maxBytes: 100 }))).toEqual([code]);
  });

  it("goes on after a bad input", async () => {
    const all = await read([join(folder, "missing.txt"), put("a.txt", STORY), put("bad.txt", "")]);
    expect(codes(all)).toEqual(["ingest/not-found", "ok", "ingest/empty"]);
  });

  it.skipIf(process.getuid?.() === 0)("says when it may not read", async () => {
    const path = put("locked.txt", STORY);
    chmodSync(path, 0);
    expect(codes(await read([path]))).toEqual(["ingest/unreadable"]);
  });
});

describe("folders", () => {
  it("reads files with a known ending by name, without hidden ones and links to folders", async () => {
    const home = join(folder, "house");
    mkdirSync(join(home, "sub"), { recursive: true });
    writeFileSync(join(home, "b.txt"), "The second text.");
    writeFileSync(join(home, "a.jsonl"), '{"id":"first","text":"The first text."}\n');
    writeFileSync(join(home, "notes.md"), "not read");
    writeFileSync(join(home, ".hidden.txt"), "not read");
    writeFileSync(join(home, "sub", "c.txt"), "The third text.");
    symlinkSync(home, join(home, "sub", "loop"));
    expect(articles(await read([home])).map((article) => article.text)).toEqual([
      "The first text.",
      "The second text.",
      "The third text.",
    ]);
  });

  it("says when there is nothing in it", async () => {
    const home = join(folder, "bare");
    mkdirSync(home);
    expect(codes(await read([home]))).toEqual(["ingest/empty"]);
  });
});

describe("JSON Lines", () => {
  const line = (record: unknown) => `${JSON.stringify(record)}\n`;

  it("reads records, also without a last line feed and with empty lines", async () => {
    const stdin = stream(
      line({ id: "a", text: "Ann left.", date: "2031-05-03T23:00:00+02:00", title: "T", url: "https://example.org/a" }),
      "\n",
      line({ id: 7, text: "Kim came.", extra: true }).trimEnd(),
    );
    const found = articles(await read(["-"], { stdin }));
    expect(found.map(({ id, date, title, url }) => [id, date?.value, title, url])).toEqual([
      ["a", "2031-05-03", "T", "https://example.org/a"],
      ["7", undefined, null, null],
    ]);
  });

  it("cuts lines where the chunks do not", async () => {
    const bytes = new TextEncoder().encode(line({ id: "é", text: "Zoë left Łódź." }).repeat(3));
    const stdin = stream(...Array.from({ length: bytes.length }, (_, i) => bytes.subarray(i, i + 1)));
    expect(articles(await read(["-"], { stdin })).map((article) => article.text)).toEqual(
      Array(3).fill("Zoë left Łódź."),
    );
  });

  it("turns each bad line into a failure with its number and goes on", async () => {
    const stdin = stream(
      line({ id: "a", text: "Ann left." }),
      "{not json\n",
      line([1]),
      line({ id: "d", text: 5 }),
      line({ id: "e", text: "x", date: "2031-02-30" }),
      line({ id: "f", text: " " }),
      line({ id: "g", text: "x".repeat(300) }),
      new Uint8Array([0x7b, 0xff, 0x0a]),
      line({ id: "z", text: "Kim came." }),
    );
    const all = await read(["-"], { stdin, maxBytes: 200, format: "jsonl" });
    expect(codes(all)).toEqual([
      "ok",
      "ingest/bad-json",
      "ingest/bad-record",
      "ingest/bad-record",
      "ingest/bad-record",
      "ingest/empty",
      "ingest/too-large",
      "ingest/not-utf8",
      "ok",
    ]);
    const failures = all.flatMap((item) => ("failure" in item ? [[item.failure.line, item.failure.id]] : []));
    expect(failures).toEqual([
      [2, null],
      [3, null],
      [4, "d"],
      [5, "e"],
      [6, "f"],
      [7, null],
      [8, null],
    ]);
  });

  it("reads a key that objects have by nature as any other", async () => {
    const stdin = stream('{"__proto__":{"text":"no"},"id":"constructor","text":"Ann left."}\n');
    expect(articles(await read(["-"], { stdin, format: "jsonl" }))[0]!.id).toBe("constructor");
  });
});

describe("standard input", () => {
  test.each<[string, string, string]>([
    ["text", "  Ann left.", "  Ann left."],
    ["a brace in a text", "{Ann left.}", "{Ann left.}"],
    ["JSON Lines", '\n{"id":"a","text":"Ann left."}', "Ann left."],
  ])("tells %s by its start", async (_, content, text) => {
    expect(articles(await read(["-"], { stdin: stream(content) })).map((article) => article.text)).toEqual([text]);
  });
});
