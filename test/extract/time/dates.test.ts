import { describe, expect, it, test } from "vitest";
import { createTimeResolver, findDates } from "../../../src/extract/time/index.ts";
import { tokenOf, treeDoc } from "../tree-doc.ts";

type Case = [
  text: string,
  trees: string[],
  events: string[],
  dates: [words: string, from: string | null, to: string | null, precision: string][],
  attached: Record<string, string | null>,
];

/** Read against Thursday 2025-11-20. */
const CASES: Case[] = [
  [
    "Ruritania will sign the pact on Monday.",
    [
      "Ruritania|PROPN|NNP|Ruritania|3|nsubj will|AUX|MD|will|3|aux sign|VERB|VB|sign|0|root the|DET|DT|the|5|det pact|NOUN|NN|pact|3|obj on|ADP|IN|on|7|case Monday|PROPN|NNP|Monday|3|obl .|PUNCT|.|.|3|punct",
    ],
    [],
    [["Monday", "2025-11-24", "2025-11-24", "day"]],
    { sign: "Monday" },
  ],
  [
    "Ruritania signed the pact on Monday.",
    [
      "Ruritania|PROPN|NNP|Ruritania|2|nsubj signed|VERB|VBD|sign|0|root the|DET|DT|the|4|det pact|NOUN|NN|pact|2|obj on|ADP|IN|on|6|case Monday|PROPN|NNP|Monday|2|obl .|PUNCT|.|.|2|punct",
    ],
    [],
    [["Monday", "2025-11-17", "2025-11-17", "day"]],
    { signed: "Monday" },
  ],
  [
    "The ministers met on Nov. 7, 2025 in the capital.",
    [
      "The|DET|DT|the|2|det ministers|NOUN|NNS|minister|3|nsubj met|VERB|VBD|meet|0|root on|ADP|IN|on|6|case Nov.|PROPN|NNP|November|6|nmod:unmarked 7|NUM|CD|7|3|obl ,|PUNCT|,|,|8|punct 2025|NUM|CD|2025|6|nmod:unmarked in|ADP|IN|in|11|case the|DET|DT|the|11|det capital|NOUN|NN|capital|3|obl .|PUNCT|.|.|3|punct",
    ],
    [],
    [["Nov. 7, 2025", "2025-11-07", "2025-11-07", "day"]],
    { met: "Nov. 7, 2025" },
  ],
  [
    "The minister said on Tuesday that rebels had shelled the town in May.",
    [
      "The|DET|DT|the|2|det minister|NOUN|NN|minister|3|nsubj said|VERB|VBD|say|0|root on|ADP|IN|on|5|case Tuesday|PROPN|NNP|Tuesday|3|obl that|SCONJ|IN|that|9|mark rebels|NOUN|NNS|rebel|9|nsubj had|AUX|VBD|have|9|aux shelled|VERB|VBN|shell|3|ccomp the|DET|DT|the|11|det town|NOUN|NN|town|9|obj in|ADP|IN|in|13|case May|PROPN|NNP|May|9|obl .|PUNCT|.|.|3|punct",
    ],
    [],
    [
      ["Tuesday", "2025-11-18", "2025-11-18", "day"],
      ["May", "2025-05-01", "2025-05-31", "month"],
    ],
    { said: "Tuesday", shelled: "May" },
  ],
  [
    "By early 2025 the firm had sold its plant.",
    [
      "By|ADP|IN|by|3|case early|ADJ|JJ|early|3|amod 2025|NUM|CD|2025|7|obl the|DET|DT|the|5|det firm|NOUN|NN|firm|7|nsubj had|AUX|VBD|have|7|aux sold|VERB|VBN|sell|0|root its|PRON|PRP$|its|9|nmod:poss plant|NOUN|NN|plant|7|obj .|PUNCT|.|.|7|punct",
    ],
    [],
    [["early 2025", null, "2025-04-30", "range"]],
    { sold: "early 2025" },
  ],
  [
    "The 2024 presidential election was won by Ann Holt.",
    [
      "The|DET|DT|the|4|det 2024|NUM|CD|2024|4|compound presidential|ADJ|JJ|presidential|4|amod election|NOUN|NN|election|6|nsubj:pass was|AUX|VBD|be|6|aux:pass won|VERB|VBN|win|0|root by|ADP|IN|by|8|case Ann|PROPN|NNP|Ann|6|obl:agent Holt|PROPN|NNP|Holt|8|flat .|PUNCT|.|.|6|punct",
    ],
    ["election"],
    [["2024", "2024-01-01", "2024-12-31", "year"]],
    { election: "2024" },
  ],
  [
    "She described a 19th-century treaty and the late 1990s.",
    [
      "She|PRON|PRP|she|2|nsubj described|VERB|VBD|describe|0|root a|DET|DT|a|7|det 19th|ADJ|JJ|19th|6|amod -|PUNCT|HYPH|-|4|punct century|NOUN|NN|century|7|compound treaty|NOUN|NN|treaty|2|obj and|CCONJ|CC|and|11|cc the|DET|DT|the|11|det late|ADJ|JJ|late|11|amod 1990s|NOUN|NNS|1990s|7|conj .|PUNCT|.|.|2|punct",
    ],
    ["treaty"],
    [
      ["19th-century", "1801-01-01", "1900-12-31", "century"],
      ["late 1990s", "1997-01-01", "1999-12-31", "range"],
    ],
    { described: null },
  ],
  [
    "He has led the party since 1994.",
    [
      "He|PRON|PRP|he|3|nsubj has|AUX|VBZ|have|3|aux led|VERB|VBN|lead|0|root the|DET|DT|the|5|det party|NOUN|NN|party|3|obj since|ADP|IN|since|7|case 1994|NUM|CD|1994|3|obl .|PUNCT|.|.|3|punct",
    ],
    [],
    [["1994", "1994-01-01", null, "year"]],
    { led: "1994" },
  ],
  [
    "The war lasted from 2018 to 2024.",
    [
      "The|DET|DT|the|2|det war|NOUN|NN|war|3|nsubj lasted|VERB|VBD|last|0|root from|ADP|IN|from|5|case 2018|NUM|CD|2018|3|obl to|ADP|IN|to|7|case 2024|NUM|CD|2024|3|obl .|PUNCT|.|.|3|punct",
    ],
    ["war"],
    [["2018 to 2024", "2018-01-01", "2024-12-31", "range"]],
    { lasted: "2018 to 2024" },
  ],
  [
    "Exports fell in Q2 2025 and again in the third quarter of last year.",
    [
      "Exports|NOUN|NNS|export|2|nsubj fell|VERB|VBD|fall|0|root in|ADP|IN|in|4|case Q2|NOUN|NN|q2|2|obl 2025|NUM|CD|2025|4|nmod:unmarked and|CCONJ|CC|and|7|cc again|ADV|RB|again|11|advmod in|ADP|IN|in|11|case the|DET|DT|the|11|det third|ADJ|JJ|third|11|amod quarter|NOUN|NN|quarter|2|conj of|ADP|IN|of|14|case last|ADJ|JJ|last|14|amod year|NOUN|NN|year|11|nmod .|PUNCT|.|.|2|punct",
    ],
    [],
    [
      ["Q2 2025", "2025-04-01", "2025-06-30", "quarter"],
      ["third quarter of last year", "2024-07-01", "2024-09-30", "quarter"],
    ],
    { fell: "Q2 2025" },
  ],
  [
    "The strike is planned for next spring.",
    [
      "The|DET|DT|the|2|det strike|NOUN|NN|strike|4|nsubj:pass is|AUX|VBZ|be|4|aux:pass planned|VERB|VBN|plan|0|root for|ADP|IN|for|7|case next|ADJ|JJ|next|7|amod spring|NOUN|NN|spring|4|obl .|PUNCT|.|.|4|punct",
    ],
    ["strike"],
    [["next spring", "2026-03-01", "2026-05-31", "season"]],
    { planned: "next spring" },
  ],
  [
    "Talks were held over the weekend.",
    [
      "Talks|NOUN|NNS|talk|3|nsubj:pass were|AUX|VBD|be|3|aux:pass held|VERB|VBN|hold|0|root over|ADP|IN|over|6|case the|DET|DT|the|6|det weekend|NOUN|NN|weekend|3|obl .|PUNCT|.|.|3|punct",
    ],
    ["Talks"],
    [["the weekend", "2025-11-15", "2025-11-16", "range"]],
    { held: "the weekend", Talks: "the weekend" },
  ],
  [
    "The agency hired in 2000 people for the census.",
    [
      "The|DET|DT|the|2|det agency|NOUN|NN|agency|3|nsubj:pass hired|VERB|VBD|hire|0|root in|ADP|IN|in|6|case 2000|NUM|CD|2000|6|nummod people|NOUN|NNS|people|3|obl for|ADP|IN|for|9|case the|DET|DT|the|9|det census|NOUN|NN|census|3|obl .|PUNCT|.|.|3|punct",
    ],
    [],
    [],
    { hired: null },
  ],
  [
    "Thousands joined the May Day march and the March on Washington.",
    [
      "Thousands|NOUN|NNS|thousand|2|nsubj joined|VERB|VBD|join|0|root the|DET|DT|the|6|det May|PROPN|NNP|May|5|compound Day|PROPN|NNP|Day|6|compound march|NOUN|NN|march|2|obj and|CCONJ|CC|and|9|cc the|DET|DT|the|9|det March|PROPN|NNP|March|6|conj on|ADP|IN|on|11|case Washington|PROPN|NNP|Washington|9|nmod .|PUNCT|.|.|2|punct",
    ],
    [],
    [],
    { joined: null },
  ],
  [
    "The Sunday Times reported the deal.",
    [
      "The|DET|DT|the|3|det Sunday|PROPN|NNP|Sunday|3|compound Times|PROPN|NNP|Times|4|nsubj reported|VERB|VBD|report|0|root the|DET|DT|the|6|det deal|NOUN|NN|deal|4|obj .|PUNCT|.|.|4|punct",
    ],
    ["deal"],
    [],
    { reported: null },
  ],
  [
    "In 2020 Ruritania imposed a ban, which it lifted three years later.",
    [
      "In|ADP|IN|in|2|case 2020|NUM|CD|2020|4|obl Ruritania|PROPN|NNP|Ruritania|4|nsubj imposed|VERB|VBD|impose|0|root a|DET|DT|a|6|det ban|NOUN|NN|ban|4|obj ,|PUNCT|,|,|10|punct which|PRON|WDT|which|10|obj it|PRON|PRP|it|10|nsubj lifted|VERB|VBD|lift|6|acl:relcl three|NUM|CD|three|12|nummod years|NOUN|NNS|year|13|obl:unmarked later|ADV|RBR|late|10|advmod .|PUNCT|.|.|4|punct",
    ],
    ["ban"],
    [
      ["2020", "2020-01-01", "2020-12-31", "year"],
      ["three years later", "2023-01-01", "2023-12-31", "year"],
    ],
    { imposed: "2020", ban: "2020", lifted: "three years later" },
  ],
  [
    "Two weeks ago the army shelled the town, killing nine civilians.",
    [
      "Two|NUM|CD|two|2|nummod weeks|NOUN|NNS|week|3|obl:unmarked ago|ADV|RB|ago|6|advmod the|DET|DT|the|5|det army|NOUN|NN|army|6|nsubj shelled|VERB|VBD|shell|0|root the|DET|DT|the|8|det town|NOUN|NN|town|6|obj ,|PUNCT|,|,|10|punct killing|VERB|VBG|kill|6|advcl nine|NUM|CD|nine|12|nummod civilians|NOUN|NNS|civilian|10|obj .|PUNCT|.|.|6|punct",
    ],
    [],
    [["Two weeks ago", "2025-11-03", "2025-11-09", "week"]],
    { shelled: "Two weeks ago", killing: "Two weeks ago" },
  ],
  [
    "The bank will open an office in December.",
    [
      "The|DET|DT|the|2|det bank|NOUN|NN|bank|4|nsubj will|AUX|MD|will|4|aux open|VERB|VB|open|0|root an|DET|DT|a|6|det office|NOUN|NN|office|4|obj in|ADP|IN|in|8|case December|PROPN|NNP|December|4|obl .|PUNCT|.|.|4|punct",
    ],
    [],
    [["December", "2025-12-01", "2025-12-31", "month"]],
    { open: "December" },
  ],
  [
    "Holt visited Freedonia last month and will return next year.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj visited|VERB|VBD|visit|0|root Freedonia|PROPN|NNP|Freedonia|2|obj last|ADJ|JJ|last|5|amod month|NOUN|NN|month|2|obl:unmarked and|CCONJ|CC|and|8|cc will|AUX|MD|will|8|aux return|VERB|VB|return|2|conj next|ADJ|JJ|next|10|amod year|NOUN|NN|year|8|obl:unmarked .|PUNCT|.|.|2|punct",
    ],
    [],
    [
      ["last month", "2025-10-01", "2025-10-31", "month"],
      ["next year", "2026-01-01", "2026-12-31", "year"],
    ],
    { visited: "last month", return: "next year" },
  ],
  [
    "The trial is due to begin on October 6.",
    [
      "The|DET|DT|the|2|det trial|NOUN|NN|trial|6|nsubj:outer is|AUX|VBZ|be|6|cop due|ADJ|JJ|due|6|case to|PART|TO|to|6|mark begin|VERB|VB|begin|0|root on|ADP|IN|on|9|case October|PROPN|NNP|October|9|nmod:unmarked 6|NUM|CD|6|6|obl .|PUNCT|.|.|6|punct",
    ],
    ["trial", "is"],
    [["October 6", "2026-10-06", "2026-10-06", "day"]],
    { begin: "October 6" },
  ],
  [
    "The attack of March 2019 killed forty people.",
    [
      "The|DET|DT|the|2|det attack|NOUN|NN|attack|6|nsubj of|ADP|IN|of|4|case March|PROPN|NNP|March|2|nmod 2019|NUM|CD|2019|4|nmod:unmarked killed|VERB|VBD|kill|0|root forty|NUM|CD|forty|8|nummod people|NOUN|NNS|people|6|obj .|PUNCT|.|.|6|punct",
    ],
    ["attack"],
    [["March 2019", "2019-03-01", "2019-03-31", "month"]],
    { attack: "March 2019" },
  ],
  [
    "The firm expects to sell the plant by the end of 2026.",
    [
      "The|DET|DT|the|2|det firm|NOUN|NN|firm|3|nsubj expects|VERB|VBZ|expect|0|root to|PART|TO|to|5|mark sell|VERB|VB|sell|3|xcomp the|DET|DT|the|7|det plant|NOUN|NN|plant|5|obj by|ADP|IN|by|10|case the|DET|DT|the|10|det end|NOUN|NN|end|5|obl of|ADP|IN|of|12|case 2026|NUM|CD|2026|10|nmod .|PUNCT|.|.|3|punct",
    ],
    ["end"],
    [["the end of 2026", null, "2026-12-31", "month"]],
    { sell: "the end of 2026", expects: null },
  ],
  [
    "On Friday he met the mayor and signed the accord.",
    [
      "On|ADP|IN|on|2|case Friday|PROPN|NNP|Friday|4|obl he|PRON|PRP|he|4|nsubj met|VERB|VBD|meet|0|root the|DET|DT|the|6|det mayor|NOUN|NN|mayor|4|obj and|CCONJ|CC|and|8|cc signed|VERB|VBD|sign|4|conj the|DET|DT|the|10|det accord|NOUN|NN|accord|8|obj .|PUNCT|.|.|4|punct",
    ],
    [],
    [["Friday", "2025-11-14", "2025-11-14", "day"]],
    { met: "Friday", signed: "Friday" },
  ],
  [
    "In Thursday's ballot Ann Holt beat Joe Katz.",
    [
      "In|ADP|IN|in|4|case Thursday|PROPN|NNP|Thursday|4|nmod:poss 's|PART|POS|'s|2|case ballot|NOUN|NN|ballot|7|obl Ann|PROPN|NNP|Ann|7|nsubj Holt|PROPN|NNP|Holt|5|flat beat|VERB|VBD|beat|0|root Joe|PROPN|NNP|Joe|7|obj Katz|PROPN|NNP|Katz|8|flat .|PUNCT|.|.|7|punct",
    ],
    [],
    [["Thursday", "2025-11-20", "2025-11-20", "day"]],
    { beat: "Thursday" },
  ],
  [
    "Norway was the largest giver until last year.",
    [
      "Norway|PROPN|NNP|Norway|5|nsubj was|AUX|VBD|be|5|cop the|DET|DT|the|5|det largest|ADJ|JJS|large|5|amod giver|NOUN|NN|giver|0|root until|ADP|IN|until|8|case last|ADJ|JJ|last|8|amod year|NOUN|NN|year|5|nmod .|PUNCT|.|.|5|punct",
    ],
    ["was"],
    [["last year", null, "2024-12-31", "year"]],
    {},
  ],
  [
    "The 1,200 homes and 2000 boats were destroyed.",
    [
      "The|DET|DT|the|3|det 1,200|NUM|CD|1200|3|nummod homes|NOUN|NNS|home|8|nsubj:pass and|CCONJ|CC|and|6|cc 2000|NUM|CD|2000|6|nummod boats|NOUN|NNS|boat|3|conj were|AUX|VBD|be|8|aux:pass destroyed|VERB|VBN|destroy|0|root .|PUNCT|.|.|8|punct",
    ],
    [],
    [],
    {},
  ],
  [
    "The council voted on 12 March 2024 to cut ties.",
    [
      "The|DET|DT|the|2|det council|NOUN|NN|council|3|nsubj voted|VERB|VBD|vote|0|root on|ADP|IN|on|5|case 12|NUM|CD|12|3|obl March|PROPN|NNP|March|5|nmod:unmarked 2024|NUM|CD|2024|5|nmod:unmarked to|PART|TO|to|9|mark cut|VERB|VB|cut|3|advcl ties|NOUN|NNS|tie|9|obj .|PUNCT|.|.|3|punct",
    ],
    [],
    [["12 March 2024", "2024-03-12", "2024-03-12", "day"]],
    { voted: "12 March 2024", cut: null },
  ],
  [
    "Twenty-five years ago the wall fell.",
    [
      "Twenty|NUM|CD|twenty|4|nummod -|PUNCT|HYPH|-|1|punct five|NUM|CD|five|4|nummod years|NOUN|NNS|year|5|obl:unmarked ago|ADV|RB|ago|8|advmod the|DET|DT|the|7|det wall|NOUN|NN|wall|8|nsubj fell|VERB|VBD|fall|0|root .|PUNCT|.|.|8|punct",
    ],
    [],
    [["Twenty-five years ago", "2000-01-01", "2000-12-31", "year"]],
    { fell: "Twenty-five years ago" },
  ],
];

