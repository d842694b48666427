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
    "The firm will build a bridge, Ann Holt, the energy minister, told the Harbour Post.",
    [
      "The|DET|DT|the|2|det firm|NOUN|NN|firm|4|nsubj will|AUX|MD|will|4|aux build|VERB|VB|build|15|ccomp a|DET|DT|a|6|det bridge|NOUN|NN|bridge|4|obj ,|PUNCT|,|,|8|punct Ann|PROPN|NNP|Ann|6|appos Holt|PROPN|NNP|Holt|8|flat ,|PUNCT|,|,|13|punct the|DET|DT|the|13|det energy|NOUN|NN|energy|13|compound minister|NOUN|NN|minister|8|appos ,|PUNCT|,|,|8|punct told|VERB|VBD|tell|0|root the|DET|DT|the|18|det Harbour|PROPN|NNP|Harbour|18|compound Post|PROPN|NNP|Post|15|iobj .|PUNCT|.|.|15|punct",
    ],
    [["Ann Holt, the energy minister", "told", "The firm will build a bridge", "indirect", "report"]],
  ],
  [
    "Holt's warning drew a reply on Monday: the bridge is safe, Katz said.",
    [
      "Holt|PROPN|NNP|Holt|3|nmod:poss 's|PART|POS|'s|1|case warning|NOUN|NN|warning|4|nsubj drew|VERB|VBD|draw|16|ccomp a|DET|DT|a|6|det reply|NOUN|NN|reply|4|obj on|ADP|IN|on|8|case Monday|PROPN|NNP|Monday|4|obl :|PUNCT|:|:|13|punct the|DET|DT|the|11|det bridge|NOUN|NN|bridge|13|nsubj is|AUX|VBZ|be|13|cop safe|ADJ|JJ|safe|6|parataxis ,|PUNCT|,|,|16|punct Katz|PROPN|NNP|Katz|16|nsubj said|VERB|VBD|say|0|root .|PUNCT|.|.|4|punct",
    ],
    [["Katz", "said", "the bridge is safe", "indirect", "report"]],
  ],
  [
    "The president has not resigned, his office says, although he has not been seen.",
    [
      "The|DET|DT|the|2|det president|NOUN|NN|president|5|nsubj has|AUX|VBZ|have|5|aux not|PART|RB|not|5|advmod resigned|VERB|VBN|resign|9|ccomp ,|PUNCT|,|,|9|punct his|PRON|PRP$|his|8|nmod:poss office|NOUN|NN|office|9|nsubj says|VERB|VBZ|say|0|root ,|PUNCT|,|,|16|punct although|SCONJ|IN|although|16|mark he|PRON|PRP|he|16|nsubj:pass has|AUX|VBZ|have|16|aux not|PART|RB|not|16|advmod been|AUX|VBN|be|16|aux:pass seen|VERB|VBN|see|9|advcl .|PUNCT|.|.|5|punct",
    ],
    [["his office", "says", "The president has not resigned", "indirect", "report"]],
  ],
  [
    "If the bridge is closed, he added, nobody will pay.",
    [
      "If|SCONJ|IN|if|5|mark the|DET|DT|the|3|det bridge|NOUN|NN|bridge|5|nsubj is|AUX|VBZ|be|5|cop closed|VERB|VBN|close|8|advcl ,|PUNCT|,|,|5|punct he|PRON|PRP|he|8|nsubj added|VERB|VBN|add|0|root ,|PUNCT|,|,|12|punct nobody|PRON|NN|nobody|12|nsubj will|AUX|MD|will|12|aux pay|VERB|VB|pay|8|parataxis .|PUNCT|.|.|8|punct",
    ],
    [["he", "added", "If the bridge is closed … nobody will pay", "indirect", "report"]],
  ],
  [
    "Growers say the closure has cost them $30 million, a figure that the minister disputes.",
    [
      "Growers|NOUN|NNS|grower|2|nsubj say|VERB|VBP|say|0|root the|DET|DT|the|4|det closure|NOUN|NN|closure|6|nsubj has|AUX|VBZ|have|6|aux cost|VERB|VBN|cose|2|ccomp them|PRON|PRP|they|6|iobj $|SYM|$|$|6|obj 30|NUM|CD|30|10|compound million|NUM|CD|million|8|nummod ,|PUNCT|,|,|13|punct a|DET|DT|a|13|det figure|NOUN|NN|figure|8|appos that|PRON|WDT|that|17|obj the|DET|DT|the|16|det minister|NOUN|NN|minister|17|nsubj disputes|VERB|VBZ|dispute|13|acl:relcl .|PUNCT|.|.|2|punct",
    ],
    [
      ["Growers", "say", "the closure has cost them $30 million", "indirect", "report"],
      ["the minister", "disputes", "a figure", "indirect", "stance"],
    ],
  ],
  [
    "The mayor voiced support for the bridge.",
    [
      "The|DET|DT|the|2|det mayor|NOUN|NN|mayor|3|nsubj voiced|VERB|VBD|voice|0|root support|NOUN|NN|support|3|obj for|ADP|IN|for|7|case the|DET|DT|the|7|det bridge|NOUN|NN|bridge|4|nmod .|PUNCT|.|.|3|punct",
    ],
    [["The mayor", "voiced", "support for the bridge", "indirect", "stance"]],
  ],
  [
    "The aide quoted the governor as saying that Katz had threatened to resign.",
    [
      "The|DET|DT|the|2|det aide|NOUN|NN|aide|3|nsubj quoted|VERB|VBD|quote|0|root the|DET|DT|the|5|det governor|NOUN|NN|governor|3|obj as|SCONJ|IN|as|7|mark saying|VERB|VBG|say|3|advcl that|SCONJ|IN|that|11|mark Katz|PROPN|NNP|Katz|11|nsubj had|AUX|VBD|have|11|aux threatened|VERB|VBN|threaten|7|ccomp to|PART|TO|to|13|mark resign|VERB|VB|resign|11|xcomp .|PUNCT|.|.|3|punct",
    ],
    [
      ["The aide", "quoted", "the governor as saying that Katz had threatened to resign", "indirect", "stance"],
      ["the governor", "saying", "that Katz had threatened to resign", "indirect", "report"],
    ],
  ],
  [
    "Holt said the bridge was safe, adding that Katz would pay.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj said|VERB|VBD|say|0|root the|DET|DT|the|4|det bridge|NOUN|NN|bridge|6|nsubj was|AUX|VBD|be|6|cop safe|ADJ|JJ|safe|2|ccomp ,|PUNCT|,|,|8|punct adding|VERB|VBG|add|6|advcl that|SCONJ|IN|that|12|mark Katz|PROPN|NNP|Katz|12|nsubj would|AUX|MD|would|12|aux pay|VERB|VB|pay|8|ccomp .|PUNCT|.|.|2|punct",
    ],
    [
      ["Holt", "said", "the bridge was safe", "indirect", "report"],
      ["Holt", "adding", "that Katz would pay", "indirect", "report"],
    ],
  ],
  [
    "The army said rebels shelled the town on Sunday, killing nine civilians.",
    [
      "The|DET|DT|the|2|det army|NOUN|NN|army|3|nsubj said|VERB|VBD|say|0|root rebels|NOUN|NNS|rebel|5|nsubj shelled|VERB|VBD|shell|3|ccomp the|DET|DT|the|7|det town|NOUN|NN|town|5|obj on|ADP|IN|on|9|case Sunday|PROPN|NNP|Sunday|5|obl ,|PUNCT|,|,|11|punct killing|VERB|VBG|kill|5|advcl nine|NUM|CD|nine|13|nummod civilians|NOUN|NNS|civilian|11|obj .|PUNCT|.|.|3|punct",
    ],
    [["The army", "said", "rebels shelled the town on Sunday, killing nine civilians", "indirect", "report"]],
  ],
  [
    "Holt said the firm would close the plant, ending a long dispute.",
    [
      "Holt|PROPN|NNP|Holt|2|nsubj said|VERB|VBD|say|0|root the|DET|DT|the|4|det firm|NOUN|NN|firm|6|nsubj would|AUX|MD|would|6|aux close|VERB|VB|close|2|ccomp the|DET|DT|the|8|det plant|NOUN|NN|plant|6|obj ,|PUNCT|,|,|10|punct ending|VERB|VBG|end|6|advcl a|DET|DT|a|13|det long|ADJ|JJ|long|13|amod dispute|NOUN|NN|dispute|10|obj .|PUNCT|.|.|2|punct",
    ],
    [["Holt", "said", "the firm would close the plant", "indirect", "report"]],
  ],
  [
    "The lawyer said that Holt had promised a job; the firm denied the claim.",
    [
      "The|DET|DT|the|2|det lawyer|NOUN|NN|lawyer|3|nsubj said|VERB|VBD|say|0|root that|SCONJ|IN|that|7|mark Holt|PROPN|NNP|Holt|7|nsubj had|AUX|VBD|have|7|aux promised|VERB|VBN|promise|3|ccomp a|DET|DT|a|9|det job|NOUN|NN|job|7|obj ;|PUNCT|,|;|13|punct the|DET|DT|the|12|det firm|NOUN|NN|firm|13|nsubj denied|VERB|VBD|deny|3|parataxis the|DET|DT|the|15|det claim|NOUN|NN|claim|13|obj .|PUNCT|.|.|3|punct",
    ],
    [
      ["The lawyer", "said", "that Holt had promised a job", "indirect", "report"],
      ["the firm", "denied", "the claim", "indirect", "stance"],
    ],
  ],
  [
    "The bridge is safe, she announced on Wednesday.",
    [
      "The|DET|DT|the|2|det bridge|NOUN|NN|bridge|4|nsubj is|AUX|VBZ|be|4|cop safe|ADJ|JJ|safe|0|root ,|PUNCT|,|,|7|punct she|PRON|PRP|she|7|nsubj announced|VERB|VBD|announce|4|parataxis on|ADP|IN|on|9|case Wednesday|PROPN|NNP|Wednesday|7|obl .|PUNCT|.|.|4|punct",
    ],
    [["she", "announced", "The bridge is safe", "indirect", "report"]],
  ],
  [
    "The firm told parliament in June that it would sell the plant.",
    [
      "The|DET|DT|the|2|det firm|NOUN|NN|firm|3|nsubj told|VERB|VBD|tell|0|root parliament|PROPN|NNP|parliament|3|iobj in|ADP|IN|in|6|case June|PROPN|NNP|June|3|obl that|SCONJ|IN|that|10|mark it|PRON|PRP|it|10|nsubj would|AUX|MD|would|10|aux sell|VERB|VB|sell|3|ccomp the|DET|DT|the|12|det plant|NOUN|NN|plant|10|obj .|PUNCT|.|.|3|punct",
    ],
    [["The firm", "told", "that it would sell the plant", "indirect", "report"]],
  ],
  [
    "Live: ministers meet in Geneva",
    [
      "Live|NOUN|NN|live|0|root :|PUNCT|:|:|4|punct ministers|NOUN|NNS|minister|4|nsubj meet|VERB|VBP|meet|1|parataxis in|ADP|IN|in|6|case Geneva|PROPN|NNP|Geneva|4|obl",
    ],
    [],
  ],
  [
    "Holt is worried about the bridge.",
    [
      "Holt|PROPN|NNP|Holt|3|nsubj is|AUX|VBZ|be|3|cop worried|ADJ|JJ|worried|0|root about|ADP|IN|about|6|case the|DET|DT|the|6|det bridge|NOUN|NN|bridge|3|obl .|PUNCT|.|.|3|punct",
    ],
    [["Holt", "is worried", "the bridge", "indirect", "stance"]],
  ],
  [
    "On suspicion of planning a robbery, police arrested Katz.",
    [
      "On|ADP|IN|on|2|case suspicion|NOUN|NN|suspicion|9|obl of|SCONJ|IN|of|4|mark planning|VERB|VBG|plan|2|acl a|DET|DT|a|6|det robbery|NOUN|NN|robbery|4|obj ,|PUNCT|,|,|2|punct police|NOUN|NNS|police|9|nsubj arrested|VERB|VBD|arrest|0|root Katz|PROPN|NNP|Katz|9|obj .|PUNCT|.|.|9|punct",
    ],
    [],
  ],
  [
    "Rebels stormed the station at dawn and are holding four guards, according to the army.",
    [
      "Rebels|NOUN|NNS|rebel|2|nsubj stormed|VERB|VBD|storm|0|root the|DET|DT|the|4|det station|NOUN|NN|station|2|obj at|ADP|IN|at|6|case dawn|NOUN|NN|dawn|2|obl and|CCONJ|CC|and|9|cc are|AUX|VBP|be|9|aux holding|VERB|VBG|hold|2|conj four|NUM|CD|four|11|nummod guards|NOUN|NNS|guard|9|obj ,|PUNCT|,|,|16|punct according|VERB|VBG|accord|16|case to|ADP|IN|to|13|fixed the|DET|DT|the|16|det army|NOUN|NN|army|9|obl .|PUNCT|.|.|2|punct",
    ],
    [
      [
        "the army",
        "according to",
        "Rebels stormed the station at dawn and are holding four guards",
        "indirect",
        "report",
      ],
    ],
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
