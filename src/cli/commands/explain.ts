// newsgraph explain: a claim of a graph → why it is there: rule, cue, arguments, decisions, and the sentence with marks; and, asked for what is
// not there, words that the lexicon knows and that gave no claim. For those the articles are read once more: a graph keeps no trees.
import {
  type Article,
  type ClaimEdge,
  formatAmount,
  formatDate,
  type GraphFile,
  relationRow,
  type Span,
} from "#schema";
import { NewsgraphError } from "../../errors.ts";
import type { NearMiss } from "../../extract/index.ts";
import type { AddCommand } from "../context.ts";
import { readGraph } from "../graph-input.ts";
import type { Io, Sink, Style } from "../io.ts";
import { jsonOption, modelOption } from "../options.ts";
import { printable } from "../problems.ts";
import { Wording } from "../wording.ts";

export const addExplain: AddCommand = (program, { io }) => {
  program
    .command("explain")
    .description("tell why a claim is in a graph; without a claim, list all claims")
    .argument("<graph>", 'graph.json, or "-" for standard input')
    .argument("[claim]", "id of a claim, or its beginning")
    .option(
      "--declined",
      "tell instead which words nearly gave a claim and why they gave none; with a claim, those of its sentence",
    )
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  newsgraph explain out/graph.json\n  newsgraph explain out/graph.json claim:3f2a\n  newsgraph explain out/graph.json --declined",
    )
    .action((path, id, options) => explain(path, id, options, io));
};

interface ExplainFlags {
  readonly declined?: true | undefined;
  readonly model: string;
  readonly json?: true | undefined;
}

async function explain(path: string, id: string | undefined, flags: ExplainFlags, io: Io): Promise<void> {
  const graph = await readGraph(path, io);
  if (flags.declined) return explainDeclined(graph, id, flags, io);
  const json = flags.json === true;
  const wording = new Wording(graph);
  if (id === undefined) {
    for (const claim of graph.claims) await io.out.write(json ? `${JSON.stringify(claim)}\n` : line(claim, wording));
    return;
  }
  const claim = findClaim(graph, id);
  await io.out.write(json ? `${JSON.stringify(claim)}\n` : textOf(claim, graph, wording, io.out));
}

async function explainDeclined(graph: GraphFile, id: string | undefined, flags: ExplainFlags, io: Io): Promise<void> {
  const [{ findNearMisses }, { loadLexicon }, { loadExtractor }] = await Promise.all([
    import("../../extract/index.ts"),
    import("../../lexicon/load.ts"),
    import("../../load.ts"),
  ]);
  const asked = id === undefined ? null : findClaim(graph, id);
  const extractor = await loadExtractor(flags);
  const lexicon = loadLexicon();
  for (const article of graph.articles) {
    if (asked && asked.article !== article.id) continue;
    let shown = -1;
    for (const miss of findNearMisses(
      extractor.annotate(article, () => {}),
      lexicon,
    )) {
      if (asked && miss.sentence.start !== asked.evidence.sentence.start) continue;
      if (flags.json) await io.out.write(`${JSON.stringify({ article: article.id, ...miss })}\n`);
      else
        await io.out.write(
          (miss.sentence.start === shown ? "" : sentenceOf(miss, article, io)) + missOf(miss, article),
        );
      shown = miss.sentence.start;
    }
  }
}

function sentenceOf({ sentence }: NearMiss, { text }: Article, io: Io): string {
  return `${io.out.style("bold", quoted(text, sentence))}\n`;
}

/** `  “strike” is not ATTACKS: no target is found, and the row needs one (attack.strike)` */
function missOf({ cue, relation, rule, reason }: NearMiss, { text }: Article): string {
  return `  “${quoted(text, cue)}” is not ${relation}: ${printable(reason)} (${rule})\n`;
}

function quoted(text: string, { start, end }: Span): string {
  return printable(text.slice(start, end).replace(/\s+/g, " "));
}

