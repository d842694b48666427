// Numbers as news writes them: digits with scale letters ("1.2bn"), words ("two hundred and fifty"), dozens, fractions of a million,
// and the indefinite plurals ("tens of thousands") that only bound a value from below.

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = new Map<string, number>([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["dozen", 12],
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);
const VALUES = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ["a", 1],
  ["an", 1],
]);
const FRACTIONS = new Map<string, number>([
  ["half", 2],
  ["halve", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
]);

const one = ONES.slice(1).join("|");
const ten = TENS.join("|");
const bigScale = "hundred|thousand|million|billion|trillion|dozen|lakh|crore";
/** "25", "1,200", "0.5", never a part of "C-130", "6:30" or "2-1" */
const DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const ones = `(?:(?:${ten})(?:[-\\s](?:${one}))?|${one})`;
const WORDS = `(?:(?:${ones}|an?(?=[\\s-]+(?:${bigScale})\\b))(?:[\\s-]+(?:${bigScale})\\b)*(?:(?:[\\s-]+and)?[\\s-]+${ones}(?:[\\s-]+(?:${bigScale})\\b)*)*)`;
const PART = `(?:half[\\s-]+an?[\\s-]+|a[\\s-]+quarter[\\s-]+of[\\s-]+an?[\\s-]+)(?:million|billion|trillion|dozen)`;

/** Source of a pattern for a definite number, scale included. Flags "giu". */
export const NUMBER = `(?:${PART}|(?:${DIGITS})(?:\\s?-?(?:${bigScale})s?\\b|(?:bn|bln|mn|mln|tn|trn|m|k|b)\\b)?|\\b${WORDS}\\b)`;
/** "dozens", "tens of thousands", "hundreds" */
export const INDEFINITE =
  "(?:(?:several|a\\s+few|many)\\s+(?:hundred|thousand|million|dozen)|(?:(?:tens|dozens|hundreds|scores|thousands|millions)\\s+of\\s+)?(?:dozens|scores|hundreds|thousands|millions|billions))";
/** "a third", "two-thirds", "three quarters" before "of" or a determiner */
export const FRACTION = `(?:(?:an?|${ONES.slice(1, 10).join("|")})[\\s-]+)?(?:half|hal(?:ves)|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?`;

/** The value of a text that NUMBER matched; null when its words make no number. */
export function readNumber(text: string): number | null {
  const plain = text.toLowerCase().replace(/,(?=\d{3})/g, "");
  const part = /^(half|a[\s-]+quarter[\s-]+of)[\s-]+an?[\s-]+(\p{L}+)$/u.exec(plain);
  if (part) return SCALES.get(part[2]!)! / (part[1] === "half" ? 2 : 4);
  const digits = /^(\d+(?:\.\d+)?)\s?-?(\p{L}+)?$/u.exec(plain);
  if (digits) {
    if (digits[2] === undefined) return Number(digits[1]);
    const scale = SCALES.get(digits[2]) ?? SCALES.get(digits[2].replace(/s$/, ""));
    // 1.2 million is 1200000 exactly, not 1199999.9999999998
    return scale === undefined ? null : Math.round(Number(digits[1]) * scale * 1000) / 1000;
  }
  return readWords(plain.split(/[\s-]+/));
}

function readWords(words: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  for (const word of words) {
    if (word === "and") continue;
    const value = VALUES.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined) group += value;
    else if (scale === 100 || scale === 12) group = (group || 1) * scale;
    else if (scale !== undefined) {
      total += (group || 1) * scale;
      group = 0;
    } else return null;
  }
  return total + group;
}

/** The least value of an indefinite plural: "tens of thousands" → 10000, "dozens" → 12. */
export function readIndefinite(text: string): number {
  const words = text.toLowerCase().split(/\s+/);
  let value = 1;
  for (const word of words) {
    const singular = word.replace(/s$/, "");
    value *= singular === "ten" ? 10 : singular === "score" ? 20 : (SCALES.get(singular) ?? 1);
  }
  return value;
}

/** "two-thirds" → 66.67 (percent, two decimals); null for other words. */
export function readFraction(text: string): number | null {
  const words = text.toLowerCase().split(/[\s-]+/);
  const noun = words.at(-1)!;
  const below = FRACTIONS.get(noun) ?? FRACTIONS.get(noun.replace(/s$/, ""));
  const above = words.length > 1 ? VALUES.get(words[0]!) : 1;
  if (below === undefined || above === undefined) return null;
  return Math.round((10000 * above) / below) / 100;
}
