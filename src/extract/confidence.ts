// Claims with their signs → claims with a confidence: the probability that relation and ends are right, by a logistic model over the signs.
// The weights are fitted by scripts/calibrate.ts to gold articles. They have two decimals, so a sum is a whole number of hundredths and the
// result, rounded to two decimals, is the same on every machine.
import { type Claim, PLOVER_CATEGORIES, relationRow } from "#schema";
import weights from "../../data/confidence.json" with { type: "json" };
import type { DocumentClaim } from "../document/index.ts";
import { SIGNS, type Sign, type Signs } from "./signs.ts";

/** A claim before its confidence is known. */
export type UnratedClaim = Omit<Claim, "confidence"> & { readonly signs: Signs };

const WEIGHTS: Readonly<Record<Sign, number>> = weights.signs;
/** Contributions that are told. */
const TOLD = 3;

/** Rates all claims of an article. Their traces end with what the confidence is made of. */
export function rateClaims(claims: readonly UnratedClaim[]): readonly DocumentClaim[] {
  const told = new Map<string, number>();
  for (const claim of claims) told.set(keyOf(claim), (told.get(keyOf(claim)) ?? 0) + 1);
  return claims.map((claim) => {
    const signs = signsOf(claim, told.get(keyOf(claim))! > 1);
    return { ...claim, confidence: confidenceOf(signs), trace: [...claim.trace, reasonOf(signs)], signs };
  });
}

/** Probability by the model, with two decimals. */
export function confidenceOf(signs: readonly Sign[]): number {
  return Math.round(100 / (1 + Math.exp(-hundredths(signs) / 100))) / 100;
}

function hundredths(signs: readonly Sign[]): number {
  return signs.reduce((sum, sign) => sum + Math.round(100 * WEIGHTS[sign]), Math.round(100 * weights.plain));
}

function signsOf(claim: UnratedClaim, again: boolean): readonly Sign[] {
  const { plover } = relationRow(claim.type);
  const quad = plover === null ? null : PLOVER_CATEGORIES[plover];
  const signs: Sign[] = [...claim.signs.own, ...claim.signs.source, ...claim.signs.target];
  if (claim.source === null) signs.push("end-missing");
  if (claim.target === null) signs.push("end-missing");
  if (claim.modality !== "actual") signs.push("not-actual");
  if (again) signs.push("told-again");
  if (quad === "verbal conflict") signs.push("verbal-conflict");
  if (quad === "material conflict") signs.push("material-conflict");
  return signs;
}

/** The same relation between the same two, however often and with whatever standing. */
function keyOf({ id, type, source, target }: UnratedClaim): string {
  if (source === null || target === null) return id;
  const ends = relationRow(type).symmetric && target < source ? [target, source] : [source, target];
  return [type, ...ends].join("\u001f");
}

/** "less sure for a pronoun for an end; surer for the same told again in the article": the weightiest first. */
function reasonOf(signs: readonly Sign[]): string {
  const weight = (sign: Sign) => WEIGHTS[sign] * signs.filter((other) => other === sign).length;
  const weighty = [...new Set(signs)]
    .filter((sign) => WEIGHTS[sign] !== 0)
    .sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)) || (a < b ? -1 : 1))
    .slice(0, TOLD);
  const words = (lead: string, list: readonly Sign[]) =>
    list.length === 0 ? [] : [`${lead} for ${list.map((sign) => SIGNS[sign]).join(", ")}`];
  const against = weighty.filter((sign) => WEIGHTS[sign] < 0);
  const inFavour = weighty.filter((sign) => WEIGHTS[sign] > 0);
  return [...words("less sure", against), ...words("surer", inFavour)].join("; ") || "nothing makes it less sure";
}
