// Who says it: the subject of a cue, found through passives, coordination, control, participles and relative clauses.
import type { Predicate, Tree } from "../../document/index.ts";
import type { Cues } from "./cues.ts";

export interface Source {
  /** head tokens of the phrases that name the source; empty when the text names none */
  readonly heads: readonly number[];
}

const NONE: Source = { heads: [] };
/** Verbs that only carry a noun of speech: "made the claim", "raised questions about". */
const LIGHT = new Set(
  "air cast deliver echo express face give harbor harbour have hold issue keep launch lodge make offer pose post publish put raise reiterate release repeat send share show sound state throw utter voice".split(
    " ",
  ),
);
const EXPLETIVES = new Set(["it", "there"]);

export class Sources {
  readonly #tree: Tree;
  readonly #cues: Cues;
  readonly #predicates: ReadonlyMap<number, Predicate>;

  constructor(tree: Tree, predicates: readonly Predicate[], cues: Cues) {
    this.#tree = tree;
    this.#cues = cues;
    this.#predicates = new Map(predicates.map((predicate) => [predicate.token, predicate]));
  }

  isPassive(verb: number): boolean {
    const tree = this.#tree;
    return tree.child(verb, "nsubj:pass") !== undefined || tree.child(verb, "aux:pass") !== undefined;
  }

  /** The source of a verb or of a predicative adjective. */
  ofVerb(verb: number): Source {
    return this.#subject(verb, 0);
  }

