/** A lemma in the spelling that the frame files have: "organise" is "organize", "labour" is "labor". Others stay, and some become no word. */
export function american(lemma: string): string {
  return lemma
    .replace(/is(e|ation)(?=$|_)/, "iz$1")
    .replace(/yse(?=$|_)/, "yze")
    .replace(/our/, "or");
}
