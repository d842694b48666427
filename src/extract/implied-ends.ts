// Ends that the predicate itself does not name but its surroundings do: what is threatened, who is resigned from, what killed.
import type { ARGUMENT_KINDS, EntityType, RelationType } from "#schema";
import type { DocumentMention, Tree } from "../document/index.ts";
import { isAimed } from "./acts.ts";
import { causesOf } from "./causes.ts";
import type { ClauseReader } from "./clause.ts";
import type { Employers } from "./employers.ts";
import { type EndFinder, type Found, NOTHING } from "./ends.ts";
import type { FrameFinder, FrameMatch } from "./frames.ts";
import type { Referents } from "./referents.ts";

/** Relations whose target, when it is not named, is the body that the source serves, by one of these relations. */
const EMPLOYED: ReadonlyMap<RelationType, readonly RelationType[]> = new Map([
  ["RESIGNS_FROM", ["PRESIDENT_OF", "HOLDS_OFFICE", "LEADS", "WORKS_FOR", "MEMBER_OF"]],
  ["PROTESTS_AGAINST", ["WORKS_FOR"]],
]);

export interface ImpliedEndsContext {
  readonly tree: Tree;
  readonly clauses: ClauseReader;
  readonly frames: FrameFinder;
  readonly referents: Referents;
  readonly ends: EndFinder;
  readonly employers: Employers;
}

export class ImpliedEnds {
  readonly #context: ImpliedEndsContext;

  constructor(context: ImpliedEndsContext) {
    this.#context = context;
  }

  /** The doer of an event whose own words name none; `operator` is the act whose content it is. */
  source(
    match: FrameMatch,
    type: RelationType,
    operator: FrameMatch | null,
    hard: readonly EntityType[],
    kind: keyof typeof ARGUMENT_KINDS,
  ): Found {
    const { tree, clauses, frames, referents, ends } = this.#context;
    const causes = type === "KILLS" ? causesOf(tree, clauses, frames, referents, match.token) : [];
    return causes.length > 0
      ? found(causes, "who or what did it stands in the clause beside")
      : ends.controlled(match, operator, hard, kind);
  }

  /** Whom a threat or promise concerns, or the body that somebody leaves or strikes against. */
  target(match: FrameMatch, type: RelationType, sources: Found): Found {
    const { tree, ends, employers } = this.#context;
    if (isAimed(type)) return ends.affected(match, sources);
    const relations = EMPLOYED.get(type);
    if (!relations) return NOTHING;
    const bodies = employers.of(sources.mentions, tree.doc.tokens[match.token]!.sentence, relations);
    return bodies.length > 0 ? found(bodies, "the body that the source serves") : NOTHING;
  }
}

function found(mentions: readonly DocumentMention[], how: string): Found {
  return { mentions, excepted: [], tokens: [], trace: [how] };
}
