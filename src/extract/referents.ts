// A word that fills an argument → the mentions that it stands for: names and noun phrases by their head word, conjuncts one by one,
// partitives by what they are part of ("half of the soldiers"), relative pronouns by their antecedent.
import type { EntityType, Span } from "#schema";
import type { Annotated, DocumentChain, DocumentMention, Tree } from "../document/index.ts";
import { antecedent, isNominal } from "./clause-words.ts";

/** Heads that only measure what stands in their of-phrase. */
const PARTITIVES = new Set(
  "one score some many most part half number group series all each several lot dozen hundred thousand million majority minority quarter third fifth sixth seventh eighth ninth tenth percent % rest any none couple handful pair ten both few much bulk plenty kind sort type tonne ton kilogram kg kilo litre liter barrel truckload shipment worth range string wave round".split(
    " ",
  ),
);

/** Types of those who may be one of two sides. */
const PARTIES: ReadonlySet<EntityType> = new Set(["Person", "Country", "Organization", "Group", "City", "Region"]);

/** Nouns for those who act for a country. */
const ACTS_FOR =
  /^(?:ambassador|army|authority|delegate|delegation|diplomat|envoy|force|government|king|lawmaker|leader|minister|navy|negotiator|official|police|president|representative|side|soldier|troops?)$/;

/** Does the word only measure or count what follows: "half of", "40 tonnes of"? */
export function isMeasure(tree: Tree, token: number): boolean {
  return PARTITIVES.has(tree.lemma(token).toLowerCase()) || tree.upos(token) === "NUM";
}

export class Referents {
  readonly #doc: Annotated<"mentions" | "chains" | "tokens">;
  readonly #tree: Tree;
  readonly #byHead = new Map<number, DocumentMention>();
  readonly #bySpan = new Map<string, DocumentMention>();
  readonly #chains: ReadonlyMap<string, DocumentChain>;
  readonly #covering: (DocumentMention | undefined)[];

