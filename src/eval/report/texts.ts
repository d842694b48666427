// A scored text → its part of the report: the lines of gold, each with the claim that says it or with what comes nearest, and the claims
// that gold does not have; every claim with its sentence, its marks and its trace.
import { type Claim, type Extraction, formatAmount, formatDate, piecesOf, type Span, verbPhrase } from "#schema";
import { type Difference, type Expectation, formatClaim } from "../expectation.ts";
import { bareWords } from "../names.ts";
import type { Match, Missing } from "../score.ts";
import { slicesOfClaim, slicesOfLine, type TextScore } from "../slices.ts";
import { html, type Markup } from "./html.ts";

/** Kinds of items, in the words of the filter. */
export const KINDS = {
  error: "whatever is wrong",
  missing: "missing: in gold, not found",
  near: "missing, but something near is found",
  extra: "extra: found, not in gold",
  forbidden: "forbidden and found",
  standing: "right, with another standing",
  right: "right",
  again: "right, told again",
} as const;
type Kind = keyof typeof KINDS;

/** Characters of a text above which it is folded away. */
const LONG = 600;

/** By which numbers the filter knows slices, by key. */
type Numbers = ReadonlyMap<string, number>;

export function renderText(text: TextScore, place: number, numbers: Numbers): Markup {
  const { row, found, missing, again, extra, violated } = text;
  const broken = new Map(violated.map((match) => [match.claim.id, match.line]));
  const lines = row.expect.map(
    (line, i) => ({ match: found.find((m) => m.place === i), gap: missing.find((m) => m.place === i), line }) as const,
  );
  const counts = [
    `${found.length} right`,
    `${missing.length} missing`,
    `${extra.length} extra`,
    ...(again.length > 0 ? [`${again.length} told again`] : []),
    ...(row.not.length > 0 ? [`${violated.length} of ${row.not.length} forbidden ones found`] : []),
  ];
  const words = html`<p class="words">${row.text}</p>`;
  return html`<section class="text" data-id="${row.id}" aria-labelledby="text-${place}">
<h3 id="text-${place}">${row.id}</h3>
<p class="quiet">${row.date === undefined ? null : `${row.date}; `}${counts.join(", ")}</p>
${row.text.length > LONG ? html`<details><summary>The text (${row.text.length} characters)</summary>${words}</details>` : words}
<ul class="items">
${lines.map(({ match, gap }) => (match ? matchItem(text, match, broken, numbers) : gap ? missingItem(text, gap, numbers) : null))}
${extra.map((claim) => claimItem(text, claim, "extra", broken, numbers))}
${again.map((claim) => claimItem(text, claim, "again", broken, numbers))}
</ul>
</section>
`;
}

interface Item {
  readonly kinds: readonly Kind[];
  readonly slices: readonly string[];
  readonly types: readonly string[];
}

/** The look is that of the gravest kind. */
const GRAVITY: readonly Kind[] = ["forbidden", "missing", "extra", "standing", "right", "again"];

function item({ kinds, slices, types }: Item, known: Numbers, content: Markup): Markup {
  const look = GRAVITY.find((kind) => kinds.includes(kind))!;
  const numbers = [...new Set(slices)].map((key) => known.get(key)).filter((number) => number !== undefined);
  const all = look === "right" || look === "again" ? kinds : ["error", ...kinds];
  return html`<li class="item ${look}" data-kinds="${all.join(" ")}" data-slices="${numbers.join(" ")}" data-types="${[...new Set(types)].join(" ")}">
${content}
</li>
`;
}

function matchItem(text: TextScore, match: Match, broken: ReadonlyMap<string, string>, numbers: Numbers): Markup {
  const { claim, expected, line, standing } = match;
  const forbidden = broken.get(claim.id);
  const kinds: Kind[] = [
    standing.length === 0 ? "right" : "standing",
    ...(forbidden === undefined ? [] : (["forbidden"] as const)),
  ];
  const slices = [...slicesOfLine(expected), ...slicesOfClaim(claim, text.traits.get(claim.id)!)];
  const verdict = standing.length === 0 ? "Right" : `Right, with another ${listed(standing)} than the line`;
  return item(
    { kinds, slices, types: [claim.type, expected.type] },
    numbers,
    html`<p><span class="verdict">${verdict}${forbidden === undefined ? null : ", and forbidden"}:</span> <span class="claim">${sentenceOf(text.record, claim)}</span></p>
${forbidden === undefined ? null : html`<p>forbidden: <code>${forbidden}</code></p>`}<p>gold: <code>${line}</code></p>
${claimDetails(text.record, claim)}`,
  );
}

