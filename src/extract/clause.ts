// A predicate in the dependency tree → its deep grammatical functions: who is subject and object once passives, relatives, control,
// coordination and participles are undone. Relations are those of Universal Dependencies v2 (English).
import type { Tree } from "../document/index.ts";
import {
  antecedent,
  casePhrases,
  isHeadlineInfinitive,
  isMarked,
  isNominal,
  isPastParticiple,
  isRanked,
  isVerbal,
  type Oblique,
} from "./clause-words.ts";

/** Token indices of the words that fill the functions of one predicate. */
export interface Functions {
  readonly subject: readonly number[];
  readonly object: readonly number[];
  readonly indirect: readonly number[];
  readonly obliques: readonly Oblique[];
  /** heads of complement clauses: "said that …", "refused to …", "denied having …" */
  readonly clause: readonly number[];
  /** dependents of a noun */
  readonly of: readonly number[];
  readonly possessor: readonly number[];
  readonly by: readonly number[];
  readonly compound: readonly number[];
}

/** Who does the complement of a predicate when the complement has no subject: a property of the lexicon row. */
export type ControlOf = (governor: number, complement: number) => "source" | "target" | null;

/** What the reader asks the lexicon and the mentions about single words. */
export interface WordSenses {
  /** a person or a body: nobody does it */
  isBeing(token: number): boolean;
  /** "opposed", "welcomed": the word may tell of an answer to what somebody else wants to do */
  mayAnswer(token: number): boolean;
}

/** Light verbs: the event is that of the noun in their object, "made a visit", "launched an attack". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  "make give issue have launch hold stage mount carry conduct voice express deliver send pay take lodge file open renew repeat press pursue wage impose reach strike conclude raise do".split(
    " ",
  ),
);

/** Nouns for acts that ask somebody else to do what their infinitive tells. */
const CALLS: ReadonlySet<string> = new Set([
  "call",
  "invitation",
  "appeal",
  "order",
  "plea",
  "instruction",
  "demand",
  "pressure",
]);

/** Nouns that only count events. */
const COUNTS = /^(?:couple|number|round|series|set|spate|string|wave)$/;

/** Nouns for meetings: "flew to Rome for talks with", "said after a meeting with". */
const MEETINGS: ReadonlySet<string> = new Set(
  "talk talks meeting negotiation negotiations discussion discussions consultation consultations summit conference conversation call dinner".split(
    " ",
  ),
);
const BESIDE_MEETINGS = new Set("after at before during following for in".split(" "));

/** Verbs that lend their subject to the event noun in their object; all but the light ones are events themselves: "seeks a ban". */
const LENDS_SUBJECT: ReadonlySet<string> = new Set([
  ...LIGHT_VERBS,
  ..."offer begin start complete finish finalise finalize lead step continue face fend order announce plan propose seek want sign mark put bring receive".split(
    " ",
  ),
]);

/** What comes of an act that is told in the passive. */
const HARM: ReadonlySet<string> = new Set(["kill", "wound", "injure", "hurt", "destroy", "damage", "leave"]);

const UNKNOWN: WordSenses = { isBeing: () => false, mayAnswer: () => false };

/** Reads functions off a tree; one instance per document, results are kept. */
export class ClauseReader {
  readonly tree: Tree;
  readonly #controlOf: ControlOf;
  readonly #senses: WordSenses;
  readonly #known = new Map<number, Functions>();

  constructor(tree: Tree, controlOf: ControlOf, senses: WordSenses = UNKNOWN) {
    this.tree = tree;
    this.#controlOf = controlOf;
    this.#senses = senses;
  }

  functions(token: number): Functions {
    let found = this.#known.get(token);
    if (!found) {
      // Guards against a cycle of control: a clause that is being read has no functions yet.
      this.#known.set(token, NONE);
      found = isVerbal(this.tree, token) ? this.#verb(token) : this.#nominal(token);
      this.#known.set(token, found);
    }
    return found;
  }

