import { describe, expect, it, test } from "vitest";
import type { Article } from "#schema";
import { findBlocks } from "../../src/document/index.ts";
import { findLines } from "../../src/document/lines.ts";

const article = (text: string, title: string | null = null): Article => ({
  id: "a",
  text,
  title,
  date: null,
  url: null,
  author: null,
  publisher: null,
});
const run = (text: string, title?: string | null) =>
  findBlocks.run({ article: article(text, title ?? null) }, () => {}).blocks;
const told = (text: string, title?: string) =>
  run(text, title).map((block) => `${block.kind}: ${text.slice(block.start, block.end)}`);

const BODY = "The harbour board met the dockers on Monday and offered them a new roster for the winter.";

describe("findBlocks", () => {
  test.each<[string, string, string[]]>([
    ["one sentence is a paragraph", "Norland sealed its border.", ["paragraph: Norland sealed its border."]],
    ["one headline alone is a paragraph", "NORLAND SEALS BORDER", ["paragraph: NORLAND SEALS BORDER"]],
    ["title above the story", `Dockers weigh offer\n${BODY}`, ["title: Dockers weigh offer", `paragraph: ${BODY}`]],
    [
      "a first line with a full stop is no title",
      `The dockers went home.\n${BODY}`,
      ["paragraph: The dockers went home.", `paragraph: ${BODY}`],
    ],
    [
      "title and deck",
      `Dockers weigh offer\nBoard gives way on shifts after a week of strikes\n\n${BODY}`,
      ["title: Dockers weigh offer", "deck: Board gives way on shifts after a week of strikes", `paragraph: ${BODY}`],
    ],
    [
      "separator and caption with credit",
      `Dockers weigh offer\nThe board gave way on Monday.\n-\nCranes stand idle at the Port of Varn, May 3, 2031 (AFP)\n${BODY}`,
      [
        "title: Dockers weigh offer",
        "deck: The board gave way on Monday.",
        "separator: -",
        "caption: Cranes stand idle at the Port of Varn, May 3, 2031",
        "mark: (AFP)",
        `paragraph: ${BODY}`,
      ],
    ],
    ["dateline with date", `VARN, May 3 — ${BODY}`, ["dateline: VARN, May 3", `paragraph: ${BODY}`]],
    [
      "dateline with date and agency",
      `PORT VARN, Norland, May 3 (Reuters) - ${BODY}`,
      ["dateline: PORT VARN, Norland, May 3", "mark: (Reuters)", `paragraph: ${BODY}`],
    ],
    ["dateline with agency", `Port Varn (AP) — ${BODY}`, ["dateline: Port Varn", "mark: (AP)", `paragraph: ${BODY}`]],
    ["two places", `VARN/OLDE -- ${BODY}`, ["dateline: VARN/OLDE", `paragraph: ${BODY}`]],
    ["agency alone", `(CNN) — ${BODY}`, ["mark: (CNN)", `paragraph: ${BODY}`]],
    [
      "a dash after an acronym is no dateline",
      "NATO — long divided over Varn — met on Monday.",
      ["paragraph: NATO — long divided over Varn — met on Monday."],
    ],
    [
      "a dateline below a headline with a full stop",
      `Dockers weigh offer.\n\nVARN (AP) — ${BODY}`,
      ["title: Dockers weigh offer.", "dateline: VARN", "mark: (AP)", `paragraph: ${BODY}`],
    ],
    [
      "headings between paragraphs",
      `${BODY}\nWhat the dockers want\n${BODY}\nWho pays?\n${BODY}`,
      [
        `paragraph: ${BODY}`,
        "heading: What the dockers want",
        `paragraph: ${BODY}`,
        "heading: Who pays?",
        `paragraph: ${BODY}`,
      ],
    ],
    [
      "list items",
      `${BODY}\n• Shifts end at six.\n2. Pay rises.`,
      [`paragraph: ${BODY}`, "list-item: Shifts end at six.", "list-item: Pay rises."],
    ],
    [
      "byline and date line",
      `Dockers weigh offer\nBy Ada Lund and Kim Berg\nMonday, May 3, 2031\n${BODY}`,
      [
        "title: Dockers weigh offer",
        "mark: By Ada Lund and Kim Berg",
        "dateline: Monday, May 3, 2031",
        `paragraph: ${BODY}`,
      ],
    ],
    ["white space only", " \n\t\n", []],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("takes the title that the page gives", () => {
    expect(told(`Will it rain?\n${BODY}`, "Will it rain?")[0]).toBe("title: Will it rain?");
  });

  it("keeps blocks in order and apart, with any line ends", () => {
    const text = `Dockers weigh offer\r\n\r\nVARN (AP) — ${BODY}\r\n\u2028* * *\u2028(Reporting by Ada Lund; editing by Kim Berg)`;
    const blocks = run(text);
    expect(blocks.map((block) => block.kind)).toEqual(["title", "dateline", "mark", "paragraph", "separator", "mark"]);
    blocks.forEach((block, i) => {
      expect(block.start).toBeLessThan(block.end);
      if (i > 0) expect(block.start).toBeGreaterThanOrEqual(blocks[i - 1]!.end);
    });
  });
});

describe("findLines", () => {
  it("joins the lines of a wrapped paragraph", () => {
    const text =
      "The harbour board met the dockers on Monday\nand offered them a new roster for the winter\nmonths, two people said.\n\nThe dockers left without an answer and said\nthey would vote later.";
    expect(findLines(text).map((line) => text.slice(line.start, line.end).split("\n").length)).toEqual([3, 2]);
  });

  it("leaves one-line paragraphs alone", () => {
    const text = "Dockers weigh offer\nThe board met on Monday and went home.\nNobody spoke.";
    expect(findLines(text)).toHaveLength(3);
  });
});