  constructor(doc: Annotated<"mentions" | "chains" | "tokens">, tree: Tree) {
    this.#doc = doc;
    this.#tree = tree;
    this.#chains = new Map(doc.chains.map((chain) => [chain.id, chain]));
    this.#covering = new Array(doc.tokens.length);
    for (const mention of doc.mentions) {
      const characters = `${mention.start} ${mention.end}`;
      if (!this.#bySpan.has(characters)) this.#bySpan.set(characters, mention);
      const known = this.#byHead.get(mention.headToken);
      if (!known || size(known) < size(mention)) this.#byHead.set(mention.headToken, mention);
      for (let t = mention.firstToken; t < mention.endToken; t++) {
        const other = this.#covering[t];
        if (!other || size(other) > size(mention)) this.#covering[t] = mention;
      }
    }
  }

  get articleId(): string {
    return this.#doc.article.id;
  }

  chain(mention: DocumentMention): DocumentChain {
    return this.#chains.get(mention.chain)!;
  }

  typeOf(chain: string): DocumentChain["type"] {
    return this.#chains.get(chain)!.type;
  }

  /** Kind of body, for a chain of one. */
  kindOf(chain: string): DocumentChain["kind"] {
    return this.#chains.get(chain)!.kind;
  }

  get mentions(): readonly DocumentMention[] {
    return this.#doc.mentions;
  }

  /** A pronoun that refers to nothing in the article stands for nobody. */
  isGrounded(mention: DocumentMention): boolean {
    if (mention.kind !== "pronoun") return true;
    const chain = this.chain(mention);
    return chain.named || chain.mentions.some((id) => this.#kindOf(id) !== "pronoun");
  }

  #kinds: Map<string, string> | null = null;
  #kindOf(id: string): string | undefined {
    this.#kinds ??= new Map(this.#doc.mentions.map((mention) => [mention.id, mention.kind]));
    return this.#kinds.get(id);
  }

  /** The mention headed by exactly this word, the longest one. */
  at(token: number): DocumentMention | undefined {
    return this.#byHead.get(token);
  }

  /** Does a mention with these characters bring in somebody new, "two officers", "a ship", and name nobody? */
  isIndefinite(span: Span | null): boolean {
    const mention = span ? this.#bySpan.get(`${span.start} ${span.end}`) : undefined;
    if (mention?.kind !== "nominal" || this.chain(mention).named) return false;
    const marks = this.#tree.children(mention.headToken, "det", "nmod:poss");
    return marks.every((t) => /^(?:an?|some|any|no|several|many)$/i.test(this.#tree.text(t)));
  }

  /** Does the word head a mention of somebody, a body or a country, and of no thing or event? */
  isBeing(token: number): boolean {
    const mention = this.at(token);
    return mention !== undefined && !/^(Thing|Event|Agreement|Facility)$/.test(this.chain(mention).type);
  }

  /** The smallest mention that covers the word. */
  covering(token: number): DocumentMention | undefined {
    return this.#covering[token];
  }

  /** Mentions that an argument stands for: one per conjunct, grounded ones only. */
  resolve(token: number): readonly DocumentMention[] {
    return this.parts(token).map((part) => part.mention);
  }

  /** The same, with the conjuncts that are excepted marked: "by the union but not by the party". */
  parts(token: number): readonly { readonly mention: DocumentMention; readonly excepted: boolean }[] {
    const two = this.#pair(token);
    const pair = two.length > 0 ? two : this.#ofAll(token);
    if (pair.length > 0) return pair.map((mention) => ({ mention, excepted: false }));
    const found: { mention: DocumentMention; excepted: boolean }[] = [];
    const seen = new Set<string>();
    for (const part of this.#conjuncts(antecedent(this.#tree, token))) {
      const mention = this.#one(part, 0);
      if (mention && this.isGrounded(mention) && !seen.has(mention.chain)) {
        seen.add(mention.chain);
        found.push({ mention, excepted: part !== token && this.#isExcepted(part) });
      }
    }
    return found;
  }

  /** "Peru and Chile …, but neither signed", "both sides": the two of the last pair before, when the words name nobody else. */
  #pair(token: number): readonly DocumentMention[] {
    const tree = this.#tree;
    if (!this.#meansTwo(token)) return [];
    const own = this.#byHead.get(token);
    if (own && this.chain(own).mentions.some((id) => id !== own.id && this.#kindOf(id) !== "pronoun")) return [];
    const { sentence } = this.#doc.tokens[token]!;
    for (let at = token - 1; at >= 0 && sentence - this.#doc.tokens[at]!.sentence <= 1; at--) {
      const others = tree.children(at, "conj");
      if (others.length === 0 || !isNominal(tree, at) || others.some((t) => t >= token)) continue;
      const two = [at, ...others].map((t) => this.#one(t, 0)).filter((m) => m !== undefined);
      if (two.length === 2 && others.length === 1 && two.every((m) => PARTIES.has(this.chain(m).type))) return two;
    }
    return [];
  }

  /** "Greek and Turkish leaders": the countries whose leaders they are, none where it is one or the noun is no plural. */
  peoplesOf({ headToken, kind }: DocumentMention): readonly DocumentMention[] {
    const tree = this.#tree;
    if (kind !== "nominal" || !/S$/.test(tree.xpos(headToken)) || !ACTS_FOR.test(tree.lemma(headToken).toLowerCase()))
      return [];
    const isBody = (token: number) => /^(?:of|from|for)$/.test(tree.markers(token)[0] ?? "");
    // "envoys from Greece and Turkey"
    for (const first of [
      ...tree.children(headToken, "amod", "compound"),
      ...tree.children(headToken, "nmod").filter(isBody),
    ]) {
      const mentions = [first, ...tree.children(first, "conj")].map((token) => this.#byHead.get(token));
      const peoples = mentions.filter(
        (m) => m !== undefined && m.kind !== "nominal" && this.chain(m).type === "Country",
      );
      if (peoples.length > 1 && peoples.length === mentions.length) return peoples.filter((m) => m !== undefined);
    }
    return [];
  }

  /** "Peru and Chile postponed their talks": those of both, when the pronoun is taken for one of two subjects. */
  #ofAll(token: number): readonly DocumentMention[] {
    const tree = this.#tree;
    const own = this.#byHead.get(token);
    if (!own || !/^(?:their|theirs|they)$/i.test(tree.text(token))) return [];
    for (let verb = tree.head(token), depth = 0; verb >= 0 && depth < 6; verb = tree.head(verb), depth++)
      for (const subject of tree.children(verb, "nsubj")) {
        if (subject >= token || tree.children(subject, "conj").length === 0) continue;
        const all = this.#conjuncts(subject).map((part) => this.#one(part, 0));
        const isOne = !this.isGrounded(own) || all.some((mention) => mention?.chain === own.chain);
        if (isOne && all.every((m) => m !== undefined && PARTIES.has(this.chain(m).type)))
          return all.filter((mention) => mention !== undefined);
      }
    return [];
  }

  #meansTwo(token: number): boolean {
    const tree = this.#tree;
    const word = tree.text(token).toLowerCase();
    if (["neither", "both"].includes(word)) return tree.children(token, "nmod").length === 0;
    const before = tree.children(token, "det", "nummod", "det:predet").map((t) => tree.text(t).toLowerCase());
    if (word === "two") return before.includes("the") && tree.children(token, "nmod").length === 0;
    return (
      /^(?:side|country|nation|government|neighbour|neighbor|leader|party|minister|state)$/.test(tree.lemma(token)) &&
      (before.includes("both") || before.includes("neither") || (before.includes("the") && before.includes("two"))) &&
      tree.children(token, "nmod", "acl", "compound", "nmod:poss").length === 0
    );
  }

  #isExcepted(conjunct: number): boolean {
    const tree = this.#tree;
    if (!tree.is(conjunct, "conj")) return false;
    const words = tree.children(conjunct, "advmod", "cc", "case").map((t) => tree.text(t).toLowerCase());
    return words.includes("not") || words.includes("never");
  }

  #conjuncts(token: number): number[] {
    // "the old foes Peru and Chile": the names beside a plural are all of them
    const named = this.#tree.children(token, "appos").find((t) => this.#byHead.get(t)?.kind === "name");
    const isList = named !== undefined && this.#tree.children(named, "conj").length > 0;
    if (isList && this.#byHead.get(token)?.kind === "nominal" && /S$/.test(this.#tree.xpos(token)))
      return this.#conjuncts(named);
    const parts = [token];
    for (const other of this.#tree.children(token, "conj"))
      if (isNominal(this.#tree, other) || this.#byHead.has(other)) parts.push(...this.#conjuncts(other));
    // "investors including Alba and Bolt"; "five people, including two children" are only counted
    for (const other of this.#tree.children(token, "nmod")) {
      const mention = this.#byHead.get(other);
      const chain = mention && this.chain(mention);
      if ((chain?.named || chain?.type === "Organization") && this.#tree.markers(other)[0] === "including")
        parts.push(...this.#conjuncts(other));
    }
    return parts;
  }

  #one(token: number, depth: number): DocumentMention | undefined {
    const tree = this.#tree;
    const own = this.#byHead.get(token);
    if (isMeasure(tree, token) && depth < 3) {
      // "one of them, Jens Adler, denied it"
      const named = tree.children(token, "appos").map((name) => this.#byHead.get(name));
      const alone = named.find((mention) => mention?.kind === "name");
      if (alone && /^one$/i.test(tree.text(token))) return alone;
      const whole = tree.children(token, "nmod").find((child) => tree.markers(child).includes("of"));
      const inner = whole === undefined ? undefined : this.#one(antecedent(tree, whole), depth + 1);
      if (inner) return inner;
    }
    // "nobody in the cabinet", "no one from the party": said of the body
    if (!own && /^(?:nobody|no-one|one|anybody|everybody|everyone|anyone)$/i.test(tree.text(token)) && depth < 3) {
      const whole = tree.children(token, "nmod").find((child) => /^(?:in|from|at)$/.test(tree.markers(child)[0] ?? ""));
      const body = whole === undefined ? undefined : this.#one(antecedent(tree, whole), depth + 1);
      if (body && this.chain(body).type === "Organization") return body;
    }
    if (own) return own;
    const cover = this.#covering[token];
    // A word inside a name is the name: the parser and the name finder may disagree on the head
    if (cover && (cover.kind === "name" || cover.kind === "demonym")) return cover;
    return undefined;
  }
}

function size(mention: DocumentMention): number {
  return mention.endToken - mention.firstToken;
}