  /** Is the verb passive: by its auxiliary, by its subject, as a reduced relative, or as the second of two passives? */
  isPassive(token: number): boolean {
    const { tree } = this;
    const voiced = tree.children(token, "aux").some((t) => tree.lemma(t) === "have");
    // "rebels have kidnapped advisers": an active perfect, even where the parse calls its subject passive
    if (voiced && tree.children(token, "aux:pass").length === 0 && tree.children(token, "obj").length > 0) return false;
    if (tree.children(token, "aux:pass", "nsubj:pass", "csubj:pass").length > 0) return true;
    if (!isPastParticiple(tree, token)) return false;
    if (tree.children(token, "aux").length > 0 || tree.children(token, "nsubj").length > 0) return false;
    if (tree.relation(token) === "acl" || tree.is(token, "amod")) return true;
    // "was arrested and charged": the second verb has no auxiliary of its own
    if (tree.is(token, "conj")) return this.isPassive(tree.head(token));
    // "Seen as a rival, he …", headline "Mayor held in Lima"
    return tree.is(token, "advcl", "root", "parataxis") && tree.children(token, "obj").length === 0;
  }

  /** The subject on the surface, which participles and coordinated verbs share. */
  surfaceSubject(token: number): readonly number[] {
    const own = this.tree.children(token, "nsubj", "csubj");
    if (own.length > 0) return own.map((t) => antecedent(this.tree, t));
    return this.#sharedSubject(token);
  }

