// Views over the dependency tree of a document: children, subtrees, walks. Token indices count over the whole document.
import type { Span } from "#schema";
import type { Annotated } from "./layers.ts";

/** Relation without its subtype: "nsubj:pass" → "nsubj". */
export function baseRelation(relation: string): string {
  const colon = relation.indexOf(":");
  return colon < 0 ? relation : relation.slice(0, colon);
}

export class Tree {
  readonly doc: Annotated<"tokens" | "tags" | "arcs" | "sentences">;
  readonly #children: readonly (readonly number[])[];

  constructor(doc: Annotated<"tokens" | "tags" | "arcs" | "sentences">) {
    this.doc = doc;
    const children: number[][] = doc.arcs.map(() => []);
    doc.arcs.forEach((arc, token) => {
      if (arc.head >= 0) children[arc.head]!.push(token);
    });
    this.#children = children;
  }

  /** Dependents in the order of the text; with relations given, only those (a base relation covers its subtypes). */
  children(token: number, ...relations: readonly string[]): readonly number[] {
    const all = this.#children[token] ?? [];
    if (relations.length === 0) return all;
    return all.filter((child) => this.is(child, ...relations));
  }

  child(token: number, ...relations: readonly string[]): number | undefined {
    return this.children(token, ...relations)[0];
  }

  head(token: number): number {
    return this.doc.arcs[token]!.head;
  }

  relation(token: number): string {
    return this.doc.arcs[token]!.relation;
  }

  /** Is the relation of the token one of these? "nsubj" also covers "nsubj:pass". */
  is(token: number, ...relations: readonly string[]): boolean {
    const own = this.relation(token);
    const base = baseRelation(own);
    return relations.some((relation) => relation === own || relation === base);
  }

  lemma(token: number): string {
    return this.doc.tags[token]!.lemma;
  }

  upos(token: number): string {
    return this.doc.tags[token]!.upos;
  }

  xpos(token: number): string {
    return this.doc.tags[token]!.xpos;
  }

  text(token: number): string {
    return this.doc.tokens[token]!.text;
  }

  /** The token and everything below it, in the order of the text. */
  subtree(token: number): readonly number[] {
    const found: number[] = [];
    const stack = [token];
    while (stack.length > 0) {
      const at = stack.pop()!;
      found.push(at);
      for (const child of this.#children[at]!) stack.push(child);
    }
    return found.sort((a, b) => a - b);
  }

  /** Governors from the nearest to the root. */
  ancestors(token: number): readonly number[] {
    const found: number[] = [];
    for (let at = this.head(token); at >= 0; at = this.head(at)) found.push(at);
    return found;
  }

  /** Is `token` equal to `ancestor` or below it? */
  under(token: number, ancestor: number): boolean {
    for (let at = token; at >= 0; at = this.head(at)) if (at === ancestor) return true;
    return false;
  }

  /** Case markers (prepositions) of a word, multiword ones joined: "according to". */
  markers(token: number): readonly string[] {
    return this.children(token, "case", "mark").map((marker) =>
      [marker, ...this.children(marker, "fixed")]
        .sort((a, b) => a - b)
        .map((part) => this.text(part).toLowerCase())
        .join(" "),
    );
  }

  /** The characters from the first to the last of the tokens. */
  span(tokens: readonly number[]): Span {
    let first = tokens[0]!;
    let last = first;
    for (const token of tokens) {
      if (token < first) first = token;
      if (token > last) last = token;
    }
    return { start: this.doc.tokens[first]!.start, end: this.doc.tokens[last]!.end };
  }

  /** Root token of a sentence. */
  root(sentence: number): number {
    const { firstToken, endToken } = this.doc.sentences[sentence]!;
    for (let token = firstToken; token < endToken; token++) if (this.head(token) < 0) return token;
    return firstToken;
  }
}
