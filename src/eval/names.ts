// Two phrases → do they name the same? For comparing an end of a claim with what a line of gold calls it.

/** Do the words of a text name what a line calls by others? */
export type SameName = (name: string, wanted: string) => boolean;

/** Phrases with the same head word, of which one has all words of the other: "Dr Ada Lund" is "Ada Lund", "Bank of Peru" is not "Peru". */
export const hasSameHead: SameName = (name, wanted) => {
  const [a, b] = [bareWords(name), bareWords(wanted)];
  if (a === b) return true;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return headWord(a) === headWord(b) && few.split(" ").every((word) => many.split(" ").includes(word));
};

/** The wanted words somewhere in the name: enough for a proof, whose sentence tells of one thing only. */
export const holdsWords: SameName = (name, wanted) => ` ${bareWords(name)} `.includes(` ${bareWords(wanted)} `);

const AFTER_HEAD = /(?:[,(]|\s(?:of|in|at|for|from|to|with|on|by|who|which|that)\s).*$/s;

/** The last word before the first comma, bracket or preposition behind the first word. */
function headWord(words: string): string {
  const [first = "", ...rest] = words.split(/(?=\s)/);
  const phrase = first + rest.join("").replace(AFTER_HEAD, "");
  return phrase.split(/\s/).at(-1)!;
}

/** In small letters, without an article or possessive before it and a possessive ending. */
export function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:the|an?|its|his|her|their) /, "")
    .trim()
    .replace(/['’]s?$/, "");
}