  #verb(token: number): Functions {
    const { tree } = this;
    const passive = this.isPassive(token);
    const surface = this.surfaceSubject(token).map((t) => antecedent(tree, t));
    let objects = tree.children(token, "obj").map((t) => antecedent(tree, t));
    let indirect = tree.children(token, "iobj").map((t) => antecedent(tree, t));
    // "lent Zambia three billion dollars": of two objects the first receives
    if (objects.length === 2 && indirect.length === 0) {
      indirect = [objects[0]!];
      objects = [objects[1]!];
    }
    const obliques = this.#obliques(token);
    let agents = obliques.filter((o) => tree.relation(o.token) === "obl:agent" || (passive && isMarked(o, "by")));
    // "was cleared of assault by a court": the parse may hang the doer on the charge
    if (passive && agents.length === 0)
      agents = obliques
        .filter((o) => isMarked(o, "of"))
        .flatMap((o) => this.#obliques(o.token).filter((inner) => isMarked(inner, "by")));
    // "a suit brought by fishermen against the firm": the phrase may hang on the doer
    for (const agent of passive ? agents : [])
      obliques.push(...this.#obliques(agent.token).filter((o) => isMarked(o, "against")));
    const subject = passive ? agents.map((o) => o.token) : surface;
    let object: readonly number[] = passive ? [...surface, ...objects] : objects;
    if (tree.is(token, "acl")) {
      const noun = tree.head(token);
      if (tree.relation(token) === "acl:relcl") {
        // "the treaty Peru signed": the gap is the object when the verb has a subject and no object
        // "the union whose members struck": the gap is inside the subject
        const inside = surface.flatMap((t) => tree.children(t, "nmod:poss")).concat(tree.children(token));
        const gap = inside.some((c) => antecedent(tree, c) === noun && antecedent(tree, c) !== c);
        if (!gap && objects.length === 0 && !passive && surface.length > 0 && !this.#strandedPreposition(token))
          object = [noun];
      } else if (passive && surface.length === 0) object = [noun];
    }
    // "rejected as “blackmail” the threat to leave": the object stands behind what it is called
    if (objects.length === 0 && !passive && tree.doc.tokens[token + 1]?.text.toLowerCase() === "as") {
      const [name, thing] = tree.children(token, "obl").filter((t) => t > token && isNominal(tree, t));
      const between = thing === undefined ? [] : tree.children(thing, "case").filter((t) => t > (name ?? 0));
      if (name !== undefined && thing !== undefined && between.length === 0) object = [thing];
    }
    // "China staged drills": no past tense modifies a noun, so what the parse takes for its head is its object
    if (object.length === 0 && tree.is(token, "amod") && tree.xpos(token) === "VBD" && surface.length > 0) {
      object = [tree.head(token)];
      obliques.push(...this.#obliques(tree.head(token)));
    }
    if (object.length === 0 && !passive) object = this.#sharedObject(token);
    return {
      subject,
      object,
      // "Peru was awarded a contract": the subject of a passive with an object received it
      indirect: passive && objects.length > 0 ? [...indirect, ...surface] : indirect,
      obliques: obliques.filter((o) => !agents.includes(o)),
      clause: this.#clauses(token),
      of: [],
      possessor: [],
      by: [],
      compound: [],
    };
  }

  #nominal(token: number): Functions {
    const { tree } = this;
    const possessor = tree.children(token, "nmod:poss").map((t) => antecedent(tree, t));
    const modifiers = this.#obliques(token);
    const of = modifiers.filter((o) => o.markers[0] === "of").map((o) => o.token);
    const by = modifiers.filter((o) => o.markers[0] === "by").map((o) => o.token);
    // "the shelling of the port by rebels": the parse may hang the doer on what it is done to; not on "a march against abuses by police"
    if (by.length === 0)
      for (const { token: other } of modifiers.filter((o) => isMarked(o, "of") || this.#senses.isBeing(o.token)))
        for (const holder of [other, ...tree.children(other, "appos", "flat")])
          for (const inner of tree.children(holder, "nmod"))
            if (tree.markers(inner)[0] === "by") by.push(antecedent(tree, inner));
    const compound = tree.children(token, "compound", "amod", "nmod:desc", "nmod:unmarked");
    // "an attack by rebels on a mosque": and so what it is done to on the doer
    for (const doer of by) modifiers.push(...this.#obliques(doer).filter((o) => isMarked(o, "on", "against")));
    // "X is a critic of Y", "X is critical of Y"
    let subject: readonly number[] = tree.children(token, "nsubj").map((t) => antecedent(tree, t));
    if (tree.upos(token) === "ADJ") {
      if (subject.length === 0 && tree.is(token, "amod")) subject = [tree.head(token)];
      if (subject.length === 0 && tree.is(token, "acl")) subject = [tree.head(token)];
      if (subject.length === 0 && tree.is(token, "xcomp", "conj", "advcl")) subject = this.#sharedSubject(token);
    } else if (subject.length === 0) {
      // "held a second round of talks": the talks are held
      const isCounted = tree.is(token, "nmod") && COUNTS.test(tree.lemma(tree.head(token)));
      const place = isCounted ? tree.head(token) : token;
      const verb = tree.head(place);
      // "will receive the president": nobody does a person or a body
      const lends = verb >= 0 && isVerbal(tree, verb) && LENDS_SUBJECT.has(tree.lemma(verb)) && !isUndone(tree, verb);
      const supported = lends && !this.#senses.isBeing(token);
      // "made a threat against": the doer is the subject of the verb, and the phrase may hang on the verb
      if (supported && tree.is(place, "obj") && !this.isPassive(verb)) {
        subject = this.functions(verb).subject;
        for (const o of this.functions(verb).obliques)
          if (!modifiers.some((m) => m.token === o.token)) modifiers.push(o);
      } else if (
        verb >= 0 &&
        isVerbal(tree, verb) &&
        tree.is(token, "obl") &&
        MEETINGS.has(tree.lemma(token)) &&
        tree.markers(token).some((m) => BESIDE_MEETINGS.has(m)) &&
        modifiers.some((o) => isMarked(o, "with"))
      ) {
        // "flew to Rome for talks with the pope", "said after a call with the king": they are those of the subject
        subject = this.surfaceSubject(verb);
      } else if (supported && tree.is(token, "nsubj:pass")) {
        subject = this.functions(verb).subject;
        for (const o of this.functions(verb).obliques) modifiers.push(o);
      }
    }
    return {
      subject,
      object: [],
      indirect: [],
      obliques: modifiers,
      clause: tree.children(token, "acl", "ccomp").filter((t) => tree.relation(t) !== "acl:relcl"),
      of,
      possessor,
      by,
      compound,
    };
  }

  #obliques(token: number): Oblique[] {
    const { tree } = this;
    const found: Oblique[] = [];
    for (const child of tree.children(token, "obl", "nmod", "nmod:unmarked")) {
      if (tree.relation(child) === "nmod:poss" || tree.relation(child) === "nmod:desc") continue;
      found.push({ markers: casePhrases(tree, child), token: antecedent(tree, child) });
    }
    // "the country it withdrew from": the preposition stays, the noun is the antecedent
    if (tree.relation(token) === "acl:relcl") {
      const stranded = this.#strandedPreposition(token);
      if (stranded) found.push({ markers: [stranded], token: tree.head(token) });
    }
    return found;
  }

  #strandedPreposition(token: number): string | null {
    const { tree } = this;
    for (const child of tree.children(token, "obl", "case", "advmod"))
      if (tree.upos(child) === "ADP" && tree.children(child).length === 0) return tree.text(child).toLowerCase();
    return null;
  }

  #clauses(token: number): number[] {
    const { tree } = this;
    return tree.children(token, "ccomp", "xcomp", "advcl").filter((t) => {
      if (!tree.is(t, "advcl")) return tree.relation(t) !== "acl:relcl";
      // "called for the president to resign", read as adverbial
      const markers = tree.markers(t);
      return markers.includes("for") && markers.includes("to") && tree.children(t, "nsubj", "nsubj:pass").length > 0;
    });
  }

  /** The subject of a verb that has none of its own. */
  #sharedSubject(token: number): readonly number[] {
    const { tree } = this;
    const governor = tree.head(token);
    if (governor < 0) return [];
    const finiteless = tree.xpos(token) !== "VBD" || tree.is(token, "conj") || isPastParticiple(tree, token);
    if (tree.is(token, "conj")) {
      const first = tree.children(governor, "nsubj", "csubj");
      if (first.length > 0 && isVerbalOrPredicative(tree, governor)) return first.map((t) => antecedent(tree, t));
      return isVerbalOrPredicative(tree, governor) ? this.#sharedSubject(governor) : [];
    }
    if (tree.is(token, "xcomp", "ccomp", "csubj") && (tree.is(token, "xcomp") || finiteless))
      return this.#controller(governor, token);
    if (tree.is(token, "advcl", "obl", "parataxis") && finiteless) {
      const markers = tree.markers(token);
      // "accused Chile of arming rebels", "barred Chile from joining": the lexicon says whose act it is
      if (markers.some((m) => m === "of" || m === "from" || m === "for" || m === "into"))
        return this.#controller(governor, token);
      // "called on Peru to free the editor", "charged Berg with taking bribes"; "urged Peru after leaving" is no content
      const isContent = markers.some((m) => ["to", "with", "over", "about", "in", "on"].includes(m));
      if (isContent && this.#controlOf(governor, token) === "target") return this.#controller(governor, token);
      // "was shelled by rebels, killing nine": who did the one did the other
      if (markers.length === 0 && HARM.has(tree.lemma(token)) && isVerbal(tree, governor) && this.isPassive(governor))
        return this.functions(governor).subject;
      // "joined Spain in condemning the raid": both do
      if (tree.lemma(governor) === "join" && markers.includes("in") && tree.xpos(token) === "VBG")
        return [...this.surfaceSubject(governor), ...tree.children(governor, "obj")];
      // "If elected, she would leave, her spokesman said": it goes with what is said
      const said = tree.children(governor, "ccomp").find((t) => t > token && t < governor);
      if (said !== undefined) return this.surfaceSubject(said);
      return isVerbalOrPredicative(tree, governor) ? this.surfaceSubject(governor) : [];
    }
    if (tree.is(token, "acl") && tree.relation(token) !== "acl:relcl") {
      if (tree.xpos(token) === "VBG" && tree.markers(token).length === 0) return [governor];
      if (tree.xpos(token) === "VBN") return [];
      if (isHeadlineInfinitive(tree, token)) return [governor];
      const ranked = this.#ranked(governor);
      if (ranked.length > 0) return ranked;
      const answerer = this.#answerer(governor, token);
      if (answerer !== null) return answerer;
      // "Peru's plan to leave", "Peru has a plan to leave", "the offer by Peru to leave"
      const noun = this.functions(governor);
      const doer = noun.possessor.length > 0 ? noun.possessor : noun.by.length > 0 ? noun.by : noun.subject;
      if (doer.length > 0) return doer;
      const compound = noun.compound.filter((c) => tree.upos(c) === "PROPN");
      if (compound.length > 0) return compound;
      const verb = tree.head(governor);
      if (verb < 0 || !isVerbal(tree, verb)) return [];
      // "opposed the plan to leave": whoever answers a plan has not made it
      if (tree.is(governor, "obj")) return this.#senses.mayAnswer(verb) ? [] : this.functions(verb).subject;
      // "held Berg on suspicion of bribing a judge"
      return tree.is(governor, "obl") && this.#controlOf(verb, governor) === "target"
        ? this.#controller(verb, governor)
        : [];
    }
    return [];
  }

  /** "became the third country to sign": who is called so. */
  #ranked(noun: number): readonly number[] {
    const { tree } = this;
    if (!isRanked(tree, noun)) return [];
    if (tree.is(noun, "xcomp")) return this.surfaceSubject(tree.head(noun));
    if (tree.child(noun, "cop") !== undefined) return tree.children(noun, "nsubj").map((t) => antecedent(tree, t));
    return tree.is(noun, "appos") ? [tree.head(noun)] : [noun];
  }

  /** "Chile rejected Peru's call to leave": who would leave is the one called upon, else whoever answers; null: the noun is no call. */
  #answerer(noun: number, clause: number): readonly number[] | null {
    const { tree } = this;
    if (!CALLS.has(tree.lemma(noun)) || this.#controlOf(noun, clause) !== "target") return null;
    const { possessor, by, obliques } = this.functions(noun);
    const addressee = obliques.filter((o) => isMarked(o, "on", "upon", "to", "for", "from")).map((o) => o.token);
    if (addressee.length > 0) return addressee;
    const verb = tree.head(noun);
    const named = tree.children(noun, "compound", "amod").filter((t) => /^\p{Lu}/u.test(tree.text(t)));
    const callers = [...possessor, ...by, ...named];
    if (callers.length === 0 || verb < 0 || !isVerbal(tree, verb)) return null;
    const answers = this.functions(verb).subject;
    // "Peru repeated its call": the caller answers nothing, and nobody else is named
    const pronoun = possessor.some((t) => tree.upos(t) === "PRON");
    return pronoun || tree.is(noun, "nsubj", "nsubj:pass") ? [] : answers;
  }

  #controller(governor: number, clause: number): readonly number[] {
    const { tree } = this;
    const functions = this.functions(governor);
    const control = this.#controlOf(governor, clause);
    const objects = [...functions.object, ...functions.indirect].filter((t) => t !== clause);
    const source =
      functions.subject.length > 0
        ? functions.subject
        : functions.possessor.length > 0
          ? functions.possessor
          : functions.by;
    if (control === "target") {
      if (objects.length > 0) return objects;
      const addressee = functions.obliques
        .filter((o) => isMarked(o, "on", "upon", "to", "for", "with"))
        .map((o) => o.token);
      const others = addressee.length > 0 ? addressee : functions.of;
      // "wants to join" beside "wants Peru to join": with nobody else named, the one who wants is the one who joins
      return others.length > 0 ? others : source;
    }
    if (control === "source") return source.length > 0 ? source : this.surfaceSubject(governor);
    // No row: an object between governor and infinitive is its subject ("forced Peru to sign"), else the subject is ("began to sign")
    if (tree.is(clause, "xcomp") && tree.children(governor, "obj").length > 0)
      return tree.children(governor, "obj").map((t) => antecedent(tree, t));
    const surface = isVerbalOrPredicative(tree, governor) ? this.surfaceSubject(governor) : [];
    return surface.length > 0 ? surface : source;
  }

