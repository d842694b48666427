// Columns → the graph as the page reads it. Claims, entities and events are small integers; a record of the schema is made only when
// it is shown or saved. Nodes are entities first, then events.
import type {
  ClaimEdge,
  Entity,
  EntityKind,
  EntityType,
  EventNode,
  GraphArticle,
  GraphFile,
  GraphStatement,
  Modality,
  PloverCategory,
  Polarity,
  RelationType,
  Span,
} from "#schema";
import {
  ENTITY_KINDS,
  ENTITY_TYPES,
  MODALITIES,
  PLOVER_CATEGORIES,
  POLARITIES,
  RELATION_TYPES,
} from "../../../schema/ontology.ts";
import { STANDINGS, type Standing, standingOf } from "../../../schema/standing.ts";
import { type Lists, NONE, type Packed } from "../packed.ts";

export { NONE };
export const TYPES = Object.keys(ENTITY_TYPES) as EntityType[];
const CATEGORIES = Object.keys(PLOVER_CATEGORIES) as PloverCategory[];

/** Rows of numbers behind one array. */
class Rows {
  readonly #from: Uint32Array;
  readonly #value: Int32Array;

  constructor(lists: Lists) {
    this.#value = Int32Array.from(lists.value);
    this.#from = new Uint32Array(lists.count.length + 1);
    lists.count.forEach((count, i) => {
      this.#from[i + 1] = this.#from[i]! + count;
    });
  }

  of(row: number): Int32Array {
    return this.#value.subarray(this.#from[row], this.#from[row + 1]);
  }
}

type Numbers<T> = { readonly [K in keyof T as T[K] extends readonly number[] ? K : never]: Int32Array };

function columns<T extends object>(table: T): Numbers<T> {
  const made: Record<string, Int32Array> = {};
  for (const [name, list] of Object.entries(table))
    if (Array.isArray(list) && (list.length === 0 || typeof list[0] === "number"))
      made[name] = Int32Array.from(list as number[]);
  return made as Numbers<T>;
}

export class Store {
  readonly extractor: string;
  readonly articles: readonly GraphArticle[];
  readonly entityCount: number;
  readonly nodeCount: number;
  readonly claimCount: number;
  readonly statementCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly community: Int32Array;
  /** columns of the claims; ends are node numbers or NONE */
  readonly claims: Numbers<Packed["claims"]>;
  readonly events: Numbers<Packed["events"]>;
  readonly standing: readonly Standing[];
  readonly content: Rows;
  readonly attribution: Rows;
  readonly contradicts: Rows;
  readonly #strings: readonly string[];
  readonly #ids: Readonly<Record<"entities" | "events" | "claims" | "statements", readonly string[]>>;
  readonly #names: Readonly<Record<"entities" | "events", readonly string[]>>;
  readonly #confidence: Float64Array;
  readonly #goldstein: readonly (number | null)[];
  readonly #amountValue: Float64Array;
  readonly #dates: Numbers<Packed["dates"]>;
  readonly #amounts: Numbers<Packed["amounts"]>;
  readonly #entities: Numbers<Packed["entities"]>;
  readonly #statements: Numbers<Packed["statements"]>;
  readonly #rows: Readonly<Record<"aliases" | "mentions" | "trace" | "said" | "cue" | "source", Rows>>;
  readonly #dateRow = new Map<number, number>();
  readonly #amountRow = new Map<number, number>();
  readonly #nodeAt = new Map<string, number>();
  #claimAt: Map<string, number> | null = null;
  #touching: Rows | null = null;
  #eventsOf: Map<number, number[]> | null = null;