/** A claim that answers no line. */
function claimItem(
  text: TextScore,
  claim: Claim,
  kind: "extra" | "again",
  broken: ReadonlyMap<string, string>,
  numbers: Numbers,
): Markup {
  const forbidden = broken.get(claim.id);
  const verdict = kind === "extra" ? "Extra" : "Told again";
  return item(
    {
      kinds: forbidden === undefined ? [kind] : [kind, "forbidden"],
      slices: slicesOfClaim(claim, text.traits.get(claim.id)!),
      types: [claim.type],
    },
    numbers,
    html`<p><span class="verdict">${verdict}${forbidden === undefined ? null : ", and forbidden"}:</span> <span class="claim">${sentenceOf(text.record, claim)}</span></p>
${forbidden === undefined ? null : html`<p>forbidden: <code>${forbidden}</code></p>`}${claimDetails(text.record, claim)}`,
  );
}

function missingItem(text: TextScore, { line, expected, nearest }: Missing, numbers: Numbers): Markup {
  return item(
    { kinds: nearest ? ["missing", "near"] : ["missing"], slices: slicesOfLine(expected), types: [expected.type] },
    numbers,
    html`<p><span class="verdict">Missing:</span> <code>${line}</code></p>
${placeOf(text, expected)}${
  nearest &&
  html`<p>Nearest of the extra claims, with another ${listed(nearest.differences)}: <code>${formatClaim(text.record, nearest.claim)}</code></p>`
}`,
  );
}

/** "type, source and speaker" */
function listed(names: readonly Difference[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "Norland does not attack Ostland, says Ada Lund" */
function sentenceOf(record: Extraction, claim: Claim): string {
  const name = (id: string | null) => record.chains.find((chain) => chain.id === id)?.name;
  const speakers = claim.attribution.map((id) => name(id) ?? id).join(", who cites ");
  return `${name(claim.source) ?? "somebody"} ${verbPhrase(claim)} ${name(claim.target) ?? "something"}${speakers === "" ? "" : ` (said by ${speakers})`}`;
}

function claimDetails(record: Extraction, claim: Claim): Markup {
  const { text } = record.article;
  const words = (span: Span | null) => (span === null ? "" : `“${text.slice(span.start, span.end)}”`);
  const elsewhere = (end: "source" | "target") => {
    const span = claim.evidence[end];
    return span !== null && !isInside(span, claim.evidence.sentence);
  };
  const facts: readonly (readonly [string, string | false])[] = [
    ["found", formatClaim(record, claim)],
    ["source", elsewhere("source") && `${words(claim.evidence.source)}, in another sentence`],
    ["target", elsewhere("target") && `${words(claim.evidence.target)}, in another sentence`],
    ["condition", words(claim.condition)],
    ["date", claim.date !== null && `${formatDate(claim.date)} ${words(claim.date.span)}`],
    ["amount", claim.amount !== null && `${formatAmount(claim.amount)} ${words(claim.amount.span)}`],
    ["confidence", claim.confidence.toFixed(2)],
  ];
  return html`<blockquote class="sentence">${marked(text, claim)}</blockquote>
<dl class="facts">${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${name === "found" ? html`<code>${value}</code>` : value}</dd>` : null))}</dl>
<details><summary>How it was found, in ${claim.trace.length} steps</summary><ol class="trace">${claim.trace.map((step) => html`<li>${step}</li>`)}</ol></details>`;
}

function isInside(span: Span, other: Span): boolean {
  return span.start >= other.start && span.end <= other.end;
}

type Role = "source" | "cue" | "target";

/** The sentence with its cue and its ends marked, each by its name in small letters before its first word. */
function marked(text: string, claim: Claim): Markup {
  const { sentence, source, cue, target } = claim.evidence;
  const spans = Object.entries({ source, cue, target }).flatMap(([name, span]) =>
    span && isInside(span, sentence) ? [{ ...span, name: name as Role }] : [],
  );
  const begun = new Set<Role>();
  return html`${piecesOf(sentence, spans).map(({ start, end, names }) => {
    const words = text.slice(start, end);
    if (names.length === 0) return words;
    const labels = names.filter((name) => !begun.has(name));
    for (const name of labels) begun.add(name);
    return html`<mark class="${names.join(" ")}">${labels.length > 0 && html`<span class="role">${labels.join(", ")}:</span> `}${words}</mark>`;
  })}`;
}

/** Where a missing claim may stand: the first sentence that holds the words of both of its ends. */
function placeOf({ row, sentences }: TextScore, { source, target }: Expectation): Markup | null {
  const ends = [source, target].filter((end) => end !== "-").map(bareWords);
  const words = ({ start, end }: Span) => row.text.slice(start, end);
  const here = sentences.find((sentence) => ends.every((name) => words(sentence).toLowerCase().includes(name)));
  return here === undefined
    ? null
    : html`<p>Its ends stand in:</p><blockquote class="sentence">${words(here)}</blockquote>`;
}
