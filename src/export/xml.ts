// Text → XML 1.0 that every reader accepts: the five characters escaped, characters that XML has no place for left out.

/** Control characters, lone surrogates and the two non-characters: XML 1.0 allows none, not even escaped. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Readers turn these into plain spaces in attributes.
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

export function xml(text: string | number | boolean): string {
  return String(text)
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (character) => ESCAPES[character]!);
}
