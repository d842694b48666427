import { describe, expect, test } from "vitest";
import type { Block, Token } from "../../../src/document/index.ts";
import { findQuotes } from "../../../src/extract/statements/index.ts";

/** Words parted by spaces and marks; one block per line. */
function plainDoc(text: string) {
  const tokens: Token[] = [...text.matchAll(/[\p{L}\p{N}]+|``|''|[^\s]/gu)].map((match, index) => ({
    index,
    text: match[0],
    sentence: 0,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    kind: "paragraph",
    start: index,
    end: index + line.length,
  }));
  const article = { id: "q", text, title: null, date: null, url: null, author: null, publisher: null };
  return { article, tokens, blocks };
}

const CASES: [text: string, quotes: string[]][] = [
  ["“We go,” she said.", ["“We go,”"]],
  ['"We go," she said, "and soon."', ['"We go,"', '"and soon."']],
  ["''We go,'' she said.", ["''We go,''"]],
  ["``We go,'' she said.", ["``We go,''"]],
  ["The mayor's plan and the workers' pay are fine.", []],
  ["He called it a ‘grave error’ twice.", ["‘grave error’"]],
  ["It isn't the workers' 'grave error' at all.", ["'grave error'"]],
  ["The ’90s were “good”, she said.", ["“good”"]],
  ["The '90s were “good”, she said.", ["“good”"]],
  ['He is 6\'2" tall and said "no".', ['"no"']],
  ["”We go,” she said.", ["”We go,”"]],
  ["“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]],
  ["„Wir“ and «nous» are words.", ["„Wir“", "«nous»"]],
  ["“We go.\n“We stay,” she said.", ["“We go.", "“We stay,”"]],
  ["“We go\nShe left.", ["“We go"]],
  ["No quotes here.", []],
];

describe("quotes", () => {
  test.each(CASES)("%s", (text, quotes) => {
    expect(findQuotes(plainDoc(text)).map(({ start, end }) => text.slice(start, end))).toEqual(quotes);
  });

  test("a quote goes on in the next paragraph when the one before was left open", () => {
    const continues = (text: string) => findQuotes(plainDoc(text)).map((quote) => quote.continues);
    expect(continues("“We go.\n“We stay,” she said.")).toEqual([false, true]);
    expect(continues("“We go.”\n“We stay,” she said.")).toEqual([false, false]);
  });

  test("tokens of a quote are those between its marks and the marks", () => {
    const [quote] = findQuotes(plainDoc("She said “we go” twice."));
    expect([quote!.firstToken, quote!.endToken]).toEqual([2, 6]);
  });
});
