// The graph as two flat tables, nodes and edges, with one typed value a column: what CSV, GEXF and GraphML share.
import { type ClaimEdge, type GraphFile, relationRow, standingOf, verbPhrase } from "#schema";

export type Cell = string | number | boolean | null;
export type CellType = "string" | "double" | "boolean";

export interface Column<Row> {
  readonly name: string;
  readonly type: CellType;
  readonly of: (row: Row) => Cell;
}

export interface NodeRow {
  readonly id: string;
  readonly label: string;
  readonly nodeKind: "entity" | "event";
  readonly type: string;
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly aliases: readonly string[];
  readonly named: boolean;
  readonly mentions: number;
  readonly articles: number;
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** A claim, or the tie of an event node to a participant. */
export interface EdgeRow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly claim: ClaimEdge | null;
}

/** Entities, then event nodes. */
export function nodeRows(graph: GraphFile): readonly NodeRow[] {
  const entities = graph.entities.map(
    (entity): NodeRow => ({
      id: entity.id,
      label: entity.name,
      nodeKind: "entity",
      type: entity.type,
      country: entity.country,
      wikidata: entity.wikidata,
      aliases: entity.aliases,
      named: entity.named,
      mentions: entity.mentions.reduce((sum, { spans }) => sum + spans.length, 0),
      articles: entity.mentions.length,
      ...entity.place,
    }),
  );
  const events = graph.events.map(
    (event): NodeRow => ({
      id: event.id,
      label: event.name,
      nodeKind: "event",
      type: event.type,
      country: null,
      wikidata: null,
      aliases: [],
      named: false,
      mentions: 1,
      articles: 1,
      ...event.place,
    }),
  );
  return [...entities, ...events];
}

/** Claims with two ends, then ties of event nodes. */
export function edgeRows(graph: GraphFile): readonly EdgeRow[] {
  const claims = graph.claims.flatMap((claim): EdgeRow[] =>
    claim.source === null || claim.target === null
      ? []
      : [{ id: claim.id, source: claim.source, target: claim.target, label: verbPhrase(claim), claim }],
  );
  const ties = graph.events.flatMap((event) =>
    (["agent", "target", "location"] as const).flatMap((role): EdgeRow[] => {
      const end = event[role];
      return end === null
        ? []
        : [{ id: `${event.id} ${role}`, source: event.id, target: end, label: role, claim: null }];
    }),
  );
  return [...claims, ...ties];
}

export const NODE_COLUMNS: readonly Column<NodeRow>[] = [
  { name: "nodeKind", type: "string", of: (row) => row.nodeKind },
  { name: "type", type: "string", of: (row) => row.type },
  { name: "country", type: "string", of: (row) => row.country },
  { name: "wikidata", type: "string", of: (row) => row.wikidata },
  { name: "aliases", type: "string", of: (row) => row.aliases.join(" | ") || null },
  { name: "named", type: "boolean", of: (row) => row.named },
  { name: "mentions", type: "double", of: (row) => row.mentions },
  { name: "articles", type: "double", of: (row) => row.articles },
  { name: "community", type: "double", of: (row) => row.community },
];

/** What a claim says besides its ends; the same names in every format. */
export const CLAIM_COLUMNS: readonly Column<ClaimEdge>[] = [
  { name: "type", type: "string", of: (claim) => claim.type },
  { name: "class", type: "string", of: (claim) => relationRow(claim.type).class },
  { name: "standing", type: "string", of: (claim) => standingOf(claim) },
  { name: "polarity", type: "string", of: (claim) => claim.polarity },
  { name: "modality", type: "string", of: (claim) => claim.modality },
  { name: "attribution", type: "string", of: (claim) => claim.attribution.join(" | ") || null },
  { name: "dateFrom", type: "string", of: (claim) => claim.date?.from ?? null },
  { name: "dateTo", type: "string", of: (claim) => claim.date?.to ?? null },
  { name: "datePrecision", type: "string", of: (claim) => claim.date?.precision ?? null },
  { name: "amount", type: "double", of: (claim) => claim.amount?.value ?? null },
  { name: "unit", type: "string", of: (claim) => claim.amount?.unit ?? null },
  { name: "location", type: "string", of: (claim) => claim.location },
  { name: "plover", type: "string", of: (claim) => claim.plover },
  { name: "ploverMode", type: "string", of: (claim) => claim.ploverMode },
  { name: "cameo", type: "string", of: (claim) => claim.cameo },
  { name: "goldstein", type: "double", of: (claim) => claim.goldstein },
  { name: "confidence", type: "double", of: (claim) => claim.confidence },
  { name: "by", type: "string", of: (claim) => claim.by },
  { name: "article", type: "string", of: (claim) => claim.article },
  { name: "start", type: "double", of: (claim) => claim.evidence.sentence.start },
  { name: "end", type: "double", of: (claim) => claim.evidence.sentence.end },
  { name: "quote", type: "string", of: (claim) => claim.quote },
];
