// Texts cut to a length, with a sign that they were.
/** Letters of a name in the drawing. */
export const LONGEST_NAME = 36;

export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  // at a word where that loses little
  const space = cut.lastIndexOf(" ");
  return `${(space > longest * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
