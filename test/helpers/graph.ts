// Graph files for tests of the output rooms: a small hand-made graph with one of everything, and seeded synthetic graphs of any size.
// Spans are found by their words, so that a sentence can be edited without counting characters.
import {
  type ClaimEdge,
  type Entity,
  type EntityType,
  type EventNode,
  type GraphArticle,
  type GraphFile,
  type GraphStatement,
  type Modality,
  type RelationType,
  relationRow,
  type Span,
  verbPhrase,
} from "#schema";
import { contentHash, contentId } from "../../src/document/index.ts";

interface ClaimInput {
  /** words that occur in one sentence of the article only */
  readonly in: string;
  readonly type: RelationType;
  readonly cue: string;
  readonly source?: string;
  readonly target?: string;
  /** words of the arguments where they differ from the names */
  readonly sourceText?: string;
  readonly targetText?: string;
  readonly negative?: true;
  readonly modality?: Modality;
  readonly condition?: string;
  readonly by?: readonly string[];
  readonly content?: readonly ClaimEdge[];
  readonly date?: { from: string; to: string; precision: "day" | "month" | "year"; text: string; inferred?: boolean };
  readonly amount?: { value: number; unit: string; text: string };
  readonly location?: string;
  readonly confidence?: number;
}

/** Collects a graph file; entities are named by a short key of the test. */
export class GraphMaker {
  readonly articles: GraphArticle[] = [];
  readonly entities = new Map<string, Entity>();
  readonly events: EventNode[] = [];
  readonly claims: ClaimEdge[] = [];
  readonly statements: GraphStatement[] = [];

  article(input: { title: string; text: string; date?: string; publisher?: string; url?: string }): GraphArticle {
    const article: GraphArticle = {
      id: contentId("article", [input.text]),
      text: input.text,
      title: input.title,
      date: input.date === undefined ? null : { value: input.date, origin: "given" },
      url: input.url ?? null,
      author: null,
      publisher: input.publisher ?? null,
      diagnostics: [],
    };
    this.articles.push(article);
    return article;
  }

  /** `names` are the canonical name and its aliases; every occurrence in the articles so far becomes a mention. */
  entity(key: string, type: EntityType, names: readonly [string, ...string[]], extra: Partial<Entity> = {}): Entity {
    const mentions = this.articles
      .map((article) => ({ article: article.id, spans: names.flatMap((name) => occurrences(article.text, name)) }))
      .filter((mention) => mention.spans.length > 0);
    const at = this.entities.size;
    const entity: Entity = {
      id: contentId("entity", [type, names[0]]),
      type,
      kind: null,
      name: names[0],
      aliases: names.slice(1),
      country: null,
      wikidata: null,
      named: true,
      mentions,
      place: {
        x: round(Math.cos(at * 2.4) * Math.sqrt(at + 1)),
        y: round(Math.sin(at * 2.4) * Math.sqrt(at + 1)),
        community: at % 2,
      },
      ...extra,
    };
    this.entities.set(key, entity);
    return entity;
  }