  /** "signed and ratified the treaty": the object stands once. */
  #sharedObject(token: number): readonly number[] {
    const { tree } = this;
    const siblings = [...tree.children(token, "conj"), ...(tree.is(token, "conj") ? [tree.head(token)] : [])];
    for (const sibling of siblings) {
      if (!isVerbal(tree, sibling) || this.isPassive(sibling)) continue;
      // Only when nothing but a conjunction stands between the verbs: "left and attacked the town" would share otherwise too freely
      if (Math.abs(sibling - token) > 2) continue;
      const objects = tree.children(sibling, "obj").filter((o) => o > token && o > sibling);
      if (objects.length > 0) return objects.map((t) => antecedent(tree, t));
    }
    return [];
  }
}

/** "struck down the ban", "called off the attack": these do not do what the noun says. */
function isUndone(tree: Tree, verb: number): boolean {
  return tree.children(verb, "compound:prt").some((t) => /^(?:back|down|off)$/.test(tree.text(t).toLowerCase()));
}

function isVerbalOrPredicative(tree: Tree, token: number): boolean {
  return isVerbal(tree, token) || tree.children(token, "cop").length > 0 || tree.children(token, "nsubj").length > 0;
}

const NONE: Functions = {
  subject: [],
  object: [],
  indirect: [],
  obliques: [],
  clause: [],
  of: [],
  possessor: [],
  by: [],
  compound: [],
};
