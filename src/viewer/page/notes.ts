// Short notes that several panels share.
import { h } from "./dom.ts";

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function missing(what: string): HTMLElement[] {
  return [h("h2", {}, "Not in this graph"), h("p", {}, `The address names ${what} that this graph does not hold.`)];
}

/** Claims that the filters hide are told of, so that an empty list is not taken for silence of the articles. */
export function hiddenNote(hidden: number): HTMLElement | false {
  return hidden > 0 && h("p", { class: "quiet" }, `${plural(hidden, "more claim")} hidden by the filters.`);
}
