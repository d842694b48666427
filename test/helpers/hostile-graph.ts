// Graph files that the schema allows and nobody would write: strange strings everywhere, claims without ends, events of events, empty
// lists. For property tests of what must hold any graph file.
import fc from "fast-check";
import {
  type ClaimEdge,
  ENTITY_KINDS,
  ENTITY_TYPES,
  type Entity,
  type EventNode,
  type GraphArticle,
  type GraphFile,
  type GraphStatement,
  MODALITIES,
  POLARITIES,
  RELATION_TYPES,
  type Span,
} from "#schema";

const PIECES = [
  ..."'\"`;,|:\\/{}[]()<>=+-@$%&#*?! \t\n\r\0\u001f\u007f\u0085\u00a0\u2028\u2029\ufeff\ufffd",
  ...["\r\n", "\ud83d", "\udca9", "💩", "é", "e\u0301", "\\u0027", "\\u0022", "\\\\u005c", "\\n", "{{x}}"],
  ...[
    "' OR 1=1 //",
    "*/",
    "/*",
    "//",
    "`) DETACH DELETE n //",
    "__proto__",
    "constructor",
    "null",
    "true",
    "-0",
    "1e309",
  ],
  ...["2025-02-30", "=cmd|' /C calc'!A0", "<script>", "\u202e", "\u200b", "日本", "ß", "İ", "𝕏", "\uffff"],
];

const piece = () => fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
const anyText = () => fc.string({ unit: piece(), maxLength: 12 });
const someText = () => fc.string({ unit: piece(), minLength: 1, maxLength: 12 });
/** Ids are keys, which may not hold half a surrogate pair; the delimiter of lists would need `exact`, which ids do not have. */
const idText = () =>
  fc.string({ unit: piece(), maxLength: 6 }).map((text) => text.replace(/[\p{Surrogate}\u001f]/gu, "_"));
const day = () =>
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

export interface HostileOptions {
  /** articles of the graph by number; their ids depend on the number only */
  readonly articles: readonly number[];
  /** let claims be about events of other articles */
  readonly across?: boolean;
}