  claim(article: GraphArticle, input: ClaimInput): ClaimEdge {
    const sentence = sentenceAround(article.text, input.in);
    const find = (words: string): Span => {
      const at = article.text.indexOf(words, sentence.start);
      if (at < 0 || at + words.length > sentence.end)
        throw new Error(`"${words}" is not in the sentence of "${input.in}"`);
      return { start: at, end: at + words.length };
    };
    const end = (key: string | undefined, words: string | undefined): Span | null => {
      if (words !== undefined) return find(words);
      if (key === undefined) return null;
      const entity = this.#known(key);
      const quote = article.text.slice(sentence.start, sentence.end);
      const name = [entity.name, ...entity.aliases].find((candidate) => quote.includes(candidate));
      return name === undefined ? null : find(name);
    };
    const content = (input.content ?? []).map((claim) => this.event(claim).id);
    const claim: ClaimEdge = {
      id: contentId("claim", [
        article.id,
        input.in,
        input.type,
        input.cue,
        input.source ?? "",
        input.target ?? "",
        this.claims.length,
      ]),
      article: article.id,
      type: input.type,
      source: input.source === undefined ? null : this.#known(input.source).id,
      target: input.target === undefined ? (content[0] ?? null) : this.#known(input.target).id,
      content,
      polarity: input.negative ? "negative" : "positive",
      modality: input.modality ?? "actual",
      condition: input.condition === undefined ? null : find(input.condition),
      attribution: (input.by ?? []).map((key) => this.#known(key).id),
      date:
        input.date === undefined
          ? null
          : {
              from: input.date.from,
              to: input.date.to,
              precision: input.date.precision,
              inferred: input.date.inferred ?? false,
              span: find(input.date.text),
            },
      amount:
        input.amount === undefined
          ? null
          : { value: input.amount.value, unit: input.amount.unit, bound: "exact", span: find(input.amount.text) },
      location: input.location === undefined ? null : this.#known(input.location).id,
      plover: input.negative ? null : relationRow(input.type).plover,
      ploverMode: null,
      cameo: null,
      goldstein: null,
      evidence: {
        sentence,
        cue: find(input.cue),
        source: end(input.source, input.sourceText),
        target: end(input.target, input.targetText),
      },
      quote: article.text.slice(sentence.start, sentence.end),
      confidence: input.confidence ?? 0.9,
      by: `sample/${input.type.toLowerCase()}`,
      trace: [`"${input.cue}" tells of ${input.type}`],
      contradicts: [],
    };
    this.claims.push(claim);
    if (claim.source === null || claim.target === null) this.event(claim);
    return claim;
  }

  /** The claim as a node; made once. */
  event(claim: ClaimEdge): EventNode {
    const known = this.events.find((event) => event.claim === claim.id);
    if (known) return known;
    const name = (id: string | null) => [...this.entities.values()].find((entity) => entity.id === id)?.name;
    const isEntity = name(claim.target) !== undefined;
    const at = this.events.length;
    const event: EventNode = {
      id: contentId("event", [claim.id]),
      claim: claim.id,
      type: claim.type,
      name: `${name(claim.source) ?? "somebody"} ${verbPhrase(claim)} ${name(claim.target) ?? "something"}`,
      agent: claim.source,
      target: isEntity ? claim.target : null,
      location: claim.location,
      place: { x: round(Math.cos(at * 1.7) * 1.5), y: round(Math.sin(at * 1.7) * 1.5), community: 0 },
    };
    this.events.push(event);
    return event;
  }

  contradict(one: ClaimEdge, other: ClaimEdge): void {
    one.contradicts.push(other.id);
    other.contradicts.push(one.id);
  }

  statement(
    article: GraphArticle,
    speaker: string | null,
    cue: string,
    content: string,
    mode: GraphStatement["mode"],
  ): void {
    const [found] = occurrences(article.text, content);
    if (!found) throw new Error(`"${content}" is not in the article`);
    const sentence = sentenceAround(article.text, content);
    const at = article.text.indexOf(cue, sentence.start);
    this.statements.push({
      id: contentId("statement", [article.id, found.start]),
      article: article.id,
      speaker: speaker === null ? null : this.#known(speaker).id,
      source: [],
      cue: at < 0 ? [] : [{ start: at, end: at + cue.length }],
      content: [found],
      mode,
    });
  }

  file(): GraphFile {
    return {
      version: 1,
      extractor: "newsgraph 0.1.0 sample",
      articles: this.articles,
      entities: [...this.entities.values()],
      events: this.events,
      claims: this.claims,
      statements: this.statements,
    };
  }

  #known(key: string): Entity {
    const entity = this.entities.get(key);
    if (!entity) throw new Error(`no entity ${key}`);
    return entity;
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function occurrences(text: string, words: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ start: at, end: at + words.length });
  return found;
}

