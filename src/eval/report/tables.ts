// Scores, slices and reliability → the tables at the head of the report.
import { ENOUGH_CLAIMS, type Reliability } from "../reliability.ts";
import type { Scores } from "../score.ts";
import { DIMENSIONS, keyOf, type Slice } from "../slices.ts";
import { html, type Markup } from "./html.ts";

const percent = (value: number | null, digits = 0) => (value === null ? "–" : `${(100 * value).toFixed(digits)} %`);

export function renderTotals(scores: Scores): Markup {
  const { rows, lines, found, extra, standing, forbidden, violated } = scores;
  const figures: readonly (readonly [string, string])[] = [
    ["precision", percent(scores.precision, 1)],
    ["recall", percent(scores.recall, 1)],
    ["F1", percent(scores.f1, 1)],
    ["forbidden and found", `${violated} of ${forbidden}`],
  ];
  return html`<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p>${rows} texts with ${lines} lines of gold: ${found} found, ${lines - found} missing; ${extra} extra. Of those found, ${standing} agree
with their line in polarity, modality and speaker too, where a line that says nothing means positive, actual and the article’s own voice.</p>
`;
}

/** `numbers` are those by which the filter knows slices; types it knows by name. */
export function renderSlices(slices: readonly Slice[], numbers: ReadonlyMap<string, number>): Markup {
  const number = (value: number | null) => value ?? "–";
  const head = ({ dimension, value }: Slice) =>
    dimension === "type"
      ? html`<th scope="row" data-type="${value}">${value}</th>`
      : html`<th scope="row" data-slice="${numbers.get(keyOf(dimension, value))!}">${value}</th>`;
  const row = (slice: Slice) => html`<tr>${head(slice)}
<td>${number(slice.lines)}</td><td>${number(slice.foundLines)}</td><td>${slice.claims}</td><td>${slice.right}</td>
<td>${percent(slice.precision)}</td><td>${percent(slice.recall)}</td><td>${percent(slice.f1)}</td></tr>
`;
  return html`<p>A line of gold is sliced by what it says, a found claim by its record. Passive, quotes, dates and the like are known of found
claims only: these slices have a precision and no recall.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Scores by slice"><table>
<thead><tr><th scope="col">slice</th><th scope="col">lines</th><th scope="col">found</th><th scope="col">claims</th><th scope="col">right</th>
<th scope="col">precision</th><th scope="col">recall</th><th scope="col">F1</th></tr></thead>
${DIMENSIONS.map(({ name }) => {
  const own = slices.filter(({ dimension }) => dimension === name);
  return own.length === 0
    ? null
    : html`<tbody><tr><th scope="rowgroup" colspan="8">${name}</th></tr>
${own.map(row)}</tbody>
`;
})}</table></div>
`;
}

export function renderReliability(reliability: Reliability | null): Markup {
  if (reliability === null)
    return html`<p>Too few claims to say how far their confidence can be believed: at least ${ENOUGH_CLAIMS} are needed.</p>`;
  const { bins, claims, right, brier, brierOfShare, calibrationError, ranking } = reliability;
  return html`<p>Of the claims that were given with a confidence in a range, how many does gold have? ${claims} claims, ${right} right. Brier
score ${brier.toFixed(3)} (${brierOfShare.toFixed(3)} for who says ${percent(right / claims)} of each), expected calibration error
${calibrationError.toFixed(3)}; a right claim stands above a wrong one in ${percent(ranking)} of their pairs.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Reliability"><table>
<thead><tr><th scope="col">confidence</th><th scope="col">claims</th><th scope="col">said, mean</th><th scope="col">right</th></tr></thead>
<tbody>${bins.map(
    (bin) => html`<tr><th scope="row">${percent(bin.from)} to ${percent(bin.to)}</th><td>${bin.claims}</td>
<td>${percent(bin.expected)}</td><td>${percent(bin.observed)}</td></tr>
`,
  )}</tbody></table></div>
`;
}
