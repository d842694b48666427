// The words that the amount grammar needs, taken from the lexicon.
import type { CurrencyRow, GazetteerRow, NominalRow, OfficeRow } from "#schema";
import type { AmountWords } from "./amounts.ts";

/** The part of the lexicon that is read here. */
export interface AmountLexicon {
  readonly rows: { readonly currencies: readonly CurrencyRow[] };
  office(words: string): OfficeRow | undefined;
  nominal(words: string): NominalRow | undefined;
  named(text: string): readonly { readonly row: GazetteerRow; readonly use: string }[];
}

/** Persons, whoever writes of them by trade, office or kin, beyond the nouns that head mentions. */
export function amountWords(lexicon: AmountLexicon): AmountWords {
  return {
    currencies: lexicon.rows.currencies,
    isPerson: (word, lemma) => {
      if (lexicon.office(lemma) !== undefined || lexicon.office(word) !== undefined) return true;
      if (lexicon.nominal(lemma)?.type === "Person") return true;
      // group nouns stand in the rows in singular ("gang"), nouns for people in plural ("gunmen")
      const isGroup = (noun: string) => lexicon.nominal(noun)?.type === "Group";
      return (isPlural(word) && isGroup(word) && !(word !== lemma && isGroup(lemma))) || isGroup(pluralOf(lemma));
    },
    countryOf: (adjective) => lexicon.named(adjective).find(({ use }) => use === "demonym")?.row.country ?? null,
  };
}

const isPlural = (word: string) => /(?:s|men|people|children|personnel|staff|police)$/.test(word);

/** "soldier" → "soldiers", "gunman" → "gunmen": enough to look a singular noun up among plural ones. */
function pluralOf(lemma: string): string {
  if (lemma.endsWith("man")) return `${lemma.slice(0, -3)}men`;
  if (lemma === "person") return "people";
  if (lemma === "child") return "children";
  return lemma.endsWith("y") ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}