/** Sentences of the samples end with a full stop before a space or a line break. */
function sentenceAround(text: string, words: string): Span {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in the article`);
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && !(text[start - 1] === " " && /[.”]/.test(text[start - 2] ?? "")))
    start--;
  const stop = /\.”?(?=\s|$)|\n|$/g;
  stop.lastIndex = at + words.length - 1;
  const hit = stop.exec(text)!;
  return { start, end: hit[0] === "\n" ? hit.index : hit.index + hit[0].length };
}

/** Two articles on a quarrel of two invented countries: a threat, its rejection, a denial, a contradiction, every standing and entity type. */
export function sampleGraph(): GraphFile {
  const make = new GraphMaker();
  const first = make.article({
    title: "Sudmark turns down Norland's tariff threat",
    date: "2025-03-10",
    publisher: "Coast Courier",
    url: "https://example.org/tariff-threat",
    text: [
      "Sudmark turns down Norland's tariff threat",
      "President Ilse Varga of Sudmark on Monday rejected a threat by Norland to impose a 30% tariff on Sudmark unless it closes Port Amel to smugglers. Norland will not send troops into the Grey Strait, said Tomas Rell, the interior minister of Norland.",
      "Rell alleged that Sudmark officials had armed the smugglers. “Our officials have never armed smugglers,” Varga said in Port Amel.",
      "The Norland navy seized two trawlers near the Amel Lighthouse on 3 March. The Straits Accord, which Norland and Sudmark signed in 2011, forbids such raids.",
    ].join("\n"),
  });
  const second = make.article({
    title: "Dockers march as talks are floated",
    date: "2025-03-14",
    publisher: "The Velm Wire",
    text: [
      "Dockers march as talks are floated",
      "Norland and Sudmark may hold talks in Velm in April, the Assembly of Coasts said. Dockers in Port Amel protested against the tariff plan on Thursday.",
      "If the Straits Accord fails, Norland would withdraw from the Coast Games, Rell told reporters. Two fishermen were arrested in Lower Quill.",
      "The Velmar live on both shores of the Grey Strait. Varga met Rell in Velm last year, according to Norland.",
    ].join("\n"),
  });
  make.entity("norland", "Country", ["Norland"]);
  make.entity("sudmark", "Country", ["Sudmark"]);
  make.entity("varga", "Person", ["Ilse Varga", "Varga"]);
  make.entity("rell", "Person", ["Tomas Rell", "Rell"]);
  make.entity("navy", "Organization", ["Norland navy"], { kind: "military" });
  make.entity("assembly", "Organization", ["Assembly of Coasts"], { kind: "igo" });
  make.entity("smugglers", "Group", ["smugglers"], { kind: "criminal-group", named: false });
  make.entity("officials", "Group", ["Sudmark officials", "Our officials"], { named: false });
  make.entity("dockers", "Group", ["Dockers"], { named: false });
  make.entity("fishermen", "Group", ["fishermen"], { named: false });
  make.entity("velmar", "People", ["Velmar"]);
  make.entity("amel", "City", ["Port Amel"]);
  make.entity("velm", "City", ["Velm"]);
  make.entity("quill", "Region", ["Lower Quill"]);
  make.entity("strait", "Place", ["Grey Strait"]);
  make.entity("lighthouse", "Facility", ["Amel Lighthouse"]);
  make.entity("accord", "Agreement", ["Straits Accord"]);
  make.entity("games", "Event", ["Coast Games"]);
  make.entity("trawlers", "Thing", ["trawlers"], { named: false });
  make.entity("plan", "Thing", ["tariff plan"], { named: false });

  make.claim(first, {
    in: "President Ilse",
    type: "PRESIDENT_OF",
    cue: "President",
    source: "varga",
    target: "sudmark",
  });
  const tariff = make.claim(first, {
    in: "President Ilse",
    type: "IMPOSES_TARIFF",
    cue: "tariff",
    source: "norland",
    target: "sudmark",
    modality: "conditional",
    condition: "unless it closes Port Amel to smugglers",
    by: ["norland"],
    amount: { value: 30, unit: "percent", text: "30%" },
  });
  const threat = make.claim(first, {
    in: "President Ilse",
    type: "THREATENS",
    cue: "threat",
    source: "norland",
    target: "sudmark",
    content: [tariff],
  });
  make.claim(first, {
    in: "President Ilse",
    type: "REJECTS",
    cue: "rejected",
    source: "varga",
    content: [threat],
    date: { from: "2025-03-10", to: "2025-03-10", precision: "day", text: "Monday", inferred: true },
  });
  make.claim(first, {
    in: "will not send",
    type: "DEPLOYS",
    cue: "send troops",
    source: "norland",
    target: "strait",
    negative: true,
    modality: "future",
    by: ["rell"],
  });
  make.claim(first, {
    in: "will not send",
    type: "HOLDS_OFFICE",
    cue: "interior minister",
    source: "rell",
    target: "norland",
  });
  const armed = make.claim(first, {
    in: "Rell alleged",
    type: "AIDS",
    cue: "armed",
    source: "officials",
    target: "smugglers",
    modality: "alleged",
    by: ["rell"],
    confidence: 0.7,
  });
  make.claim(first, {
    in: "Rell alleged",
    type: "ACCUSES",
    cue: "alleged",
    source: "rell",
    target: "officials",
    content: [armed],
  });
  const neverArmed = make.claim(first, {
    in: "never armed",
    type: "AIDS",
    cue: "armed",
    source: "officials",
    target: "smugglers",
    negative: true,
    by: ["varga"],
  });
  make.contradict(armed, neverArmed);
  make.claim(first, {
    in: "seized two",
    type: "SEIZES",
    cue: "seized",
    source: "navy",
    target: "trawlers",
    location: "lighthouse",
    date: { from: "2025-03-03", to: "2025-03-03", precision: "day", text: "3 March" },
    amount: { value: 2, unit: "trawlers", text: "two" },
  });
  for (const signer of ["norland", "sudmark"])
    make.claim(first, {
      in: "signed in 2011",
      type: "SIGNS",
      cue: "signed",
      source: signer,
      target: "accord",
      date: { from: "2011-01-01", to: "2011-12-31", precision: "year", text: "2011" },
    });
  make.claim(second, {
    in: "may hold talks",
    type: "TALKS_WITH",
    cue: "hold talks",
    source: "norland",
    target: "sudmark",
    modality: "possible",
    by: ["assembly"],
    location: "velm",
    date: { from: "2025-04-01", to: "2025-04-30", precision: "month", text: "April", inferred: true },
  });
  make.claim(second, {
    in: "protested against",
    type: "PROTESTS_AGAINST",
    cue: "protested",
    source: "dockers",
    target: "plan",
    location: "amel",
    date: { from: "2025-03-13", to: "2025-03-13", precision: "day", text: "Thursday", inferred: true },
  });
  make.claim(second, {
    in: "withdraw from",
    type: "WITHDRAWS_FROM",
    cue: "withdraw",
    source: "norland",
    target: "games",
    modality: "conditional",
    condition: "If the Straits Accord fails",
    by: ["rell"],
  });
  make.claim(second, {
    in: "fishermen were",
    type: "ARRESTS",
    cue: "arrested",
    target: "fishermen",
    location: "quill",
    amount: { value: 2, unit: "people", text: "Two" },
  });
  make.claim(second, { in: "Velmar live", type: "LOCATED_IN", cue: "live", source: "velmar", target: "strait" });
  make.claim(second, {
    in: "Varga met",
    type: "MEETS",
    cue: "met",
    source: "varga",
    target: "rell",
    location: "velm",
    by: ["norland"],
    date: { from: "2024-01-01", to: "2024-12-31", precision: "year", text: "last year", inferred: true },
  });
  make.statement(first, "rell", "said", "Norland will not send troops into the Grey Strait", "indirect");
  make.statement(first, "varga", "said", "Our officials have never armed smugglers", "direct");
  make.statement(second, "assembly", "said", "Norland and Sudmark may hold talks in Velm in April", "indirect");
  make.statement(second, null, "according to", "Varga met Rell in Velm last year", "indirect");
  return make.file();
}

/** A seeded generator of numbers in [0, 1): the same seed gives the same numbers everywhere (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = [
  "ba",
  "del",
  "kor",
  "mi",
  "nu",
  "ras",
  "tel",
  "vo",
  "zan",
  "lu",
  "per",
  "quo",
  "shi",
  "ver",
  "ola",
  "eth",
];
const TYPES: readonly EntityType[] = [
  "Person",
  "Country",
  "Organization",
  "Group",
  "City",
  "Agreement",
  "Event",
  "Thing",
];
const RELATIONS: readonly RelationType[] = [
  "THREATENS",
  "SUPPORTS",
  "MEETS",
  "ATTACKS",
  "SANCTIONS",
  "AIDS",
  "CRITICIZES",
  "VISITS",
];
const MODALITIES: readonly Modality[] = ["actual", "actual", "actual", "possible", "conditional", "future", "alleged"];

/** A graph of any size with planted communities, three claims per node, ten claims per article, an eighth of the claims denied. */
export function syntheticGraph(options: { nodes: number; claims?: number; seed?: number }): GraphFile {
  const random = randomOf(options.seed ?? 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const count = options.claims ?? options.nodes * 3;
  const groups = Math.max(2, Math.round(Math.sqrt(options.nodes) / 2));
  const entities: Entity[] = Array.from({ length: options.nodes }, (_, i) => {
    const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join("");
    const name = `${capital(word())} ${capital(word())}`;
    const community = i % groups;
    const radius = Math.sqrt(options.nodes);
    const turn = (community / groups) * 2 * Math.PI;
    return {
      id: `entity:${contentHash([i, options.seed ?? 1])}`,
      type: pick(TYPES),
      kind: null,
      name,
      aliases: [name.split(" ")[1]!],
      country: null,
      wikidata: null,
      named: true,
      mentions: [],
      place: {
        x: round(Math.cos(turn) * radius * 3 + (random() - 0.5) * radius),
        y: round(Math.sin(turn) * radius * 3 + (random() - 0.5) * radius),
        community,
      },
    };
  });
  const articles: GraphArticle[] = [];
  const claims: ClaimEdge[] = [];
  for (let made = 0; made < count; ) {
    const here = Math.min(10, count - made);
    const id = `article:${contentHash([made, options.seed ?? 1])}`;
    const day = `2025-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
    let text = "";
    for (let k = 0; k < here; k++, made++) {
      const from = entities[Math.floor(random() * random() * options.nodes)]!;
      const near = random() < 0.8;
      let other = near
        ? (entities.indexOf(from) + groups * Math.floor(random() * 20)) % options.nodes
        : Math.floor(random() * options.nodes);
      if (entities[other] === from) other = (other + 1) % options.nodes;
      const to = entities[other]!;
      const type = pick(RELATIONS);
      const polarity = random() < 0.125 ? ("negative" as const) : ("positive" as const);
      const modality = pick(MODALITIES);
      const cue = verbPhrase({ type, polarity, modality });
      const tail = ` over the ${pick(SYLLABLES)}${pick(SYLLABLES)} ${pick(["dispute", "plan", "bridge", "harbour", "vote"])} in ${capital(pick(SYLLABLES) + pick(SYLLABLES))}`;
      const start = text.length;
      const sourceEnd = start + from.name.length;
      const cueEnd = sourceEnd + 1 + cue.length;
      text += `${from.name} ${cue} ${to.name}${tail}. `;
      const sentence = { start, end: text.length - 1 };
      claims.push({
        id: `claim:${contentHash([made, options.seed ?? 1])}`,
        article: id,
        type,
        source: from.id,
        target: to.id,
        content: [],
        polarity,
        modality,
        condition: null,
        attribution: random() < 0.3 ? [entities[Math.floor(random() * Math.min(30, options.nodes))]!.id] : [],
        date:
          random() < 0.5
            ? { from: day, to: day, precision: "day", inferred: true, span: { start, end: sourceEnd } }
            : null,
        amount: null,
        location: null,
        plover: null,
        ploverMode: null,
        cameo: null,
        goldstein: null,
        evidence: {
          sentence,
          cue: { start: sourceEnd + 1, end: cueEnd },
          source: { start, end: sourceEnd },
          target: { start: cueEnd + 1, end: cueEnd + 1 + to.name.length },
        },
        quote: text.slice(sentence.start, sentence.end),
        confidence: Math.round(random() * 100) / 100,
        by: `synthetic/${type.toLowerCase()}`,
        trace: [],
        contradicts: [],
      });
    }
    articles.push({
      id,
      text,
      title: `Report ${articles.length + 1}`,
      date: { value: day, origin: "given" },
      url: null,
      author: null,
      publisher: null,
      diagnostics: [],
    });
  }
  return { version: 1, extractor: "newsgraph 0.1.0 synthetic", articles, entities, events: [], claims, statements: [] };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
