// An evaluation → one HTML file that shows it: totals, slices, reliability, and every text with what is right and wrong in it. It loads
// nothing, and its policy lets it run no script but its own; without a script it shows everything and has no filters.
import { createHash } from "node:crypto";
import { RELATION_TYPES } from "#schema";
import type { Evaluation } from "../evaluate.ts";
import { keyOf } from "../slices.ts";
import { html, Markup } from "./html.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { renderReliability, renderSlices, renderTotals } from "./tables.ts";
import { KINDS, renderText } from "./texts.ts";

export interface ReportOptions {
  /** what was evaluated: the name of the gold file */
  readonly title: string;
}

/** The whole page; the same evaluation gives the same bytes. */
export function renderReport(evaluation: Evaluation, { title }: ReportOptions): string {
  const { scores, slices, reliability, texts } = evaluation;
  const types = new Set(slices.filter(({ dimension }) => dimension === "type").map(({ value }) => value));
  const others = slices
    .filter(({ dimension }) => dimension !== "type")
    .map((slice) => keyOf(slice.dimension, slice.value));
  const numbers = new Map(others.map((key, i) => [key, i]));
  const extractors = [...new Set(texts.map(({ record }) => record.extractor))];
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(SCRIPT)}`,
    `style-src ${hash(STYLE)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Evaluation: ${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#texts">Skip to the texts</a>
<header>
<h1>Evaluation: ${title}</h1>
<p class="quiet">${extractors.join(", ")}</p>
<nav aria-label="Parts"><a href="#slices">Slices</a> <a href="#reliability">Confidence</a> <a href="#texts">Texts</a></nav>
</header>
<main>
${renderTotals(scores)}
<section aria-labelledby="slices"><h2 id="slices">Slices</h2>
${renderSlices(slices, numbers)}</section>
<section aria-labelledby="reliability"><h2 id="reliability">Confidence</h2>
${renderReliability(reliability)}</section>
<section aria-labelledby="texts"><h2 id="texts" tabindex="-1">Texts</h2>
<div id="filters" class="bar" role="search" aria-label="Claims and lines" hidden>
<label>Show <select id="kind"><option value="">everything</option>${Object.entries(KINDS).map(
    ([kind, words]) => html`<option value="${kind}">${words}</option>`,
  )}</select></label>
<label>Slice <select id="slice"><option value="">all</option>${others.map(
    (key, i) => html`<option value="${i}">${key}</option>`,
  )}</select></label>
<label>Relation <select id="type"><option value="">all</option>${RELATION_TYPES.filter((type) => types.has(type)).map(
    (type) => html`<option value="${type}">${type}</option>`,
  )}</select></label>
<label>Words <input id="words" type="search" autocomplete="off" spellcheck="false"></label>
<button type="button" id="reset">Reset</button>
<output id="told" aria-live="polite"></output>
</div>
${texts.map((text, place) => renderText(text, place, numbers))}</section>
</main>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}
