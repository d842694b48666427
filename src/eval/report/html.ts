// Markup from templates in which every text is escaped: there is no way to put a string in as markup but to write it in the source.

/** Markup that is safe to put into markup. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | null | false | Markup | readonly Value[];

/** Attributes stand in double quotes always; `null` and `false` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < values.length ? textOf(values[i]!) : "")).join(""));
}

function textOf(value: Value): string {
  if (value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(textOf).join("");
  return escapeText(String(value));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);
/** Control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export function escapeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(UNSEEN, "\ufffd")
    .replace(/[&<>"'`]/g, (char) => ENTITIES.get(char)!);
}
