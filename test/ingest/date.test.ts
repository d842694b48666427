import { describe, expect, test } from "vitest";
import { articleFromText } from "../../src/ingest/index.ts";

const TITLE = "Dockers weigh offer";
const BODY = "The harbour board met the dockers on Monday and offered them a new roster for the winter.";

describe("date of publication", () => {
  test.each<[string, string, string | null]>([
    ["dateline with a year", `${TITLE}\nVARN, May 3, 2031 (AP) — ${BODY}`, "2031-05-03 found"],
    ["day before month", `${TITLE}\nVarn, 3 May 2031 (AFP) — ${BODY}`, "2031-05-03 found"],
    ["date line", `${TITLE}\nPublished 2031-05-03\n${BODY}`, "2031-05-03 found"],
    ["the later of two date lines", `${TITLE}\nPublished 3 May 2031\nUpdated 4 May 2031\n${BODY}`, "2031-05-04 found"],
    ["caption", `${TITLE}\nQuays lie idle, Sept. 30, 2031 (AFP)\n${BODY}`, "2031-09-30 found"],
    [
      "the story is later than its photo",
      `${TITLE}\nQuays lie idle, Dec. 28, 2031 (AFP)\n${BODY}\nOn January 4, the board sat again. On March 1, 1997, it was founded.`,
      "2032-01-04 inferred",
    ],
    [
      "a day still to come is not that of the story",
      `${TITLE}\nQuays lie idle, May 3, 2031 (AFP)\n${BODY}\nOn May 20, the board will sit again.`,
      "2031-05-03 found",
    ],
    ["a dateline without a year", `${TITLE}\nVARN, May 3 — ${BODY}`, null],
    ["a day of history in the story", `${TITLE}\n${BODY} The pact of May 3, 1997 was never ratified.`, null],
    ["a day that the calendar lacks", `${TITLE}\nVARN, February 30, 2031 — ${BODY}`, null],
  ])("%s", (_, text, expected) => {
    const { date } = articleFromText(text);
    expect(date && `${date.value} ${date.origin}`).toBe(expected);
  });
});
