// Graph → a short summary: things by type, claims by relation, each with what is not plain about it in words.
import { type ClaimEdge, ENTITY_TYPES, type EntityType, type GraphFile, standingOf } from "#schema";
import type { Sink } from "./io.ts";
import { printable } from "./problems.ts";
import { Wording } from "./wording.ts";

const NAMES_PER_TYPE = 8;
const CLAIMS_PER_RELATION = 3;
const RELATIONS = 16;

export interface Summary {
  readonly articles: number;
  readonly failed: number;
  readonly entities: number;
  readonly claims: number;
  readonly statements: number;
  readonly standing: Readonly<Record<string, number>>;
  readonly relations: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, string>>;
}

export function summaryOf(graph: GraphFile, failed: number, files: Summary["files"]): Summary {
  return {
    articles: graph.articles.length,
    failed,
    entities: graph.entities.length,
    claims: graph.claims.length,
    statements: graph.statements.length,
    standing: count(graph.claims.map(standingOf)),
    relations: count(graph.claims.map((claim) => claim.type)),
    files,
  };
}

/** The summary for people. */
export function textOf(summary: Summary, graph: GraphFile, sink: Sink): string {
  const wording = new Wording(graph);
  const { articles, failed, entities, claims, statements } = summary;
  const bold = (text: string) => sink.style("bold", text);
  const dim = (text: string) => sink.style("dim", text);
  const lines = [
    `${bold(plural(articles, "article"))}${failed > 0 ? ` (${failed} failed)` : ""}: ${plural(entities, "entity")}, ${plural(claims, "claim")}, ${plural(statements, "statement")}`,
    "",
    ...entityLines(graph, bold),
    "",
    ...relationLines(graph, wording, { bold, dim }),
    "",
    ...Object.entries(summary.files).map(
      ([name, path]) => `${name.padEnd(12)} ${path}${name === "page" ? "  (open it in a browser)" : ""}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function entityLines(graph: GraphFile, bold: (text: string) => string): string[] {
  const mentions = new Map(
    graph.entities.map((entity) => [entity.id, entity.mentions.reduce((sum, m) => sum + m.spans.length, 0)]),
  );
  return (Object.keys(ENTITY_TYPES) as EntityType[]).flatMap((type) => {
    const found = graph.entities
      .filter((entity) => entity.type === type && entity.named)
      .sort((a, b) => mentions.get(b.id)! - mentions.get(a.id)! || (a.id < b.id ? -1 : 1));
    if (found.length === 0) return [];
    const names = found.slice(0, NAMES_PER_TYPE).map((entity) => printable(entity.name));
    const more = found.length > names.length ? `, and ${found.length - names.length} more` : "";
    return [`${bold(type.padEnd(12))} ${names.join(", ")}${more}`];
  });
}

function relationLines(
  graph: GraphFile,
  wording: Wording,
  { bold, dim }: Record<"bold" | "dim", (text: string) => string>,
): string[] {
  const groups = new Map<string, ClaimEdge[]>();
  for (const claim of graph.claims) groups.set(claim.type, [...(groups.get(claim.type) ?? []), claim]);
  const sorted = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const lines = sorted.slice(0, RELATIONS).flatMap(([type, claims]) => {
    const shown = distinct(claims, wording).slice(0, CLAIMS_PER_RELATION);
    const more = claims.length > shown.length ? [dim(`  and ${claims.length - shown.length} more`)] : [];
    return [`${bold(type)} ${dim(`(${claims.length})`)}`, ...shown.map((line) => `  ${line}`), ...more];
  });
  const hidden = sorted.slice(RELATIONS).map(([type, claims]) => `${type} (${claims.length})`);
  return hidden.length === 0 ? lines : [...lines, `also: ${hidden.join(", ")}`];
}

/** Lines of claims, the surest first, equal ones once. */
function distinct(claims: readonly ClaimEdge[], wording: Wording): string[] {
  const sorted = [...claims].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  const lines = sorted.map((claim) => {
    const marks = wording.marks(claim);
    return `${wording.sentence(claim)}${marks.length === 0 ? "" : ` (${marks.join("; ")})`}`;
  });
  return [...new Set(lines)];
}

function count(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plural(number: number, noun: string): string {
  const forms = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number} ${number === 1 ? noun : forms}`;
}
