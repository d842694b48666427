// Texts cut to a length, with a sign that they were.
/** Letters of a name in the drawing. */
export const LONGEST_NAME = 36;

export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