function findClaim(graph: GraphFile, id: string): ClaimEdge {
  const exact = graph.claims.find((claim) => claim.id === id);
  if (exact) return exact;
  const found = graph.claims.filter((claim) => claim.id.startsWith(id) || claim.id.startsWith(`claim:${id}`));
  if (found.length === 1) return found[0]!;
  const what = found.length === 0 ? "no claim has" : `${found.length} claims have`;
  throw new NewsgraphError("graph/no-claim", `${what} an id that begins with ${id}`);
}

function line(claim: ClaimEdge, wording: Wording): string {
  const marks = wording.marks(claim);
  return `${claim.id}  ${wording.sentence(claim)}${marks.length === 0 ? "" : ` (${marks.join("; ")})`}\n`;
}

function textOf(claim: ClaimEdge, graph: GraphFile, wording: Wording, sink: Sink): string {
  const article = graph.articles.find(({ id }) => id === claim.article)!;
  const words = (span: Span | null) => (span === null ? "" : `“${article.text.slice(span.start, span.end)}”`);
  const { evidence } = claim;
  const rows: [string, string][] = [
    ["relation", `${claim.type}: ${relationRow(claim.type).gloss}`],
    ["sentence", marked(claim, article.text, sink)],
    ["article", [article.title, article.publisher, article.date?.value, article.id].filter(Boolean).join(", ")],
    ["characters", `${evidence.sentence.start} to ${evidence.sentence.end}`],
    ["cue", words(evidence.cue)],
    ["source", `${wording.name(claim.source) || "not in the text"} ${words(evidence.source)}`.trim()],
    ["target", `${wording.name(claim.target) || "not in the text"} ${words(evidence.target)}`.trim()],
    ["about", claim.content.map((id) => wording.name(id)).join("; ")],
    ["polarity", claim.polarity],
    ["modality", claim.modality],
    ["condition", words(claim.condition)],
    ["said by", claim.attribution.map((id) => wording.name(id)).join(", who cites ") || "the article itself"],
    [
      "date",
      claim.date === null
        ? ""
        : `${formatDate(claim.date)} ${words(claim.date.span)}${claim.date.inferred ? ", worked out from the date of the article" : ""}`,
    ],
    ["amount", claim.amount === null ? "" : `${formatAmount(claim.amount)} ${words(claim.amount.span)}`],
    ["place", wording.name(claim.location)],
    [
      "coded",
      [
        claim.plover && `PLOVER ${claim.plover}`,
        claim.ploverMode,
        claim.cameo && `CAMEO ${claim.cameo}`,
        claim.goldstein !== null && `Goldstein ${claim.goldstein}`,
      ]
        .filter(Boolean)
        .join(", "),
    ],
    ["rule", claim.by],
    ["confidence", `${claim.confidence}, the chance that relation and ends are right`],
    ...claim.trace.map((step, i): [string, string] => [i === 0 ? "decisions" : "", `${i + 1}. ${step}`]),
    ["contradicts", claim.contradicts.join(", ")],
  ];
  const shown = rows.filter(([, value]) => value !== "");
  return `${sink.style("bold", wording.sentence(claim))}\n${shown
    .map(([name, value]) => `  ${name.padEnd(12)} ${name === "sentence" ? value : printable(value)}\n`)
    .join("")}`;
}

/** The sentence with its arguments in brackets and its cue between angle marks; styled on a terminal. */
function marked(claim: ClaimEdge, text: string, sink: Sink): string {
  const { sentence, cue, source, target } = claim.evidence;
  const marks: [Span | null, string, string, Style][] = [
    [source, "[", "]", "cyan"],
    [target, "[", "]", "magenta"],
    [cue, "«", "»", ["bold", "yellow"]],
  ];
  const inserts: { at: number; text: string }[] = [];
  for (const [span, open, close, style] of marks) {
    if (span === null || span.start < sentence.start || span.end > sentence.end) continue;
    inserts.push({ at: span.start, text: sink.style(style, open) }, { at: span.end, text: sink.style(style, close) });
  }
  inserts.sort((a, b) => a.at - b.at);
  let out = "";
  let at = sentence.start;
  for (const insert of inserts) {
    out += printable(text.slice(at, insert.at)) + insert.text;
    at = insert.at;
  }
  return (out + printable(text.slice(at, sentence.end))).replace(/\s+/g, " ");
}
