// Tags and arcs → the same, with a bare noun and its content clause as the subject of the verb behind them: in "Claims that Peru paid were
// denied" the parser takes the first word for the main verb; in "said claims that Peru paid were false" it hangs the last on the noun.
import type { Arc, Sentence, Tag } from "../document/index.ts";

export interface Analysed {
  readonly tags: readonly Tag[];
  readonly arcs: readonly Arc[];
}

/** Mends the sentences that begin with such a subject; all others stay as they are. `words` are the texts of all tokens. */
export function withContentSubjects(
  sentences: readonly Sentence[],
  words: readonly string[],
  { tags, arcs }: Analysed,
): Analysed {
  const mended = { tags: [...tags], arcs: [...arcs] };
  for (const { firstToken, endToken } of sentences)
    for (let noun = firstToken; noun + 1 < endToken; noun++) {
      if (words[noun + 1] !== "that") continue;
      const { head, relation } = arcs[noun]!;
      // A bare plural at the start may be taken for a verb: "Claims that …"
      const isFirst = noun === firstToken && relation === "root" && /^\p{Lu}\p{Ll}+s$/u.test(words[noun]!);
      if (!isFirst && !(tags[noun]!.upos === "NOUN" && relation === "obj")) continue;
      const children: number[] = [];
      for (let at = noun + 1; at < endToken; at++) if (arcs[at]!.head === noun) children.push(at);
      const under = (governor: number, kind: RegExp) => {
        for (let at = firstToken; at < endToken; at++)
          if (arcs[at]!.head === governor && kind.test(arcs[at]!.relation)) return at;
        return -1;
      };
      const content = children.find((at) => arcs[noun + 1]!.head === at);
      // "said reports that it paid were untrue": the verb behind may hang beside the noun
      const beside: number[] = [];
      for (let at = noun + 1; at < endToken; at++)
        if (!isFirst && arcs[at]!.head === head && arcs[at]!.relation === "ccomp") beside.push(at);
      const main = [...children, ...beside].find(
        (at) =>
          content !== undefined &&
          at > content &&
          under(at, /^(?:aux|cop)/) > content &&
          under(at, /^(?:nsubj|csubj|expl|mark)/) < 0,
      );
      if (content === undefined || main === undefined) continue;
      if (isFirst) mended.tags[noun] = { upos: "NOUN", xpos: "NNS", lemma: tags[noun]!.lemma };
      mended.arcs[main] = isFirst ? { head: -1, relation: "root" } : { head, relation: "ccomp" };
      mended.arcs[noun] = { head: main, relation: under(main, /^aux:pass$/) >= 0 ? "nsubj:pass" : "nsubj" };
      mended.arcs[content] = { head: noun, relation: "acl" };
      for (const at of children) if (at > main) mended.arcs[at] = { head: main, relation: arcs[at]!.relation };
    }
  return mended;
}