  #subject(verb: number, depth: number): Source {
    const tree = this.#tree;
    if (depth > 6) return NONE;
    if (this.isPassive(verb)) return this.#agent(verb);
    const subjects = tree.children(verb, "nsubj");
    // the one before the verb that stands nearest; behind it only when it is inverted ("said Holt")
    const subject = subjects.findLast((at) => at < verb) ?? subjects[0];
    if (subject === undefined || subject > verb) {
      const swallowed = this.swallowedSubject(verb);
      if (swallowed !== null) return { heads: [swallowed] };
    }
    if (subject !== undefined)
      return EXPLETIVES.has(tree.text(subject).toLowerCase()) && tree.is(subject, "expl") ? NONE : { heads: [subject] };
    if (tree.child(verb, "expl") !== undefined) return NONE;
    const head = tree.head(verb);
    const relation = tree.relation(verb);
    if (head < 0) return this.#role(verb);
    switch (relation.split(":")[0]) {
      case "conj":
        return this.#verbal(head) ? this.#subject(head, depth + 1) : this.#role(verb);
      case "xcomp": {
        // "urged them to say": the object speaks; "wants to say": the subject does
        const object = tree.child(head, "obj") ?? tree.child(head, "iobj");
        if (object !== undefined && tree.lemma(head) !== "promise") return { heads: [object] };
        return this.isPassive(head) ? this.#passiveSubject(head) : this.#subject(head, depth + 1);
      }
      case "advcl": {
        if (tree.xpos(verb) === "VBN") return this.#agent(verb);
        if (this.isSpeechParticiple(verb)) {
          let above = head;
          while (tree.is(above, "ccomp", "xcomp") && tree.head(above) >= 0) above = tree.head(above);
          return this.isPassive(above) ? this.#passiveSubject(above) : this.#subject(above, depth + 1);
        }
        // "quoted the governor as saying"
        const quoted = /^(?:quote|cite)$/.test(tree.lemma(head)) ? tree.child(head, "obj") : undefined;
        if (quoted !== undefined) return { heads: [quoted] };
        return this.isPassive(head)
          ? this.#passiveSubject(head)
          : this.#verbal(head)
            ? this.#subject(head, depth + 1)
            : this.#nominal(head);
      }
      case "acl":
        if (tree.xpos(verb) === "VBN" && relation === "acl") return this.#agent(verb);
        // "on suspicion of planning": whose, is not said
        if (relation === "acl" && tree.child(verb, "mark") !== undefined) return NONE;
        // "a letter saying", "the official who said"
        return this.#nominal(head);
      case "ccomp":
      case "parataxis":
        return this.#role(verb).heads.length > 0 ? this.#role(verb) : NONE;
      default:
        return this.#role(verb);
    }
  }

  /**
   * The speaker behind what is said, when the tree has hung the name into the clause before it: in "They will build a bridge, Ann Holt,
   * the minister, said" the name goes with "bridge". The name stands between a comma and the verb. Null when there is none.
   */
  swallowedSubject(verb: number): number | null {
    const tree = this.#tree;
    if (!/^VB[DZPN]$/.test(tree.xpos(verb)) || tree.child(verb, "aux:pass") !== undefined) return null;
    const first = tree.doc.sentences[tree.doc.tokens[verb]!.sentence]!.firstToken;
    if (verb === first) return null;
    let last = verb - 1;
    if (last < first) return null;
    while (last > first && /^(?:PUNCT|ADV)$/.test(tree.upos(last))) last--;
    if (!/^(?:PROPN|NOUN|PRON)$/.test(tree.upos(last))) return null;
    let found: number | null = null;
    for (let at = last; at >= 0 && at !== verb && !this.#verbal(at); at = tree.head(at)) {
      const words = tree.subtree(at);
      const start = words[0]!;
      if (words.at(-1)! > verb || start <= first + 1) break;
      if (/^[,”"]$/.test(tree.text(start - 1)) || (tree.is(start, "punct") && words.length > 1)) {
        const head = tree.upos(at);
        if (/^(?:PROPN|NOUN|PRON)$/.test(head)) found = at;
      }
    }
    return found !== null && tree.under(found, verb) && tree.head(found) !== verb ? found : null;
  }

  #passiveSubject(verb: number): Source {
    const subject = this.#tree.child(verb, "nsubj:pass", "nsubj");
    return subject === undefined ? NONE : { heads: [subject] };
  }

  #agent(verb: number): Source {
    const tree = this.#tree;
    const agent = tree.children(verb, "obl").find((child) => tree.markers(child).includes("by"));
    return agent === undefined ? NONE : { heads: [agent] };
  }

  #role(verb: number): Source {
    const role = this.#predicates.get(verb)?.roles.find(({ role }) => role === "ARG0");
    return role === undefined || role.token === verb ? NONE : { heads: [role.token] };
  }

  /**
   * ", adding that …" behind a clause: whoever spoke before goes on. The tree may have hung it into what was said before. Other
   * participles belong to the clause: "said rebels shelled the town, killing nine".
   */
  isSpeechParticiple(verb: number): boolean {
    const tree = this.#tree;
    if (tree.xpos(verb) !== "VBG" || !tree.is(verb, "advcl") || tree.child(verb, "mark", "nsubj") !== undefined)
      return false;
    const first = tree.subtree(verb)[0]!;
    if (first <= tree.head(verb) || tree.text(first === verb ? first - 1 : first) !== ",") return false;
    return this.#cues.at(tree, verb)?.rows.some((row) => row.content.includes("quote")) ?? false;
  }

  /** Is the dependent a time, place or manner of the verb, as the roles have it? */
  isCircumstance(verb: number, dependent: number): boolean {
    const role = this.#predicates.get(verb)?.roles.find(({ token }) => token === dependent)?.role;
    return role !== undefined && /^ARGM-(?:TMP|LOC|MNR|DIR)$/.test(role);
  }

  #nominal(token: number): Source {
    return /^(?:NOUN|PROPN|PRON)$/.test(this.#tree.upos(token)) ? { heads: [token] } : NONE;
  }

  #verbal(token: number): boolean {
    return /^(?:VERB|AUX)$/.test(this.#tree.upos(token)) || this.#tree.child(token, "cop") !== undefined;
  }

  /** The source of a noun: "Ann's claim", "the claim by Ann", "criticism from Ann". */
  ofNoun(noun: number): Source {
    const tree = this.#tree;
    const owner = tree.child(noun, "nmod:poss");
    if (owner !== undefined) return { heads: [owner] };
    const from = tree.children(noun, "nmod").find((child) => /^(?:by|from)$/.test(tree.markers(child)[0] ?? ""));
    if (from !== undefined) return { heads: [from] };
    // "she voiced support for the plan"
    const verb = tree.head(noun);
    return verb >= 0 && tree.is(noun, "obj") && LIGHT.has(tree.lemma(verb)) ? this.ofVerb(verb) : NONE;
  }
}

/** The words of a noun phrase: its subtree without its preposition, without clauses and what hangs loosely on it. */
export function phraseTokens(tree: Tree, head: number): readonly number[] {
  const found: number[] = [];
  const stack = [head];
  while (stack.length > 0) {
    const token = stack.pop()!;
    found.push(token);
    for (const child of tree.children(token)) {
      const outside = token === head && tree.is(child, "case") && child < head;
      if (
        !outside &&
        !tree.is(child, "acl", "parataxis", "ccomp", "advcl", "dep", "nsubj", "cop", "discourse", "orphan")
      )
        stack.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}
