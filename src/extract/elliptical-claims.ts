// Clauses that leave their verb out → what that verb tells, told of the subject here: "Chile signed the pact but Peru did not".
import { contentId } from "../document/index.ts";
import type { Draft } from "./acts.ts";
import type { UnratedClaim } from "./confidence.ts";
import { type Ellipsis, findEllipses } from "./ellipsis.ts";
import { opposite } from "./local-scope.ts";
import { codedCategory } from "./plover.ts";
import type { Readers } from "./readers.ts";

export class EllipticalClaims {
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  /** Drafts of all such clauses; `drafts` are those of clauses with a verb. */
  of(drafts: readonly Draft[]): readonly Draft[] {
    const told = new Map<number, Draft[]>();
    const keep = (draft: Draft) => {
      const list = told.get(draft.token);
      if (list) list.push(draft);
      else told.set(draft.token, [draft]);
    };
    for (const draft of drafts) keep(draft);
    const made: Draft[] = [];
    for (const ellipsis of findEllipses(this.#readers.tree, this.#readers.clauses, (a, b) => this.#isSame(a, b)))
      for (const draft of this.#elliptical(ellipsis, told.get(ellipsis.verb) ?? [])) {
        made.push(draft);
        // "Chile signed, Peru did not, and neither did Bolivia" may leave out what was left out before
        keep(draft);
      }
    return made;
  }

  #isSame(a: number, b: number): boolean {
    const chains = this.#readers.referents.resolve(a).map(({ chain }) => chain);
    return this.#readers.referents.resolve(b).some(({ chain }) => chains.includes(chain));
  }

  /** "Chile signed the pact but Peru did not": what a verb tells of its subject, told of the subject of a clause that leaves the verb out. */
  #elliptical({ token, verb, subject, isPending }: Ellipsis, drafts: readonly Draft[]): readonly Draft[] {
    const before = this.#readers.clauses
      .surfaceSubject(verb)
      .flatMap((t) => this.#readers.referents.resolve(t).map(({ chain }) => chain));
    const here = subject
      .flatMap((t) => this.#readers.referents.resolve(t))
      .filter((mention) => this.#readers.ends.isActor(mention));
    const standing = this.#readers.standing.of(token);
    const polarity = isPending ? opposite(standing.polarity) : standing.polarity;
    const { modality } = standing;
    const { start, end } = this.#readers.doc.sentences[this.#readers.doc.tokens[token]!.sentence]!;
    const cue = this.#readers.tree.span([token]);
    return drafts.flatMap(({ claim, warned }) => {
      const role = (["source", "target"] as const).find((side) => claim[side] !== null && before.includes(claim[side]));
      if (!role) return [];
      const other = role === "source" ? claim.target : claim.source;
      // "Norway arrested two officers and so did Sweden": two others, of whom nothing is known
      const isOther = this.#readers.referents.isIndefinite(claim.evidence[role === "source" ? "target" : "source"]);
      if (isOther && polarity === "negative") return [];
      const omitted = isOther ? { [role === "source" ? "target" : "source"]: null } : {};
      return here
        .filter(({ chain }) => chain !== other)
        .map((mention): Draft => {
          const span = { start: mention.start, end: mention.end };
          const own: UnratedClaim = {
            ...claim,
            id: contentId("claim", [claim.id, start, cue.start, span.start]),
            [role]: mention.chain,
            ...omitted,
            content: [],
            polarity,
            modality,
            condition: standing.condition,
            attribution: [...this.#readers.speakers.chainsFor(token, standing.reporters)],
            date: this.#readers.helpers.dateOf([token]),
            amount: null,
            plover: codedCategory(claim.type, polarity, modality, {
              plain: this.#readers.frames.matches(verb).find(({ row }) => row.id === claim.by)?.row.plover ?? null,
            }),
            evidence: { ...claim.evidence, sentence: { start, end }, cue, [role]: span, ...omitted },
            trace: [
              `"${this.#readers.tree.text(token)}" stands for "${this.#readers.tree.text(verb)}"`,
              ...standing.trace,
            ],
            signs: { ...claim.signs, [role]: this.#readers.signs.ofMention(mention) },
          };
          return { claim: own, token, contentOf: standing.contentOf?.token ?? null, warned };
        });
    });
  }
}
