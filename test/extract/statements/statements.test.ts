import { describe, expect, it, test } from "vitest";
import type { Span } from "#schema";
import { createStatements, findStatements } from "../../../src/extract/statements/index.ts";
import { loadLexicon } from "../../../src/lexicon/load.ts";
import { treeDoc } from "../tree-doc.ts";

type Case = [
  text: string,
  trees: string[],
  /** spans that stand apart are joined with " … " */
  statements: [source: string, cue: string, content: string, mode: string, kind: string][],
];

const CASES: Case[] = [
  [
    "Ann Holt said on Monday that the bridge was safe.",
    [
      "Ann|PROPN|NNP|Ann|3|nsubj Holt|PROPN|NNP|Holt|1|flat said|VERB|VBD|say|0|root on|ADP|IN|on|5|case Monday|PROPN|NNP|Monday|3|obl that|SCONJ|IN|that|10|mark the|DET|DT|the|8|det bridge|NOUN|NN|bridge|10|nsubj was|AUX|VBD|be|10|cop safe|ADJ|JJ|safe|3|ccomp .|PUNCT|.|.|3|punct",
    ],
    [["Ann Holt", "said", "that the bridge was safe", "indirect", "report"]],
  ],
  [
    "“The bridge is safe,” Holt said. “We tested it twice.”",
    [
      "“|PUNCT|``|\"|5|punct The|DET|DT|the|3|det bridge|NOUN|NN|bridge|5|nsubj is|AUX|VBZ|be|5|cop safe|ADJ|JJ|safe|9|ccomp ,|PUNCT|,|,|5|punct ”|PUNCT|''|\"|5|punct Holt|PROPN|NNP|Holt|9|nsubj said|VERB|VBD|say|0|root .|PUNCT|.|.|9|punct",
      "“|PUNCT|``|\"|3|punct We|PRON|PRP|we|3|nsubj tested|VERB|VBD|test|0|root it|PRON|PRP|it|3|obj twice|ADV|RB|twice|3|advmod .|PUNCT|.|.|3|punct ”|PUNCT|''|\"|3|punct",
    ],
    [["Holt", "said", "“The bridge is safe,” … “We tested it twice.”", "direct", "report"]],
  ],
  [
    '"The bridge," Holt said, "is safe."',
    [
      '"|PUNCT|``|"|3|punct The|DET|DT|the|3|det bridge|NOUN|NN|bridge|11|nsubj ,|PUNCT|,|,|3|punct "|PUNCT|\'\'|"|3|punct Holt|PROPN|NNP|Holt|7|nsubj said|VERB|VBD|say|0|root ,|PUNCT|,|,|11|punct "|PUNCT|``|"|11|punct is|AUX|VBZ|be|11|cop safe|ADJ|JJ|safe|7|ccomp .|PUNCT|.|.|11|punct "|PUNCT|\'\'|"|11|punct',
    ],
    [["Holt", "said", '"The bridge," … "is safe."', "direct", "report"]],
  ],
  [
    "The bridge, Holt said, was safe.",
    [
      "The|DET|DT|the|2|det bridge|NOUN|NN|bridge|8|nsubj ,|PUNCT|,|,|5|punct Holt|PROPN|NNP|Holt|5|nsubj said|VERB|VBD|say|8|parataxis ,|PUNCT|,|,|5|punct was|AUX|VBD|be|8|cop safe|ADJ|JJ|safe|0|root .|PUNCT|.|.|8|punct",
    ],
    [["Holt", "said", "The bridge … was safe", "indirect", "report"]],
  ],
  [
    "According to the harbour office, the bridge is closed.",
    [
      "According|VERB|VBG|accord|5|case to|ADP|IN|to|1|fixed the|DET|DT|the|5|det harbour|NOUN|NN|harbour|5|compound office|NOUN|NN|office|10|obl ,|PUNCT|,|,|5|punct the|DET|DT|the|8|det bridge|NOUN|NN|bridge|10|nsubj:pass is|AUX|VBZ|be|10|aux:pass closed|VERB|VBN|close|0|root .|PUNCT|.|.|10|punct",
    ],
    [["the harbour office", "According to", "the bridge is closed", "indirect", "report"]],
  ],
  [
    "The bridge is closed, according to two officials familiar with the matter.",
    [
      "The|DET|DT|the|2|det bridge|NOUN|NN|bridge|4|nsubj:pass is|AUX|VBZ|be|4|aux:pass closed|VERB|VBN|close|0|root ,|PUNCT|,|,|9|punct according|VERB|VBG|accord|9|case to|ADP|IN|to|6|fixed two|NUM|CD|two|9|nummod officials|NOUN|NNS|official|4|obl familiar|ADJ|JJ|familiar|9|amod with|ADP|IN|with|13|case the|DET|DT|the|13|det matter|NOUN|NN|matter|10|obl .|PUNCT|.|.|4|punct",
    ],
    [["two officials familiar with the matter", "according to", "The bridge is closed", "indirect", "report"]],
  ],
  [
    "Ann Holt said that Bob Katz had assured her that the bridge would stay open.",
    [
      "Ann|PROPN|NNP|Ann|3|nsubj Holt|PROPN|NNP|Holt|1|flat said|VERB|VBD|say|0|root that|SCONJ|IN|that|8|mark Bob|PROPN|NNP|Bob|8|nsubj Katz|PROPN|NNP|Katz|5|flat had|AUX|VBD|have|8|aux assured|VERB|VBN|assure|3|ccomp her|PRON|PRP|she|8|iobj that|SCONJ|IN|that|14|mark the|DET|DT|the|12|det bridge|NOUN|NN|bridge|14|nsubj would|AUX|MD|would|14|aux stay|VERB|VB|stay|8|ccomp open|ADJ|JJ|open|14|xcomp .|PUNCT|.|.|3|punct",
    ],
    [
      ["Ann Holt", "said", "that Bob Katz had assured her that the bridge would stay open", "indirect", "report"],
      ["Bob Katz", "had assured", "that the bridge would stay open", "indirect", "report"],
    ],
  ],
  [
    "The mayor was quoted as saying that the bridge was safe.",
    [
      "The|DET|DT|the|2|det mayor|NOUN|NN|mayor|4|nsubj:pass was|AUX|VBD|be|4|aux:pass quoted|VERB|VBN|quote|0|root as|SCONJ|IN|as|6|mark saying|VERB|VBG|say|4|advcl that|SCONJ|IN|that|11|mark the|DET|DT|the|9|det bridge|NOUN|NN|bridge|11|nsubj was|AUX|VBD|be|11|cop safe|ADJ|JJ|safe|6|ccomp .|PUNCT|.|.|4|punct",
    ],
    [["The mayor", "saying", "that the bridge was safe", "indirect", "report"]],
  ],
  [
    "“We will stay,” said Ann Holt, the mayor.",
    [
      "“|PUNCT|``|\"|4|punct We|PRON|PRP|we|4|nsubj will|AUX|MD|will|4|aux stay|VERB|VB|stay|7|ccomp ,|PUNCT|,|,|4|punct ”|PUNCT|''|\"|4|punct said|VERB|VBD|say|0|root Ann|PROPN|NNP|Ann|7|nsubj Holt|PROPN|NNP|Holt|8|flat ,|PUNCT|,|,|12|punct the|DET|DT|the|12|det mayor|NOUN|NN|mayor|8|appos .|PUNCT|.|.|7|punct",
    ],
    [["Ann Holt, the mayor", "said", "“We will stay,”", "direct", "report"]],
  ],
  [
    "Holt issued a statement, stating “the bridge is safe”.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj issued|VERB|VBD|issue|0|root a|DET|DT|a|4|det statement|NOUN|NN|statement|2|obj ,|PUNCT|,|,|6|punct stating|VERB|VBG|state|2|advcl “|PUNCT|``|\"|11|punct the|DET|DT|the|9|det bridge|NOUN|NN|bridge|11|nsubj is|AUX|VBZ|be|11|cop safe|ADJ|JJ|safe|6|ccomp ”|PUNCT|''|\"|11|punct .|PUNCT|.|.|2|punct",
    ],
    [["Holt", "stating", "“the bridge is safe”", "direct", "report"]],
  ],
  [
    "Holt: Bridge is safe",
    [
      "Holt|PROPN|NNP|Holt|0|root :|PUNCT|:|:|5|punct Bridge|NOUN|NN|bridge|5|nsubj is|AUX|VBZ|be|5|cop safe|ADJ|JJ|safe|1|parataxis",
    ],
    [["Holt", ":", "Bridge is safe", "indirect", "report"]],
  ],
  [
    "It is believed that the bridge is safe.",
    [
      "It|PRON|PRP|it|3|expl is|AUX|VBZ|be|3|aux:pass believed|VERB|VBN|believe|0|root that|SCONJ|IN|that|8|mark the|DET|DT|the|6|det bridge|NOUN|NN|bridge|8|nsubj is|AUX|VBZ|be|8|cop safe|ADJ|JJ|safe|3|ccomp .|PUNCT|.|.|3|punct",
    ],
    [["", "is believed", "that the bridge is safe", "indirect", "report"]],
  ],
  [
    "The bridge allegedly collapsed on Monday.",
    [
      "The|DET|DT|the|2|det bridge|NOUN|NN|bridge|4|nsubj allegedly|ADV|RB|allegedly|4|advmod collapsed|VERB|VBD|collapse|0|root on|ADP|IN|on|6|case Monday|PROPN|NNP|Monday|4|obl .|PUNCT|.|.|4|punct",
    ],
    [["", "allegedly", "The bridge … collapsed on Monday", "indirect", "report"]],
  ],
  [
    "In the view of the opposition, the bridge is a danger.",
    [
      "In|ADP|IN|in|3|case the|DET|DT|the|3|det view|NOUN|NN|view|12|obl of|ADP|IN|of|6|case the|DET|DT|the|6|det opposition|NOUN|NN|opposition|3|nmod ,|PUNCT|,|,|3|punct the|DET|DT|the|9|det bridge|NOUN|NN|bridge|12|nsubj is|AUX|VBZ|be|12|cop a|DET|DT|a|12|det danger|NOUN|NN|danger|0|root .|PUNCT|.|.|12|punct",
    ],
    [["the opposition", "In … view", "the bridge is a danger", "indirect", "report"]],
  ],
  [
    "Holt's claim that the bridge is safe was rejected by Katz.",
    [
      "Holt|PROPN|NNP|Holt|3|nmod:poss 's|PART|POS|'s|1|case claim|NOUN|NN|claim|10|nsubj:pass that|SCONJ|IN|that|8|mark the|DET|DT|the|6|det bridge|NOUN|NN|bridge|8|nsubj is|AUX|VBZ|be|8|cop safe|ADJ|JJ|safe|3|acl was|AUX|VBD|be|10|aux:pass rejected|VERB|VBN|reject|0|root by|ADP|IN|by|12|case Katz|PROPN|NNP|Katz|10|obl:agent .|PUNCT|.|.|10|punct",
    ],
    [
      ["Katz", "was rejected", "Holt's claim that the bridge is safe", "indirect", "stance"],
      ["Holt's", "claim", "that the bridge is safe", "indirect", "report"],
    ],
  ],
  [
    "“The bridge is safe. It was tested in May.\n\n“We will test it again in June,” Holt said.",
    [
      '“|PUNCT|``|"|5|punct The|DET|DT|the|3|det bridge|NOUN|NN|bridge|5|nsubj is|AUX|VBZ|be|5|cop safe|ADJ|JJ|safe|0|root .|PUNCT|.|.|5|punct',
      "It|PRON|PRP|it|3|nsubj:pass was|AUX|VBD|be|3|aux:pass tested|VERB|VBN|test|0|root in|ADP|IN|in|5|case May|PROPN|NNP|May|3|obl .|PUNCT|.|.|3|punct",
      "“|PUNCT|``|\"|4|punct We|PRON|PRP|we|4|nsubj will|AUX|MD|will|4|aux test|VERB|VB|test|12|ccomp it|PRON|PRP|it|4|obj again|ADV|RB|again|4|advmod in|ADP|IN|in|8|case June|PROPN|NNP|June|4|obl ,|PUNCT|,|,|4|punct ”|PUNCT|''|\"|4|punct Holt|PROPN|NNP|Holt|12|nsubj said|VERB|VBD|say|0|root .|PUNCT|.|.|12|punct",
    ],
    [
      [
        "Holt",
        "said",
        "“The bridge is safe. It was tested in May.\n\n“We will test it again in June,”",
        "direct",
        "report",
      ],
    ],
  ],
  [
    "Holt opened the bridge.\n\n“It is safe,” she told reporters after the ceremony. “Nobody should worry.”\n\n“I am not so sure,” said Katz.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj opened|VERB|VBD|open|0|root the|DET|DT|the|4|det bridge|NOUN|NN|bridge|2|obj .|PUNCT|.|.|2|punct",
      "“|PUNCT|``|\"|4|punct It|PRON|PRP|it|4|nsubj is|AUX|VBZ|be|4|cop safe|ADJ|JJ|safe|8|ccomp ,|PUNCT|,|,|4|punct ”|PUNCT|''|\"|4|punct she|PRON|PRP|she|8|nsubj told|VERB|VBD|tell|0|root reporters|NOUN|NNS|reporter|8|iobj after|ADP|IN|after|12|case the|DET|DT|the|12|det ceremony|NOUN|NN|ceremony|8|obl .|PUNCT|.|.|8|punct",
      "“|PUNCT|``|\"|4|punct Nobody|PRON|NN|nobody|4|nsubj should|AUX|MD|should|4|aux worry|VERB|VB|worry|0|root .|PUNCT|.|.|4|punct ”|PUNCT|''|\"|4|punct",
      "“|PUNCT|``|\"|6|punct I|PRON|PRP|I|6|nsubj am|AUX|VBP|be|6|cop not|PART|RB|not|6|advmod so|ADV|RB|so|6|advmod sure|ADJ|JJ|sure|9|ccomp ,|PUNCT|,|,|6|punct ”|PUNCT|''|\"|6|punct said|VERB|VBD|say|0|root Katz|PROPN|NNP|Katz|9|nsubj .|PUNCT|.|.|9|punct",
    ],
    [
      ["she", "told", "“It is safe,” … “Nobody should worry.”", "direct", "report"],
      ["Katz", "said", "“I am not so sure,”", "direct", "report"],
    ],
  ],
  [
    "Officials said Wednesday the ship left the port.",
    [
      "Officials|NOUN|NNS|official|2|nsubj said|VERB|VBD|say|0|root Wednesday|PROPN|NNP|Wednesday|2|obl:unmarked the|DET|DT|the|5|det ship|NOUN|NN|ship|6|nsubj left|VERB|VBD|leave|2|ccomp the|DET|DT|the|8|det port|NOUN|NN|port|6|obj .|PUNCT|.|.|2|punct",
    ],
    [["Officials", "said", "the ship left the port", "indirect", "report"]],
  ],
  [
    "Holt said she was “very happy” with the bridge and added that Katz would “pay for it”.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj said|VERB|VBD|say|0|root she|PRON|PRP|she|7|nsubj was|AUX|VBD|be|7|cop “|PUNCT|``|\"|7|punct very|ADV|RB|very|7|advmod happy|ADJ|JJ|happy|2|ccomp ”|PUNCT|''|\"|7|punct with|ADP|IN|with|11|case the|DET|DT|the|11|det bridge|NOUN|NN|bridge|7|obl and|CCONJ|CC|and|13|cc added|VERB|VBD|add|2|conj that|SCONJ|IN|that|18|mark Katz|PROPN|NNP|Katz|18|nsubj would|AUX|MD|would|18|aux “|PUNCT|``|\"|18|punct pay|VERB|VB|pay|13|ccomp for|ADP|IN|for|20|case it|PRON|PRP|it|18|obl ”|PUNCT|''|\"|18|punct .|PUNCT|.|.|2|punct",
    ],
    [
      ["Holt", "said", "she was “very happy” with the bridge", "mixed", "report"],
      ["Holt", "added", "that Katz would “pay for it”", "mixed", "report"],
    ],
  ],
  [
    "“Is it safe?” he asked.",
    [
      "“|PUNCT|``|\"|4|punct Is|AUX|VBZ|be|4|cop it|PRON|PRP|it|4|nsubj safe|ADJ|JJ|safe|8|ccomp ?|PUNCT|.|?|4|punct ”|PUNCT|''|\"|4|punct he|PRON|PRP|he|8|nsubj asked|VERB|VBD|ask|0|root .|PUNCT|.|.|8|punct",
    ],
    [["he", "asked", "“Is it safe?”", "direct", "report"]],
  ],
  [
    "She said: “We are ready.”",
    [
      "She|PRON|PRP|she|2|nsubj said|VERB|VBD|say|0|root :|PUNCT|:|:|7|punct “|PUNCT|``|\"|7|punct We|PRON|PRP|we|7|nsubj are|AUX|VBP|be|7|cop ready|ADJ|JJ|ready|2|ccomp .|PUNCT|.|.|7|punct ”|PUNCT|''|\"|7|punct",
    ],
    [["She", "said", "“We are ready.”", "direct", "report"]],
  ],
  [
    "Katz, who says the bridge is unsafe, asked Holt to close it.",
    [
      "Katz|PROPN|NNP|Katz|10|nsubj ,|PUNCT|,|,|4|punct who|PRON|WP|who|4|nsubj says|VERB|VBZ|say|1|acl:relcl the|DET|DT|the|6|det bridge|NOUN|NN|bridge|8|nsubj is|AUX|VBZ|be|8|cop unsafe|ADJ|JJ|unsafe|4|ccomp ,|PUNCT|,|,|1|punct asked|VERB|VBD|ask|0|root Holt|PROPN|NNP|Holt|10|iobj to|PART|TO|to|13|mark close|VERB|VB|close|10|xcomp it|PRON|PRP|it|13|obj .|PUNCT|.|.|10|punct",
    ],
    [
      ["who", "says", "the bridge is unsafe", "indirect", "report"],
      ["Katz", "asked", "to close it", "indirect", "stance"],
    ],
  ],
];

const lexicon = loadLexicon();

describe("statements", () => {
  test.each(CASES)("%s", (text, trees, statements) => {
    const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
    const found = findStatements(treeDoc(text, trees), lexicon);
    expect(
      found.map((statement) => [
        words(statement.source),
        words(statement.cueSpans),
        words(statement.spans),
        statement.mode,
        statement.report ? "report" : "stance",
      ]),
    ).toEqual(statements);
  });

  it("names the chain of the speaker, also behind a relative pronoun", () => {
    const [text, trees] = CASES.find(([words]) => words.startsWith("Katz, who says"))!;
    const mention = {
      id: "mention:0000000000000000",
      start: 0,
      end: 4,
      kind: "name",
      type: "Person",
      firstToken: 0,
    } as const;
    const doc = {
      ...treeDoc(text, trees),
      mentions: [{ ...mention, chain: "chain:0000000000000000", endToken: 1, headToken: 0 }],
      chains: [],
    };
    const { statements } = createStatements(lexicon).run(doc, () => {});
    expect(statements.map(({ speaker }) => speaker)).toEqual(["chain:0000000000000000", "chain:0000000000000000"]);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(2);
  });
});