export function hostileGraph(gen: fc.GeneratorValue, options: HostileOptions): GraphFile {
  const chance = (): boolean => gen(fc.boolean);
  const count = (max: number): number => gen(fc.nat, { max });
  const oneOf = <T extends string | number>(...items: readonly T[]): T => items[count(items.length - 1)]!;
  const maybe = <T>(make: () => T): T | null => (chance() ? make() : null);
  const pick = <T>(list: readonly T[]): T => list[count(list.length - 1)]!;
  const some = <T>(list: readonly T[], max: number): T[] =>
    list.length === 0 ? [] : [...new Set(Array.from({ length: count(max) }, () => pick(list)))];
  const text = () => gen(anyText);
  const name = () => (count(30) === 0 ? gen(someText).repeat(700) : gen(someText));
  const date = () => gen(day);
  const span = (length: number): Span => {
    const start = count(length - 1);
    return { start, end: start + 1 + count(length - start - 1) };
  };
  const spans = (length: number, min: number): Span[] => Array.from({ length: min + count(2) }, () => span(length));
  const number = () =>
    oneOf(0, 0.1, 1, -1, 25, 1e21, 1e-9, 5e-324, Number.MAX_VALUE, Number.MIN_SAFE_INTEGER, 1 / 3, 2 ** 53);

  const articles = options.articles.map((index): GraphArticle => {
    const body = gen(someText);
    return {
      id: `article ${index} ${IDS[index % IDS.length]}`,
      text: body,
      title: maybe(text),
      date: maybe(() => ({ value: date(), origin: oneOf("given", "found", "inferred") })),
      url: maybe(text),
      author: maybe(text),
      publisher: maybe(text),
      diagnostics: Array.from({ length: count(2) }, () => ({
        code: text(),
        severity: oneOf("info", "warning", "error"),
        message: text(),
        place: maybe(() => span(body.length)),
      })),
    };
  });
  const entities = Array.from({ length: 1 + count(5) }, (_, index): Entity => {
    const mentioned = some(articles, 3).sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      id: `${index}${IDS[index % IDS.length]}`,
      type: pick(Object.keys(ENTITY_TYPES)) as Entity["type"],
      kind: maybe(() => pick(ENTITY_KINDS)),
      name: name(),
      aliases: Array.from({ length: count(3) }, text),
      country: maybe(() => "ABC"),
      wikidata: maybe(() => "Q1"),
      named: chance(),
      mentions: mentioned.map((article) => ({ article: article.id, spans: spans(article.text.length, 1) })),
      place: { x: 0, y: 0, community: 0 },
    };
  });
  const entityIds = entities.map((entity) => entity.id);
  const claims: ClaimEdge[] = [];
  const events: EventNode[] = [];
  for (const [at, article] of articles.entries()) {
    const { length } = article.text;
    for (let k = count(4); k > 0; k--) {
      const id = `c${options.articles[at]}-${k}${gen(idText)}`;
      const near = options.across ? events : events.filter((event) => event.id.startsWith(`v${options.articles[at]}-`));
      const eventIds = near.map((event) => event.id);
      const sentence = span(length);
      const claim: ClaimEdge = {
        id,
        article: article.id,
        type: pick(RELATION_TYPES),
        source: maybe(() => pick(entityIds)),
        target: maybe(() => pick([...entityIds, ...eventIds])),
        content: some(eventIds, 3),
        polarity: pick(POLARITIES),
        modality: pick(MODALITIES),
        condition: maybe(() => span(length)),
        attribution: some(entityIds, 3),
        date: maybe(() => {
          const from = maybe(date);
          return {
            from,
            to: from === null ? date() : maybe(date),
            precision: oneOf("day", "month", "range"),
            inferred: chance(),
            span: span(length),
          };
        }),
        amount: maybe(() => ({
          value: number(),
          unit: gen(someText),
          bound: oneOf("exact", "at-most"),
          span: span(length),
        })),
        location: maybe(() => pick(entityIds)),
        plover: maybe(() => oneOf("AID", "ASSAULT")),
        ploverMode: maybe(text),
        cameo: maybe(text),
        goldstein: maybe(number),
        evidence: {
          sentence,
          cue: span(length),
          source: maybe(() => span(length)),
          target: maybe(() => span(length)),
        },
        quote: article.text.slice(sentence.start, sentence.end),
        confidence: oneOf(0, 1, 0.1 + 0.2),
        by: text(),
        trace: Array.from({ length: count(3) }, text),
        contradicts: [],
      };
      claims.push(claim);
      for (let e = count(2); e > 0; e--)
        events.push({
          id: `v${options.articles[at]}-${k}-${e}${gen(idText)}`,
          claim: id,
          type: claim.type,
          name: name(),
          agent: maybe(() => pick(entityIds)),
          target: maybe(() => pick(entityIds)),
          location: maybe(() => pick(entityIds)),
          place: { x: 0, y: 0, community: 0 },
        });
    }
  }
  for (let k = count(2); k > 0 && claims.length > 1; k--) {
    const [one, other] = [pick(claims), pick(claims)];
    if (one === other || one.contradicts.includes(other.id)) continue;
    one.contradicts.push(other.id);
    other.contradicts.push(one.id);
  }
  const statements = articles.flatMap((article, at): GraphStatement[] =>
    Array.from({ length: count(2) }, (_, k) => ({
      id: `s${options.articles[at]}-${k}${gen(idText)}`,
      article: article.id,
      speaker: maybe(() => pick(entityIds)),
      source: spans(article.text.length, 0),
      cue: spans(article.text.length, 0),
      content: spans(article.text.length, 1),
      mode: oneOf("direct", "indirect", "mixed"),
    })),
  );
  return { version: 1, extractor: text(), articles, entities, events, claims, statements };
}

const IDS = ["", "'", '"', "\\", "`;", "💩", "\\u0027", "\n", "--x", "日"];
