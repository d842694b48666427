import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { CurrencyRow, type RelationType } from "#schema";
import { type AmountWords, createAmountResolver } from "../../../src/extract/amount/index.ts";
import { tokenOf, treeDoc } from "../tree-doc.ts";

const PEOPLE = new Set("soldier people migrant hostage suspect peacekeeper troop protester civilian voter".split(" "));
const DEMONYMS = new Map([
  ["Canadian", "CAN"],
  ["Mexican", "MEX"],
]);
const rows = readFileSync(new URL("../../../data/lexicon/en/currencies.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => CurrencyRow.parse(JSON.parse(line)));
const words: AmountWords = {
  currencies: rows,
  isPerson: (_, lemma) => PEOPLE.has(lemma.replace(/^person$/, "people").replace(/s$/, "")),
  countryOf: (adjective) => DEMONYMS.get(adjective) ?? null,
};
const resolve = createAmountResolver(words);

type Case = [
  text: string,
  trees: string[],
  amounts: [words: string, value: number, unit: string, bound: string][],
  /** the amount of a claim of this type at this predicate */
  measured: [type: RelationType, cue: string, value: number | null] | null,
];

const CASES: Case[] = [
  [
    "The firm bought the plant for US$1.2bn.",
    [
      "The|DET|DT|the|2|det firm|NOUN|NN|firm|3|nsubj bought|VERB|VBD|buy|0|root the|DET|DT|the|5|det plant|NOUN|NN|plant|3|obj for|ADP|IN|for|7|case US$|PROPN|NNP|US$|3|obl 1.2|NUM|CD|1.2|9|compound bn|NUM|CD|billion|7|compound .|PUNCT|.|.|3|punct",
    ],
    [["US$1.2bn", 1200000000, "USD", "exact"]],
    null,
  ],
  [
    "The bank lent €500 million to Ruritania.",
    [
      "The|DET|DT|the|2|det bank|NOUN|NN|bank|3|nsubj lent|VERB|VBD|lend|0|root €|SYM|$|€|3|obj 500|NUM|CD|500|6|compound million|NUM|CD|million|4|nummod to|ADP|IN|to|8|case Ruritania|PROPN|NNP|Ruritania|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["€500 million", 500000000, "EUR", "exact"]],
    null,
  ],
  [
    "It cost 20bn pesos and £3m. ",
    [
      "It|PRON|PRP|it|2|nsubj cost|VERB|VBD|cost|0|root 20|NUM|CD|20|4|compound bn|NUM|CD|billion|5|compound pesos|NOUN|NNS|pesos|2|obj and|CCONJ|CC|and|7|cc £|SYM|$|£|5|conj 3|NUM|CD|3|9|compound m|NUM|CD|million|7|nummod .|PUNCT|.|.|2|punct",
    ],
    [
      ["20bn pesos", 20000000000, "MXN", "exact"],
      ["£3m", 3000000, "GBP", "exact"],
    ],
    null,
  ],
  [
    "The ministry spent MXN 20bn on roads.",
    [
      "The|DET|DT|the|2|det ministry|NOUN|NN|ministry|3|nsubj spent|VERB|VBD|spend|0|root MXN|PROPN|NNP|MXN|3|obj 20|NUM|CD|20|6|compound bn|NUM|CD|billion|3|obj on|ADP|IN|on|8|case roads|NOUN|NNS|road|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["MXN 20bn", 20000000000, "MXN", "exact"]],
    null,
  ],
  [
    "He won half a billion dollars.",
    [
      "He|PRON|PRP|he|2|nsubj won|VERB|VBD|win|0|root half|DET|PDT|half|5|advmod a|DET|DT|a|5|det billion|NUM|CD|billion|6|nummod dollars|NOUN|NNS|dollar|2|obj .|PUNCT|.|.|2|punct",
    ],
    [["half a billion dollars", 500000000, "USD", "exact"]],
    null,
  ],
  [
    "She raised tariffs by 25 percent.",
    [
      "She|PRON|PRP|she|2|nsubj raised|VERB|VBD|raise|0|root tariffs|NOUN|NNS|tariff|2|obj by|ADP|IN|by|6|case 25|NUM|CD|25|6|nummod percent|NOUN|NN|percent|2|obl .|PUNCT|.|.|2|punct",
    ],
    [["25 percent", 25, "percent", "exact"]],
    ["IMPOSES_TARIFF", "raised", 25],
  ],
  [
    "A 25% duty on steel was imposed.",
    [
      "A|DET|DT|a|4|det 25|NUM|CD|25|3|nummod %|SYM|NN|%|4|compound duty|NOUN|NN|duty|8|nsubj:pass on|ADP|IN|on|6|case steel|NOUN|NN|steel|4|nmod was|AUX|VBD|be|8|aux:pass imposed|VERB|VBN|impose|0|root .|PUNCT|.|.|8|punct",
    ],
    [["25%", 25, "percent", "exact"]],
    ["IMPOSES_TARIFF", "duty", 25],
  ],
  [
    "The family owns a quarter of the company.",
    [
      "The|DET|DT|the|2|det family|NOUN|NN|family|3|nsubj owns|VERB|VBZ|own|0|root a|DET|DT|a|5|det quarter|NOUN|NN|quarter|3|obj of|ADP|IN|of|8|case the|DET|DT|the|8|det company|NOUN|NN|company|5|nmod .|PUNCT|.|.|3|punct",
    ],
    [["a quarter", 25, "percent", "exact"]],
    null,
  ],
  [
    "The rate rose by two percentage points.",
    [
      "The|DET|DT|the|2|det rate|NOUN|NN|rate|3|nsubj rose|VERB|VBD|rise|0|root by|ADP|IN|by|7|case two|NUM|CD|two|6|nummod percentage|NOUN|NN|percentage|7|compound points|NOUN|NNS|point|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["two percentage points", 2, "percentage points", "exact"]],
    null,
  ],
  [
    "At least 30 soldiers were killed.",
    [
      "At|ADP|IN|at|2|case least|ADJ|JJS|least|3|nmod 30|NUM|CD|30|4|nummod soldiers|NOUN|NNS|soldier|6|nsubj:pass were|AUX|VBD|be|6|aux:pass killed|VERB|VBN|kill|0|root .|PUNCT|.|.|6|punct",
    ],
    [["30", 30, "people", "at-least"]],
    ["KILLS", "killed", 30],
  ],
  [
    "Hundreds of people were arrested.",
    [
      "Hundreds|NOUN|NNS|hundred|5|nsubj:pass of|ADP|IN|of|3|case people|NOUN|NNS|people|1|nmod were|AUX|VBD|be|5|aux:pass arrested|VERB|VBN|arrest|0|root .|PUNCT|.|.|5|punct",
    ],
    [["Hundreds", 100, "people", "at-least"]],
    ["ARRESTS", "arrested", 100],
  ],
  [
    "A dozen migrants were freed, and both pilots.",
    [
      "A|DET|DT|a|2|det dozen|NUM|CD|dozen|3|nummod migrants|NOUN|NNS|migrant|5|nsubj:pass were|AUX|VBD|be|5|aux:pass freed|VERB|VBN|fre|0|root ,|PUNCT|,|,|9|punct and|CCONJ|CC|and|9|cc both|DET|DT|both|9|det pilots|NOUN|NNS|pilot|5|conj .|PUNCT|.|.|5|punct",
    ],
    [["A dozen", 12, "people", "exact"]],
    null,
  ],
  [
    "A C-130 landed with one of the leaders.",
    [
      "A|DET|DT|a|2|det C-130|PROPN|NNP|C-130|3|nsubj landed|VERB|VBD|land|0|root with|ADP|IN|with|5|case one|NUM|CD|one|3|obl of|ADP|IN|of|8|case the|DET|DT|the|8|det leaders|NOUN|NNS|leader|5|nmod .|PUNCT|.|.|3|punct",
    ],
    [],
    null,
  ],
  [
    "The blast killed nine.",
    [
      "The|DET|DT|the|2|det blast|NOUN|NN|blast|3|nsubj killed|VERB|VBD|kill|0|root nine|NUM|CD|nine|3|obj .|PUNCT|.|.|3|punct",
    ],
    [["nine", 9, "people", "exact"]],
    null,
  ],
  [
    "They freed two of the hostages on Monday.",
    [
      "They|PRON|PRP|they|2|nsubj freed|VERB|VBD|free|0|root two|NUM|CD|two|2|obj of|ADP|IN|of|6|case the|DET|DT|the|6|det hostages|NOUN|NNS|hostage|3|nmod on|ADP|IN|on|8|case Monday|PROPN|NNP|Monday|2|obl .|PUNCT|.|.|2|punct",
    ],
    [["two", 2, "people", "exact"]],
    ["RELEASES", "freed", 2],
  ],
  [
    "The party won 51 percent of the vote.",
    [
      "The|DET|DT|the|2|det party|NOUN|NN|party|3|nsubj won|VERB|VBD|win|0|root 51|NUM|CD|51|5|nummod percent|NOUN|NN|percent|3|obj of|ADP|IN|of|8|case the|DET|DT|the|8|det vote|NOUN|NN|vote|5|nmod .|PUNCT|.|.|3|punct",
    ],
    [["51 percent", 51, "percent", "exact"]],
    null,
  ],
  [
    "Holt beat Katz by 4,100 votes.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj beat|VERB|VBP|beat|0|root Katz|PROPN|NNP|Katz|2|obj by|ADP|IN|by|6|case 4,100|NUM|CD|4,100|6|nummod votes|NOUN|NNS|vote|2|obl .|PUNCT|.|.|2|punct",
    ],
    [["4,100", 4100, "votes", "exact"]],
    ["DEFEATS", "beat", 4100],
  ],
  [
    "The court jailed him for nine years.",
    [
      "The|DET|DT|the|2|det court|NOUN|NN|court|3|nsubj jailed|VERB|VBD|jail|0|root him|PRON|PRP|he|3|obj for|ADP|IN|for|7|case nine|NUM|CD|nine|7|nummod years|NOUN|NNS|year|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["nine", 9, "years", "exact"]],
    ["CONVICTS", "jailed", 9],
  ],
  [
    "The 43-year-old man, aged 44, was one of two suspects.",
    [
      "The|DET|DT|the|7|det 43|NUM|CD|43|4|nummod -|PUNCT|HYPH|-|2|punct year|NOUN|NN|year|6|obl:unmarked -|PUNCT|HYPH|-|4|punct old|ADJ|JJ|old|7|amod man|NOUN|NN|man|13|nsubj ,|PUNCT|,|,|9|punct aged|ADJ|JJ|aged|7|acl 44|NUM|CD|44|9|xcomp ,|PUNCT|,|,|7|punct was|AUX|VBD|be|13|cop one|NUM|CD|one|0|root of|ADP|IN|of|16|case two|NUM|CD|two|16|nummod suspects|NOUN|NNS|suspect|13|nmod .|PUNCT|.|.|13|punct",
    ],
    [["two", 2, "people", "exact"]],
    null,
  ],
  [
    "Spain sent 300 peacekeepers to three towns.",
    [
      "Spain|PROPN|NNP|Spain|2|nsubj sent|VERB|VBD|send|0|root 300|NUM|CD|300|4|nummod peacekeepers|NOUN|NNS|peacekeeper|2|obj to|ADP|IN|to|7|case three|NUM|CD|three|7|nummod towns|NOUN|NNS|town|2|obl .|PUNCT|.|.|2|punct",
    ],
    [
      ["300", 300, "people", "exact"],
      ["three", 3, "towns", "exact"],
    ],
    ["DEPLOYS", "sent", 300],
  ],
  [
    "Police arrested Ann Holt in three towns.",
    [
      "Police|NOUN|NNS|police|2|nsubj arrested|VERB|VBD|arrest|0|root Ann|PROPN|NNP|Ann|2|obj Holt|PROPN|NNP|Holt|3|flat in|ADP|IN|in|7|case three|NUM|CD|three|7|nummod towns|NOUN|NNS|town|2|obl .|PUNCT|.|.|2|punct",
    ],
    [["three", 3, "towns", "exact"]],
    ["ARRESTS", "arrested", null],
  ],
  [
    "The storm destroyed 2,000 homes.",
    [
      "The|DET|DT|the|2|det storm|NOUN|NN|storm|3|nsubj destroyed|VERB|VBD|destroy|0|root 2,000|NUM|CD|2000|5|nummod homes|NOUN|NNS|home|3|obj .|PUNCT|.|.|3|punct",
    ],
    [["2,000", 2000, "homes", "exact"]],
    ["HITS", "destroyed", 2000],
  ],
  [
    "Up to 5,000 Mexican troops will be deployed.",
    [
      "Up|ADP|IN|up|3|advmod to|ADP|IN|to|1|fixed 5,000|NUM|CD|5000|5|nummod Mexican|ADJ|JJ|Mexican|5|amod troops|NOUN|NNS|troops|8|nsubj:pass will|AUX|MD|will|8|aux be|AUX|VB|be|8|aux:pass deployed|VERB|VBN|deploy|0|root .|PUNCT|.|.|8|punct",
    ],
    [["5,000", 5000, "people", "at-most"]],
    null,
  ],
  [
    "Nearly two-thirds of voters backed the plan.",
    [
      "Nearly|ADV|RB|nearly|2|advmod two|NUM|CD|two|4|nummod -|PUNCT|HYPH|-|2|punct thirds|NOUN|NNS|third|7|nsubj of|ADP|IN|of|6|case voters|NOUN|NNS|voter|4|nmod backed|VERB|VBD|back|0|root the|DET|DT|the|9|det plan|NOUN|NN|plan|7|obj .|PUNCT|.|.|7|punct",
    ],
    [["two-thirds", 66.67, "percent", "about"]],
    null,
  ],
  [
    "One in five children is hungry.",
    [
      "One|NUM|CD|one|6|nsubj in|ADP|IN|in|4|case five|NUM|CD|five|4|nummod children|NOUN|NNS|child|1|nmod is|AUX|VBZ|be|6|cop hungry|ADJ|JJ|hungry|0|root .|PUNCT|.|.|6|punct",
    ],
    [["One in five", 20, "percent", "exact"]],
    null,
  ],
  [
    "The government suspended military aid worth $12 million.",
    [
      "The|DET|DT|the|2|det government|NOUN|NN|government|3|nsubj suspended|VERB|VBD|suspend|0|root military|ADJ|JJ|military|5|amod aid|NOUN|NN|aid|3|obj worth|ADJ|JJ|worth|5|amod $|SYM|$|$|6|obj 12|NUM|CD|12|9|compound million|NUM|CD|million|7|nummod .|PUNCT|.|.|3|punct",
    ],
    [["$12 million", 12000000, "USD", "exact"]],
    ["SUSPENDS", "suspended", 12000000],
  ],
  [
    "The contribution of 12 million euros was approved.",
    [
      "The|DET|DT|the|2|det contribution|NOUN|NN|contribution|8|nsubj:pass of|ADP|IN|of|6|case 12|NUM|CD|12|5|compound million|NUM|CD|million|6|nummod euros|NOUN|NNS|euro|2|nmod was|AUX|VBD|be|8|aux:pass approved|VERB|VBN|approve|0|root .|PUNCT|.|.|8|punct",
    ],
    [["12 million euros", 12000000, "EUR", "exact"]],
    ["RATIFIES", "approved", 12000000],
  ],
  [
    "The firm was fined 60 million soles in 2021.",
    [
      "The|DET|DT|the|2|det firm|NOUN|NN|firm|4|nsubj:pass was|AUX|VBD|be|4|aux:pass fined|VERB|VBN|fin|0|root 60|NUM|CD|60|6|compound million|NUM|CD|million|7|nummod soles|NOUN|NNS|sole|4|obj in|ADP|IN|in|9|case 2021|NUM|CD|2021|4|obl .|PUNCT|.|.|4|punct",
    ],
    [["60 million soles", 60000000, "PEN", "exact"]],
    null,
  ],
  [
    "The price was 30 Canadian dollars.",
    [
      "The|DET|DT|the|2|det price|NOUN|NN|price|6|nsubj was|AUX|VBD|be|6|cop 30|NUM|CD|30|6|nummod Canadian|ADJ|JJ|Canadian|6|amod dollars|NOUN|NNS|dollar|0|root .|PUNCT|.|.|6|punct",
    ],
    [["30 Canadian dollars", 30, "CAD", "exact"]],
    null,
  ],
  [
    "Tens of thousands of protesters marched. ",
    [
      "Tens|NOUN|NNS|ten|6|nsubj of|ADP|IN|of|3|case thousands|NOUN|NNS|thousand|1|nmod of|ADP|IN|of|5|case protesters|NOUN|NNS|protester|3|nmod marched|VERB|VBD|march|0|root .|PUNCT|.|.|6|punct",
    ],
    [["Tens of thousands", 10000, "people", "at-least"]],
    null,
  ],
  [
    "The team lost 2-1 at 6:30 p.m. in Room 12 on Route 66.",
    [
      "The|DET|DT|the|2|det team|NOUN|NN|team|3|nsubj lost|VERB|VBD|lose|0|root 2|NUM|CD|2|3|obl:unmarked -|SYM|SYM|-|6|case 1|NUM|CD|1|4|nmod at|ADP|IN|at|8|case 6:30|NUM|CD|6:30|3|obl p.m.|NOUN|NN|p.m.|8|nmod:unmarked in|ADP|IN|in|11|case Room|NOUN|NN|room|3|obl 12|NUM|CD|12|11|flat on|ADP|IN|on|14|case Route|PROPN|NNP|Route|3|obl 66|NUM|CD|66|14|flat .|PUNCT|.|.|3|punct",
    ],
    [],
    null,
  ],
  [
    "The attack killed between 20 and 30 civilians.",
    [
      "The|DET|DT|the|2|det attack|NOUN|NN|attack|3|nsubj killed|VERB|VBD|kill|0|root between|ADP|IN|between|5|case 20|NUM|CD|20|3|obl and|CCONJ|CC|and|7|cc 30|NUM|CD|30|5|conj civilians|NOUN|NNS|civilian|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["20 and 30", 20, "people", "at-least"]],
    null,
  ],
  [
    "The earthquake of magnitude 6.1 killed more than 200 people.",
    [
      "The|DET|DT|the|2|det earthquake|NOUN|NN|earthquake|6|nsubj of|ADP|IN|of|4|case magnitude|NOUN|NN|magnitude|2|nmod 6.1|NUM|CD|6.1|4|flat killed|VERB|VBD|kill|0|root more|ADJ|JJR|more|9|advmod than|ADP|IN|than|7|fixed 200|NUM|CD|200|10|nummod people|NOUN|NNS|people|6|obj .|PUNCT|.|.|6|punct",
    ],
    [["200", 200, "people", "at-least"]],
    null,
  ],
  [
    "It bought a 12 percent stake for 2.5 billion yen.",
    [
      "It|PRON|PRP|it|2|nsubj bought|VERB|VBD|buy|0|root a|DET|DT|a|6|det 12|NUM|CD|12|5|nummod percent|NOUN|NN|percent|6|compound stake|NOUN|NN|stake|2|obj for|ADP|IN|for|10|case 2.5|NUM|CD|2.5|9|compound billion|NUM|CD|billion|10|compound yen|NOUN|NN|yen|2|obl .|PUNCT|.|.|2|punct",
    ],
    [
      ["12 percent", 12, "percent", "exact"],
      ["2.5 billion yen", 2500000000, "JPY", "exact"],
    ],
    ["ACQUIRES", "bought", 2500000000],
  ],
];

describe("amounts", () => {
  test.each(CASES)("%s", (text, trees, amounts, measured) => {
    const doc = treeDoc(text, trees);
    const found = resolve(doc);
    expect(
      found.amounts.map(({ amount }) => [
        text.slice(amount.span.start, amount.span.end),
        amount.value,
        amount.unit,
        amount.bound,
      ]),
    ).toEqual(amounts);
    if (measured === null) return;
    const [type, cue, value] = measured;
    expect(found.amountOf([tokenOf(doc, cue)], type, [])?.value ?? null).toBe(value);
  });

  it("reads every currency as its row shows it", () => {
    for (const row of rows) {
      const text = `It cost ${row.example}.`;
      const trees = [["It|PRON|PRP|it|2|nsubj", "cost|VERB|VBD|cost|0|root", ...wordsOf(row.example)].join(" ")];
      const found = resolve(treeDoc(text, trees)).amounts;
      expect(
        found.map(({ amount }) => [amount.value, amount.unit]),
        row.example,
      ).toEqual([[20_000_000, row.code]]);
    }
  });
});

function wordsOf(example: string): string[] {
  return example.split(/\s|(?<=[^\d\s])(?=\d)/).map((word, i, all) => {
    const tag = /^\d|million/.test(word) ? "NUM|CD" : "NOUN|NNS";
    return i === all.length - 1 ? `${word}|${tag}|${word}|2|obj` : `${word}|${tag}|${word}|${2 + all.length}|nummod`;
  });
}