  constructor(packed: Packed) {
    // what is parsed is let go: columns of numbers stay as typed arrays only
    this.#strings = packed.strings;
    this.#ids = {
      entities: packed.entities.id,
      events: packed.events.id,
      claims: packed.claims.id,
      statements: packed.statements.id,
    };
    this.#names = { entities: packed.entities.name, events: packed.events.name };
    this.#confidence = Float64Array.from(packed.claims.confidence);
    this.#goldstein = packed.claims.goldstein;
    this.#amountValue = Float64Array.from(packed.amounts.value);
    this.#dates = columns(packed.dates);
    this.#amounts = columns(packed.amounts);
    this.extractor = packed.extractor;
    this.articles = packed.articles;
    this.entityCount = packed.entities.id.length;
    this.nodeCount = this.entityCount + packed.events.id.length;
    this.claimCount = packed.claims.id.length;
    this.statementCount = packed.statements.id.length;
    this.x = Float64Array.from(packed.places.x);
    this.y = Float64Array.from(packed.places.y);
    this.community = Int32Array.from(packed.places.community);
    this.claims = columns(packed.claims);
    this.events = columns(packed.events);
    this.#entities = columns(packed.entities);
    this.#statements = columns(packed.statements);
    this.content = new Rows(packed.claims.content);
    this.attribution = new Rows(packed.claims.attribution);
    this.contradicts = new Rows(packed.claims.contradicts);
    this.#rows = {
      aliases: new Rows(packed.entities.aliasesText),
      mentions: new Rows(packed.entities.mentions),
      trace: new Rows(packed.claims.traceText),
      said: new Rows(packed.statements.content),
      cue: new Rows(packed.statements.cue),
      source: new Rows(packed.statements.source),
    };
    packed.dates.claim.forEach((claim, row) => {
      this.#dateRow.set(claim, row);
    });
    packed.amounts.claim.forEach((claim, row) => {
      this.#amountRow.set(claim, row);
    });
    packed.entities.id.forEach((id, i) => {
      this.#nodeAt.set(id, i);
    });
    packed.events.id.forEach((id, i) => {
      this.#nodeAt.set(id, this.entityCount + i);
    });
    this.standing = Array.from({ length: this.claimCount }, (_, i) =>
      standingOf({
        polarity: this.polarity(i),
        modality: this.modality(i),
        attribution: this.attribution.of(i) as never,
      }),
    );
  }

  // --- nodes ---
  isEvent(node: number): boolean {
    return node >= this.entityCount;
  }
  nodeId(node: number): string {
    return this.isEvent(node) ? this.#ids.events[node - this.entityCount]! : this.#ids.entities[node]!;
  }
  /** The node of an id, NONE when there is none. */
  nodeAt(id: string | null): number {
    return id === null ? NONE : (this.#nodeAt.get(id) ?? NONE);
  }
  nodeName(node: number): string {
    return this.isEvent(node) ? this.#names.events[node - this.entityCount]! : this.#names.entities[node]!;
  }
  /** Index into TYPES; NONE for an event node. */
  typeIndex(node: number): number {
    return this.isEvent(node) ? NONE : this.#entities.type[node]!;
  }
  entityType(node: number): EntityType | null {
    return this.isEvent(node) ? null : TYPES[this.typeIndex(node)]!;
  }
  aliases(node: number): readonly string[] {
    return this.isEvent(node) ? [] : Array.from(this.#rows.aliases.of(node), (at) => this.#strings[at]!);
  }
  /** Event nodes that stand for a claim. */
  eventsOf(claim: number): readonly number[] {
    if (this.#eventsOf === null) {
      this.#eventsOf = new Map();
      for (let node = this.entityCount; node < this.nodeCount; node++) {
        const known = this.#eventsOf.get(this.eventClaim(node));
        if (known) known.push(node);
        else this.#eventsOf.set(this.eventClaim(node), [node]);
      }
    }
    return this.#eventsOf.get(claim) ?? [];
  }
  /** The claim that an event node stands for. */
  eventClaim(node: number): number {
    return this.events.claim[node - this.entityCount]!;
  }

  // --- claims ---
  claimId(claim: number): string {
    return this.#ids.claims[claim]!;
  }
  claimAt(id: string | null): number {
    if (id === null) return NONE;
    this.#claimAt ??= new Map(this.#ids.claims.map((known, i) => [known, i]));
    return this.#claimAt.get(id) ?? NONE;
  }
  relation(claim: number): RelationType {
    return RELATION_TYPES[this.claims.type[claim]!]!;
  }
  polarity(claim: number): Polarity {
    return POLARITIES[this.claims.polarity[claim]!]!;
  }
  modality(claim: number): Modality {
    return MODALITIES[this.claims.modality[claim]!]!;
  }
  /** Whose word a claim is: the innermost speaker; NONE for the article's own voice. */
  speaker(claim: number): number {
    return this.attribution.of(claim).at(-1) ?? NONE;
  }
  /** Day on which a claim stands in time: of the event where the text dates it, else of the article; "" where neither is known. */
  day(claim: number): string {
    const row = this.#dateRow.get(claim);
    if (row !== undefined) {
      const { fromText, toText } = this.#dates;
      const at = fromText[row] !== NONE ? fromText[row]! : toText[row]!;
      return this.#strings[at]!;
    }
    return this.articles[this.claims.article[claim]!]!.date?.value ?? "";
  }
  /** 0 … 1 */
  confidence(claim: number): number {
    return this.#confidence[claim]!;
  }
  quote(claim: number): string {
    const start = this.claims.sentenceStart[claim]!;
    return this.articles[this.claims.article[claim]!]!.text.slice(start, start + this.claims.sentenceLength[claim]!);
  }
  /** Claims that a node takes part in: as source, target, content, place, or as the event itself. */
  claimsOf(node: number): Int32Array {
    this.#touching ??= this.#indexClaims();
    return this.#touching.of(node);
  }
  claimsBetween(one: number, other: number): number[] {
    return Array.from(this.claimsOf(one)).filter((claim) => {
      const ends = this.ends(claim);
      return ends.includes(one) && ends.includes(other);
    });
  }
  /** Nodes of a claim: source, target, content. */
  ends(claim: number): number[] {
    const ends = [this.claims.source[claim]!, this.claims.target[claim]!, ...this.content.of(claim)];
    return [...new Set(ends.filter((end) => end !== NONE))];
  }

  // --- records of the schema ---
  entity(node: number): Entity {
    const strings = this.#strings;
    const kind = this.#entities.kind[node]!;
    const optional = (at: number) => (at === NONE ? null : strings[at]!);
    return {
      id: this.nodeId(node),
      type: this.entityType(node)!,
      kind: kind === NONE ? null : (ENTITY_KINDS[kind] as EntityKind),
      name: this.nodeName(node),
      aliases: [...this.aliases(node)],
      country: optional(this.#entities.countryText[node]!),
      wikidata: optional(this.#entities.wikidataText[node]!),
      named: this.#entities.named[node] === 1,
      mentions: this.#mentions(node),
      place: { x: this.x[node]!, y: this.y[node]!, community: this.community[node]! },
    };
  }
  event(node: number): EventNode {
    const at = node - this.entityCount;
    return {
      id: this.nodeId(node),
      claim: this.claimId(this.events.claim[at]!),
      type: RELATION_TYPES[this.events.type[at]!]!,
      name: this.nodeName(node),
      agent: this.#idOf(this.events.agent[at]!),
      target: this.#idOf(this.events.target[at]!),
      location: this.#idOf(this.events.location[at]!),
      place: { x: this.x[node]!, y: this.y[node]!, community: this.community[node]! },
    };
  }
  claim(claim: number): ClaimEdge {
    const c = this.claims;
    const strings = this.#strings;
    const [dates, amounts] = [this.#dates, this.#amounts];
    const optional = (at: number) => (at === NONE ? null : strings[at]!);
    const base = c.sentenceStart[claim]!;
    const span = (start: number, length: number): Span | null => (length === 0 ? null : { start, end: start + length });
    const date = this.#dateRow.get(claim);
    const amount = this.#amountRow.get(claim);
    const plover = c.plover[claim]!;
    return {
      id: this.claimId(claim),
      article: this.articles[c.article[claim]!]!.id,
      type: this.relation(claim),
      source: this.#idOf(c.source[claim]!),
      target: this.#idOf(c.target[claim]!),
      content: Array.from(this.content.of(claim), (node) => this.nodeId(node)),
      polarity: this.polarity(claim),
      modality: this.modality(claim),
      condition: span(c.conditionStart[claim]!, c.conditionLength[claim]!),
      attribution: Array.from(this.attribution.of(claim), (node) => this.nodeId(node)),
      date:
        date === undefined
          ? null
          : {
              from: optional(dates.fromText[date]!),
              to: optional(dates.toText[date]!),
              precision: strings[dates.precisionText[date]!] as NonNullable<ClaimEdge["date"]>["precision"],
              inferred: dates.inferred[date] === 1,
              span: span(dates.start[date]!, dates.length[date]!)!,
            },
      amount:
        amount === undefined
          ? null
          : {
              value: this.#amountValue[amount]!,
              unit: strings[amounts.unitText[amount]!]!,
              bound: strings[amounts.boundText[amount]!] as NonNullable<ClaimEdge["amount"]>["bound"],
              span: span(amounts.start[amount]!, amounts.length[amount]!)!,
            },
      location: this.#idOf(c.location[claim]!),
      plover: plover === NONE ? null : CATEGORIES[plover]!,
      ploverMode: optional(c.ploverModeText[claim]!),
      cameo: optional(c.cameoText[claim]!),
      goldstein: this.#goldstein[claim]!,
      evidence: {
        sentence: span(base, c.sentenceLength[claim]!)!,
        cue: span(base + c.cueStart[claim]!, c.cueLength[claim]!)!,
        source: span(base + c.sourceStart[claim]!, c.sourceLength[claim]!),
        target: span(base + c.targetStart[claim]!, c.targetLength[claim]!),
      },
      quote: this.quote(claim),
      confidence: this.confidence(claim),
      by: strings[c.byText[claim]!]!,
      trace: Array.from(this.#rows.trace.of(claim), (at) => strings[at]!),
      contradicts: Array.from(this.contradicts.of(claim), (other) => this.claimId(other)),
    };
  }
  statement(at: number): GraphStatement {
    const strings = this.#strings;
    return {
      id: this.#ids.statements[at]!,
      article: this.articles[this.#statements.article[at]!]!.id,
      speaker: this.#idOf(this.#statements.speaker[at]!),
      source: spansOf(this.#rows.source.of(at)),
      cue: spansOf(this.#rows.cue.of(at)),
      content: spansOf(this.#rows.said.of(at)),
      mode: strings[this.#statements.modeText[at]!] as GraphStatement["mode"],
    };
  }
  /** Numbers of the statements of a speaker. */
  statementsOf(node: number): number[] {
    return Array.from(this.#statements.speaker.keys()).filter((at) => this.#statements.speaker[at] === node);
  }
  /** The graph file that the page was made of. */
  file(): GraphFile {
    const range = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
    return {
      version: 1,
      extractor: this.extractor,
      articles: [...this.articles],
      entities: range(this.entityCount).map((node) => this.entity(node)),
      events: range(this.nodeCount - this.entityCount, this.entityCount).map((node) => this.event(node)),
      claims: range(this.claimCount).map((claim) => this.claim(claim)),
      statements: range(this.statementCount).map((at) => this.statement(at)),
    };
  }

  #idOf(node: number): string | null {
    return node === NONE ? null : this.nodeId(node);
  }

  #mentions(node: number): Entity["mentions"] {
    const flat = this.#rows.mentions.of(node);
    const mentions: Entity["mentions"] = [];
    for (let at = 0; at < flat.length; ) {
      const spans = spansOf(flat.subarray(at + 2, at + 2 + 2 * flat[at + 1]!));
      mentions.push({ article: this.articles[flat[at]!]!.id, spans });
      at += 2 + 2 * spans.length;
    }
    return mentions;
  }

  #indexClaims(): Rows {
    const touched = (claim: number) => {
      const place = this.claims.location[claim]!;
      const ends = this.ends(claim);
      return place === NONE || ends.includes(place) ? ends : [...ends, place];
    };
    const own = new Map<number, number>();
    this.events.claim.forEach((claim, at) => {
      own.set(claim, this.entityCount + at);
    });
    const count = new Array<number>(this.nodeCount).fill(0);
    const each = (visit: (node: number, claim: number) => void) => {
      for (let claim = 0; claim < this.claimCount; claim++) {
        for (const node of touched(claim)) visit(node, claim);
        const event = own.get(claim);
        if (event !== undefined) visit(event, claim);
      }
    };
    each((node) => {
      count[node] = count[node]! + 1;
    });
    const from = new Array<number>(this.nodeCount).fill(0);
    for (let node = 1; node < this.nodeCount; node++) from[node] = from[node - 1]! + count[node - 1]!;
    const value = new Array<number>(count.reduce((sum, n) => sum + n, 0)).fill(0);
    each((node, claim) => {
      value[from[node]!] = claim;
      from[node] = from[node]! + 1;
    });
    return new Rows({ count, value });
  }
}

/** How many claims there are of each standing. */
export function standingCounts(store: Store): Map<Standing, number> {
  const counts = new Map<Standing, number>(STANDINGS.map((standing) => [standing, 0]));
  for (const standing of store.standing) counts.set(standing, counts.get(standing)! + 1);
  return counts;
}

function spansOf(flat: ArrayLike<number>): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < flat.length; at += 2) spans.push({ start: flat[at]!, end: flat[at]! + flat[at + 1]! });
  return spans;
}
