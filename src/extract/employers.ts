// Who somebody serves, where the sentence says it only in passing: "Alba's chairman resigned", "staff at Aerolux will strike".
import type { EntityType, RelationType } from "#schema";
import type { Annotated, DocumentMention } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import { isMarked } from "./clause-words.ts";
import type { Referents } from "./referents.ts";

const BODIES: ReadonlySet<EntityType> = new Set(["Country", "Organization", "City", "Region", "Group"]);

export class Employers {
  readonly #facts: Annotated<"facts">["facts"];
  readonly #mentions: ReadonlyMap<string, DocumentMention>;
  readonly #clauses: ClauseReader;
  readonly #referents: Referents;

  constructor(doc: Annotated<"facts" | "mentions">, clauses: ClauseReader, referents: Referents) {
    this.#facts = doc.facts;
    this.#mentions = new Map<string, DocumentMention>(doc.mentions.map((mention) => [mention.id, mention]));
    this.#clauses = clauses;
    this.#referents = referents;
  }

  /** The bodies that people serve by what one sentence says, as mentions in it: by its facts, else by the words beside them. */
  of(
    people: readonly DocumentMention[],
    sentence: number,
    relations: readonly RelationType[],
  ): readonly DocumentMention[] {
    // who holds no office only works somewhere
    const atWork = !relations.includes("HOLDS_OFFICE");
    return people.flatMap((person) => this.#stated(person, sentence, relations) ?? this.#beside(person, atWork) ?? []);
  }

  #stated(person: DocumentMention, sentence: number, relations: readonly RelationType[]): DocumentMention | null {
    for (const fact of this.#facts) {
      if (
        fact.sentence !== sentence ||
        fact.polarity === "negative" ||
        fact.under !== undefined ||
        !relations.includes(fact.relation)
      )
        continue;
      const target = this.#mentions.get(fact.target);
      if (target && this.#mentions.get(fact.source)?.chain === person.chain) return target;
    }
    return null;
  }

  /** "Alba's chairman", "drivers at Balkan Rail", "the Peruvian premier" */
  #beside(person: DocumentMention, atWork: boolean): DocumentMention | null {
    if (person.kind !== "nominal") return null;
    const { possessor, obliques, of, compound } = this.#clauses.functions(person.headToken);
    const at = obliques.filter((o) => isMarked(o, "at", "with")).map((o) => o.token);
    // "its members" strike for the union, not against it
    for (const token of atWork ? at : [...possessor, ...at, ...of, ...compound]) {
      const body = this.#referents.resolve(token).find((m) => BODIES.has(this.#referents.chain(m).type));
      if (body && body.chain !== person.chain) return body;
    }
    return null;
  }
}