describe("dates", () => {
  test.each(CASES)("%s", (text, trees, events, dates, attached) => {
    const doc = treeDoc(text, trees, { events });
    const time = createTimeResolver(doc);
    expect(
      time.dates.map(({ date }) => [text.slice(date.span.start, date.span.end), date.from, date.to, date.precision]),
    ).toEqual(dates);
    for (const [event, words] of Object.entries(attached)) {
      const date = time.dateOf([tokenOf(doc, event)]);
      expect(date && text.slice(date.span.start, date.span.end), event).toBe(words);
    }
  });

  const [text, trees] = CASES.find(([words]) => words.startsWith("Ruritania signed"))!;

  it("marks a date as inferred when it was read against the article", () => {
    expect(findDates(treeDoc(text, trees))[0]!.date.inferred).toBe(true);
    const [full, fullTrees] = CASES.find(([words]) => words.startsWith("The ministers met"))!;
    expect(findDates(treeDoc(full, fullTrees))[0]!.date.inferred).toBe(false);
  });

  it("resolves nothing relative without the date of the article", () => {
    expect(findDates(treeDoc(text, trees, { date: null }))).toEqual([]);
    const [full, fullTrees] = CASES.find(([words]) => words.startsWith("The ministers met"))!;
    expect(findDates(treeDoc(full, fullTrees, { date: null }))).toHaveLength(1);
  });
});
