// Chains of whole passages, read by the encoder: what each sieve is for, and what it must leave alone.
import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/ingest/index.ts";
import { loadExtractor } from "../../src/load.ts";

const extractor = await loadExtractor();

/** The words of the mentions that stand with this name, in the order of the text. */
function mentionsOf(text: string, name: string): readonly string[] {
  const { chains, mentions } = extractor.extract(articleFromText(text, { id: "passage", date: "2025-11-12" }));
  const chain = chains.find((other) => other.name === name || other.aliases.includes(name));
  return mentions.filter((mention) => mention.chain === chain?.id).map(({ start, end }) => text.slice(start, end));
}

type Case = readonly [passage: string, name: string, words: string];

describe.each<readonly [string, readonly Case[], readonly Case[]]>([
  [
    "binding",
    [["Ann Holt met Karl Moore. Moore asked her to stay.", "Ann Holt", "her"]],
    [
      [
        "Karim Belloc was held on Monday. Luc Vidal, a prosecutor, said he would charge him with theft.",
        "Luc Vidal",
        "him",
      ],
      ["Simon Phiri met Banda Okello in May. Okello left after he jailed Phiri.", "Simon Phiri", "he"],
      [
        "Corvex Mining said it had agreed to buy Tarn Steel, ending a long pursuit of the German steelmaker.",
        "Corvex Mining",
        "the German steelmaker",
      ],
    ],
  ],
  [
    "general nouns",
    [
      [
        "The International Relief Committee said it needed money. The aid group has worked here since May.",
        "International Relief Committee",
        "The aid group",
      ],
      [
        "Corvex Mining will pay more. The miner, which is based in Toronto, has 400 workers.",
        "Corvex Mining",
        "The miner",
      ],
      ["A ferry operator was fined on Monday. The company said it would appeal.", "ferry operator", "The company"],
      ["The Azur Front burned a bridge. The group, which has 300 men, fled north.", "Azur Front", "The group"],
    ],
    [
      ["Tarim Construction built the dam. The aid group sent tents.", "Tarim Construction", "The aid group"],
      [
        "The Continental Football Council met. The Maltese association was fined.",
        "Continental Football Council",
        "The Maltese association",
      ],
      [
        "The National Association of Teachers met. The opposition backed the teachers.",
        "National Association of Teachers",
        "the teachers",
      ],
    ],
  ],
  [
    "headlines",
    [
      [
        "Taiwan chipmaker sues rival\n\nFormosa Micro has sued Tarn Steel in Texas.",
        "Formosa Micro",
        "Taiwan chipmaker",
      ],
      [
        "Court jails former general for village killings\n\nA tribunal in Arusha on Wednesday sentenced General Moussa Tembe to prison.",
        "tribunal",
        "Court",
      ],
      ["Rebels seize northern town\n\nFighters of the Azur Front took Delmi on Saturday.", "Azur Front", "Rebels"],
    ],
    [
      ["Army says town is lost\n\nThe Azur Front said it had taken Delmi.", "Azur Front", "Army"],
      [
        "Ministers agree quota for cod\n\nNorway and Iceland agreed on Thursday to cut the catch.",
        "Norway",
        "Ministers",
      ],
    ],
  ],
  [
    "countries by where they lie",
    [
      [
        "France condemned the raid in Mali. It left the West African country in May.",
        "Mali",
        "the West African country",
      ],
      ["Norway bought ten ferries. The Nordic country has spent a lot.", "Norway", "The Nordic country"],
      ["The fund lent Sri Lanka money. The island nation had asked for it.", "Sri Lanka", "The island nation"],
    ],
    [["France condemned the raid. It left the West African country in May.", "France", "the West African country"]],
  ],
  [
    "people described",
    [
      ["Dwight Carr, 27, won the race. The 27-year-old will keep his title.", "Dwight Carr", "The 27-year-old"],
      [
        "Jamaican sprinter Dwight Carr tested positive. The Jamaican denied taking drugs.",
        "Dwight Carr",
        "The Jamaican",
      ],
      ["Ann Holt met Karl Moore on Monday, and the latter agreed.", "Karl Moore", "the latter"],
      ["Norway and Japan promised money, but only the former paid.", "Norway", "only the former"],
      ["A court jailed Tomas Lind and freed Karl Moore. The freed man left for Oslo.", "Karl Moore", "The freed man"],
      [
        "Education Minister Peter Wanjala was angry. The former headmaster has led the ministry since May.",
        "Peter Wanjala",
        "The former headmaster",
      ],
      [
        "Nino Gelash won. Davit Lomi refused to concede. He wanted a recount. The 63-year-old has lost twice.",
        "Davit Lomi",
        "The 63-year-old",
      ],
      [
        "Zenlin Group grew. Its chief executive, Monique Favre, was pleased. The Zenlin boss bought two firms.",
        "Monique Favre",
        "The Zenlin boss",
      ],
    ],
    [
      ["Dwight Carr, 27, won the race. The 54-year-old was arrested.", "Dwight Carr", "The 54-year-old"],
      ["Jamaican sprinter Dwight Carr tested positive. The Chinese protested.", "Dwight Carr", "The Chinese"],
    ],
  ],
  [
    "what a possessor must be",
    [
      ["Kari Holm met Odd Lervik on Monday. Lervik accepted her resignation.", "Kari Holm", "her"],
      ["Tonga has sent a letter to the fund, and its prime minister will visit Oslo in May.", "Tonga", "its"],
      ["The drought reached Chile in May. Its ambassador asked for aid.", "Chile", "Its"],
    ],
    [["The drought reached Chile in May. Its ambassador asked for aid.", "drought", "Its"]],
  ],
  [
    "offices that many hold",
    [
      [
        "Foreign Ministers Kenji Morita and Lena Vogt met on Monday. Vogt was pleased. The minister left early.",
        "Lena Vogt",
        "The minister",
      ],
    ],
    [
      ["Prosecutor Anna Lind spoke on Monday. The judge was not pleased.", "Anna Lind", "The judge"],
      ["Vice President Karl Moore spoke on Monday. The president left.", "Karl Moore", "The president"],
    ],
  ],
  [
    "speakers",
    [
      [
        "The army lost a bridge to the Azur Front. Idrissa Kone, an army spokesman, spoke. “We will return,” he said.",
        "army",
        "We",
      ],
      [
        "Sebastian Roth, head of the Nordic Skating Union, said his organisation had followed its rules.",
        "Nordic Skating Union",
        "his organisation",
      ],
      ["Jan Holt fell. Petr Vesely laughed. Vesely said he felt tired.", "Petr Vesely", "he"],
    ],
    [
      ["Simon Phiri will be her deputy. Banda Okello fled after he jailed Phiri.", "Simon Phiri", "he"],
      ["Tomas Lind was held in May. His lawyer said he would deny it.", "lawyer", "he"],
    ],
  ],
  [
    "other words for events",
    [
      ["A raid killed ten men. The attack was the third this year.", "raid", "The attack"],
      ["Formosa Micro filed a lawsuit. The suit names two men.", "lawsuit", "The suit"],
      ["Gunmen raided a mine on Monday. The attackers fled.", "gunmen", "The attackers"],
      ["A navy ship rammed a fishing boat. The vessel was not damaged.", "navy ship", "The vessel"],
    ],
    [["An attack killed ten men. The other raid failed.", "attack", "The other raid"]],
  ],
  [
    "verbs that tell papers from bodies",
    [["The government reached an accord with lenders. Sajith Mendis vowed to cancel it.", "accord", "it"]],
    [["The government said it had signed the Colombo Accord. It said the vote could wait.", "Colombo Accord", "It"]],
  ],
])("%s", (_, must, mustNot) => {
  it.each(must)("%s → %s: %s", (text, name, words) => expect(mentionsOf(text, name)).toContain(words));
  it.each(mustNot)("not %s → %s: %s", (text, name, words) => expect(mentionsOf(text, name)).not.toContain(words));
});

it("reads a possessive that nothing hangs on", () => {
  expect(() => mentionsOf("His. Theirs! Her", "nobody")).not.toThrow();
});
