// The graph file: entities, event nodes and claim edges folded from extractions, with the articles that prove them.
import { z } from "zod";
import { Article } from "./article.ts";
import {
  ClaimAmount,
  ClaimDate,
  CountryCode,
  Diagnostic,
  EntityKindSchema,
  EntityTypeSchema,
  Evidence,
  ModalitySchema,
  PloverCategorySchema,
  PolaritySchema,
  RelationTypeSchema,
  WikidataId,
} from "./extraction.ts";
import { Span } from "./span.ts";

const NodeId = z.string().min(1).max(64);

/** Where a node lies on the page: a deterministic function of the graph, made by `src/graph/layout.ts`. */
const Place = z.strictObject({ x: z.number(), y: z.number(), community: z.int().nonnegative() });

export const Entity = z
  .strictObject({
    /** Wikidata id where the gazetteer is certain, else hash of (type, canonical name) */
    id: NodeId,
    type: EntityTypeSchema,
    kind: EntityKindSchema.nullable(),
    name: z.string().min(1),
    aliases: z.array(z.string()),
    country: CountryCode.nullable(),
    wikidata: WikidataId.nullable(),
    named: z.boolean(),
    /** mentions per article, sorted by article id */
    mentions: z.array(z.strictObject({ article: z.string(), spans: z.array(Span).min(1) })),
    place: Place,
  })
  .meta({ id: "Entity" });
export type Entity = z.infer<typeof Entity>;

/**
 * A claim as a node: made when another claim is about it ("rejects the threat of military action"), or when one of its ends is
 * not in the text ("was arrested"). Participants are entities or, for content, other event nodes.
 */
export const EventNode = z
  .strictObject({
    id: NodeId,
    /** the claim that tells of this event; its attributes are there */
    claim: z.string(),
    type: RelationTypeSchema,
    /** "Donald Trump imposes a tariff on Mexico" */
    name: z.string().min(1),
    agent: NodeId.nullable(),
    target: NodeId.nullable(),
    location: NodeId.nullable(),
    place: Place,
  })
  .meta({ id: "EventNode" });
export type EventNode = z.infer<typeof EventNode>;

/** One claim of one sentence. Drawn as an edge when source and target are both nodes. */
export const ClaimEdge = z
  .strictObject({
    id: z.string(),
    article: z.string(),
    type: RelationTypeSchema,
    source: NodeId.nullable(),
    /** an entity, else the event node that the claim is about */
    target: NodeId.nullable(),
    /** event nodes of the claims that this one is about */
    content: z.array(NodeId),
    polarity: PolaritySchema,
    modality: ModalitySchema,
    condition: Span.nullable(),
    attribution: z.array(NodeId),
    date: ClaimDate.nullable(),
    amount: ClaimAmount.nullable(),
    location: NodeId.nullable(),
    plover: PloverCategorySchema.nullable(),
    ploverMode: z.string().nullable(),
    cameo: z.string().nullable(),
    goldstein: z.number().nullable(),
    evidence: Evidence,
    /** text of the evidence sentence, so that a row is readable without the article */
    quote: z.string(),
    confidence: z.number().min(0).max(1),
    by: z.string(),
    trace: z.array(z.string()),
    /** claims of other sentences that say the opposite of the same event */
    contradicts: z.array(z.string()),
  })
  .meta({ id: "ClaimEdge" });
export type ClaimEdge = z.infer<typeof ClaimEdge>;

export const GraphStatement = z
  .strictObject({
    id: z.string(),
    article: z.string(),
    speaker: NodeId.nullable(),
    source: z.array(Span),
    cue: z.array(Span),
    content: z.array(Span).min(1),
    mode: z.enum(["direct", "indirect", "mixed"]),
  })
  .meta({ id: "GraphStatement" });
export type GraphStatement = z.infer<typeof GraphStatement>;

export const GraphArticle = z
  .strictObject({ ...Article.shape, diagnostics: z.array(Diagnostic) })
  .meta({ id: "GraphArticle" });
export type GraphArticle = z.infer<typeof GraphArticle>;

export const GraphFile = z
  .strictObject({
    version: z.literal(1),
    extractor: z.string(),
    articles: z.array(GraphArticle),
    entities: z.array(Entity),
    events: z.array(EventNode),
    claims: z.array(ClaimEdge),
    statements: z.array(GraphStatement),
  })
  .superRefine(checkEnds)
  .meta({ id: "GraphFile" });
export type GraphFile = z.infer<typeof GraphFile>;

function checkEnds(
  graph: {
    articles: GraphArticle[];
    entities: Entity[];
    events: EventNode[];
    claims: ClaimEdge[];
    statements: GraphStatement[];
  },
  context: z.RefinementCtx,
): void {
  const articles = new Map(graph.articles.map((article) => [article.id, article]));
  const entities = new Set(graph.entities.map((entity) => entity.id));
  const events = new Set(graph.events.map((event) => event.id));
  const claims = new Set(graph.claims.map((claim) => claim.id));
  const complain = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const entity = (id: string | null, path: (string | number)[]) => {
    if (id !== null && !entities.has(id)) complain(path, `no entity ${id}`);
  };
  const unique = (list: { id: string }[], name: string) => {
    if (new Set(list.map((item) => item.id)).size !== list.length) complain([name], "an id occurs twice");
  };
  unique(graph.articles, "articles");
  unique(graph.entities, "entities");
  unique(graph.events, "events");
  unique(graph.claims, "claims");
  unique(graph.statements, "statements");
  graph.events.forEach((event, i) => {
    if (entities.has(event.id)) complain(["events", i, "id"], `${event.id} is also an entity`);
    if (!claims.has(event.claim)) complain(["events", i, "claim"], `no claim ${event.claim}`);
    for (const key of ["agent", "target", "location"] as const) entity(event[key], ["events", i, key]);
  });
  graph.claims.forEach((claim, i) => {
    const article = articles.get(claim.article);
    if (!article) complain(["claims", i, "article"], `no article ${claim.article}`);
    else if (article.text.slice(claim.evidence.sentence.start, claim.evidence.sentence.end) !== claim.quote)
      complain(["claims", i, "quote"], "the quote is not the evidence of the article");
    entity(claim.source, ["claims", i, "source"]);
    entity(claim.location, ["claims", i, "location"]);
    if (claim.target !== null && !entities.has(claim.target) && !events.has(claim.target))
      complain(["claims", i, "target"], `no node ${claim.target}`);
    claim.content.forEach((id, k) => {
      if (!events.has(id)) complain(["claims", i, "content", k], `no event ${id}`);
    });
    claim.attribution.forEach((id, k) => {
      entity(id, ["claims", i, "attribution", k]);
    });
    claim.contradicts.forEach((id, k) => {
      if (!claims.has(id)) complain(["claims", i, "contradicts", k], `no claim ${id}`);
    });
  });
  graph.statements.forEach((statement, i) => {
    entity(statement.speaker, ["statements", i, "speaker"]);
    if (!articles.has(statement.article)) complain(["statements", i, "article"], `no article ${statement.article}`);
  });
}
