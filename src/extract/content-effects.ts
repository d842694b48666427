// What an act or operator says of its content by itself: denied, possible, alleged, or as real as it is (ContentEffect of its row).
import type { Modality, Polarity } from "#schema";
import type { Tree } from "../document/index.ts";
import { isVerbal } from "./clause-words.ts";
import type { FrameMatch } from "./frames.ts";
import { strongerModality } from "./local-scope.ts";

/** token: the word of the content; denied: is the operator itself denied? */
export function effectOnContent(
  tree: Tree,
  operator: FrameMatch,
  token: number,
  denied: boolean,
): { polarity: Polarity; modality: Modality; trace: readonly string[] } {
  const effect = operator.row.effect!;
  const name = tree.text(operator.token);
  const modality: Modality = effect.modality === "keep" ? "actual" : effect.modality;
  if (!denied) {
    if (effect.polarity === "keep") return { polarity: "positive", modality, trace: [] };
    return { polarity: "negative", modality, trace: [`"${name}" denies its content`] };
  }
  if (effect.polarity !== "keep") {
    const open = effect.attributed || effect.modality !== "keep";
    return {
      polarity: "positive",
      modality: open ? strongerModality(modality, "possible") : modality,
      trace: [`"${name}" is denied itself: ${open ? "possible" : "two negatives cancel"}`],
    };
  }
  if (effect.modality === "alleged" || (effect.modality === "keep" && effect.attributed))
    return { polarity: "positive", modality: "possible", trace: [`"${name}" is denied: its content is open`] };
  if (effect.modality !== "keep" || tree.is(token, "xcomp") || !isVerbal(tree, token))
    return { polarity: "negative", modality, trace: [`"${name}" is denied with its content`] };
  return { polarity: "positive", modality, trace: [] };
}
