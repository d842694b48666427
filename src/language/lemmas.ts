// Lemma edit scripts: "L2+y" is lower case, cut two characters, add y (cities → city). Words of training have theirs in a list, which comes
// before the encoder's choice.
import type { Labels } from "./model.ts";

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ "‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-" }),
);
const plain = (form: string) => form.replace(/[‘’`“”–—]/g, (mark) => PLAIN.get(mark)!);

/** Case (L lower, U upper, T title, K keep the word as it is), characters to cut, characters to add. */
export function applyScript(form: string, script: string): string {
  const plus = script.indexOf("+");
  const [kept, cut, added] = [script[0], Number(script.slice(1, plus)), script.slice(plus + 1)];
  if (kept === "K") return form;
  const lower = plain(form).toLowerCase();
  const lemma = (cut <= lower.length ? lower.slice(0, lower.length - cut) : "") + added;
  if (lemma === "") return lower;
  if (kept === "U") return lemma.toUpperCase();
  return kept === "T" ? lemma.charAt(0).toUpperCase() + lemma.slice(1) : lemma;
}

/** Lemmas by form and Penn tag. */
export class Lemmas {
  readonly #scripts = new Map<string, string>();

  constructor(labels: Labels) {
    for (const row of labels.lemmaExceptions) {
      const [xpos, script, ...forms] = row.split(" ");
      for (const form of forms) this.#scripts.set(`${xpos} ${form}`, script!);
    }
  }

  /** script: the encoder's choice. */
  lemma(form: string, xpos: string, script: string): string {
    return applyScript(form, this.#scripts.get(`${xpos} ${plain(form).toLowerCase()}`) ?? script);
  }
}
