// What counts as a word, by kind of text; and that nothing is lost.
import { describe, expect, it } from "vitest";
import { findSentenceEnds } from "../../src/language/sentence-ends.ts";
import { findWords } from "../../src/language/words.ts";

function words(text: string): string[] {
  const spans = findWords(text, 0, text.length);
  return spans.filter((_, i) => i % 2 === 0).map((start, i) => text.slice(start, spans[2 * i + 1]));
}

function sentences(text: string): string[] {
  const spans = findWords(text, 0, text.length);
  let first = 0;
  return findSentenceEnds(text, spans).map((end) => {
    const sentence = text.slice(spans[2 * first], spans[2 * end - 1]);
    first = end;
    return sentence;
  });
}

describe("words", () => {
  // text, words with spaces between
  it.each([
    ["They don't know.", "They do n't know ."],
    ["He can’t and won’t", "He ca n’t and wo n’t"],
    ["Mercado's offer", "Mercado 's offer"],
    ["the workers' strike", "the workers ' strike"],
    ["We cannot, I'm sure they'd've said", "We can not , I 'm sure they 'd 've said"],
    ["You're gonna wanna see", "You 're gon na wan na see"],
    ["in the U.S. today", "in the U.S. today"],
    ["at 5 p.m. on Monday", "at 5 p.m. on Monday"],
    ["Dr. Ines P. Rocha arrived.", "Dr. Ines P. Rocha arrived ."],
    ["Acme Inc. fell 25% to $3bn", "Acme Inc. fell 25 % to $ 3 bn"],
    ["€1.5 million, or US$1,600", "€ 1.5 million , or US$ 1,600"],
    ["a 9am-5pm job", "a 9 am - 5 pm job"],
    ["well-known co-founder, 12-year-old", "well - known co-founder , 12 - year - old"],
    ["an anti-tariff e-mail", "an anti-tariff e-mail"],
    ["an F-35 over Ras al-Khor", "an F-35 over Ras al - Khor"],
    ["1999-2004, 9/11, 12:30", "1999 - 2004 , 9/11 , 12:30"],
    ["the 1990s' 3rd floor", "the 1990s ' 3rd floor"],
    ["yes—no – maybe -- so", "yes — no – maybe -- so"],
    ["“Go,” she said... ‘now’", "“ Go , ” she said ... ‘ now ’"],
    ["What?! Really!!", "What ?! Really !!"],
    ["see https://example.org/a_(b)?q=1, ok", "see https://example.org/a_(b)?q=1 , ok"],
    ["mail ana.b@example.org or example.com.", "mail ana.b@example.org or example.com ."],
    ["@reporter says #budget2026 🙂👍🏽", "@reporter says #budget2026 🙂 👍🏽"],
    ["nice :) and/or not ;-)", "nice :) and / or not ;-)"],
    ["(the “plan”)", "( the “ plan ” )"],
    ["No. 7 said no.", "No. 7 said no ."],
    ["AT&T and R&D", "AT&T and R&D"],
    ["'tis the '90s", "'tis the '90s"],
    ["constructor __proto__ toString", "constructor __proto__ toString"],
    ["Łódź, Zoë’s café", "Łódź , Zoë ’s café"],
  ])("%s", (text, expected) => expect(words(text).join(" ")).toBe(expected));

  it("loses no character that is not white space", () => {
    for (const text of ["a\u0301b \ud800x\udc00 ‮abc‬ <<>>", "x".repeat(2500), `${"é".repeat(999)}😀😀 z`]) {
      const found = words(text);
      expect(found.join("")).toBe(text.replace(/\s/g, ""));
    }
  });
});

describe("sentences", () => {
  it.each([
    ["It rained. They left.", 2],
    ["Mr. Dlamini met Gov. Ortiz in St. Moritz.", 1],
    ["He lives in the U.S. The rest moved on.", 2],
    ["The U.S. Navy sailed.", 1],
    ["“We lost.” She sighed.", 2],
    ["“Will it hold?” he asked.", 1],
    ["Sales rose 3.5 percent. No one cheered.", 2],
    ["Several towns, e.g. The Hague, agreed.", 1],
    ["The firm (founded in 1990) closed.", 1],
    ["Wait... what?", 1],
    ["It failed.Then it rained.", 2],
    ["J. R. Calder wrote it.", 1],
    ["They met at 5 p.m. They agreed.", 2],
    ["The fort (c. 1230) fell. It was rebuilt.", 2],
    ["Take vitamin c. They say it helps.", 2],
    ["The mill closed. [6][7] It had run for years. [12]", 2],
    ["“We waited,” he wrote. […] The letter ends there.", 2],
    ["no final mark", 1],
    ["", 0],
  ])("%s", (text, count) => expect(sentences(text)).toHaveLength(count));

  it("leaves references with the sentence that they prove", () => {
    expect(sentences("The mill closed. [6][7] It had run for years.")).toEqual([
      "The mill closed. [6][7]",
      "It had run for years.",
    ]);
    expect(sentences("It rained. (Then it stopped.)")).toEqual(["It rained.", "(Then it stopped.)"]);
  });
});
