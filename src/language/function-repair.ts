// A decoded tree → the same tree where the form of a word contradicts its function: subjects of passives under past tenses, indirect objects
// that stand alone, phrases that hang on "away", titles that a comma parts from the name.
import type { Arc, Tag } from "../document/index.ts";
import { ArcGuard } from "./arc-guard.ts";
import { SAYING } from "./clause-repair.ts";

/** Verbs whose one object is whom they talk to. */
const TELLING = new Set("ask pay promise show teach tell text write".split(" "));
/** Words that call a thing untrue. */
const UNTRUE = /^(?:\p{L}+less|false|untrue|unfounded|fake)$/u;
/** Nouns with what stands on them and not what somebody does on or against it: "weighed sanctions on Peru". */
const UPON = new Set(
  "airstrike attack ban curb duty embargo offensive raid restriction sanction strike tariff tax war".split(" "),
);
/** Verbs that bring such things on somebody, so that the phrase is theirs. */
const BRINGING = new Set(
  "announce carry conduct declare ease enact enforce extend have impose introduce keep launch levy lift maintain make mount place put reimpose set slap stage start tighten use wage".split(
    " ",
  ),
);
const REMAINS = new Set("debris rubble ruin wreck wreckage".split(" "));

class Repair {
  readonly #tags: Tag[];
  readonly #arcs: Arc[];
  readonly #texts: readonly string[];
  readonly #from: number;

  constructor(tags: Tag[], arcs: Arc[], texts: readonly string[], from: number) {
    this.#tags = tags;
    this.#arcs = arcs;
    this.#texts = texts;
    this.#from = from;
  }

  run(): void {
    const guard = new ArcGuard(this.#arcs, this.#from);
    for (let token = this.#from; token < this.#arcs.length; token++) {
      // Only the tag of the word itself is ever changed, and together with its arcs
      const tag = this.#tags[token]!;
      this.#mend(token);
      if (!guard.settle()) this.#tags[token] = tag;
    }
  }

  #mend(token: number): void {
    const { head, relation } = this.#arcs[token]!;
    if (relation === "cop") this.#isTo(token);
    if (this.#tags[token]!.xpos === "VBN") this.#active(token);
    if (head < this.#from) return;
    if (relation === "nsubj:pass") this.#pastTense(token);
    else if (relation === "iobj") this.#onlyObject(token);
    else if (relation === "obl") this.#withoutCase(token);
    else if (relation === "advmod") this.#hostage(token);
    else if (relation === "xcomp") this.#calledUntrue(token);
    else if (relation === "parataxis") this.#speaker(token);
    else if (relation === "conj") this.#behindModal(token);
    else if (relation === "acl") this.#finite(token);
    else if (relation === "nmod:desc") this.#title(token);
    else if (relation === "compound") this.#beforeDay(token);
    if (relation === "nmod") {
      this.#place(token);
      this.#people(token);
    }
    if (/^(?:obl|advcl|nmod)$/.test(relation)) this.#behindAdverb(token);
    if (relation === "obl") this.#upon(token);
  }

  #text(token: number): string {
    return this.#texts[token - this.#from]!.toLowerCase();
  }

  #children(token: number): number[] {
    const found: number[] = [];
    for (let at = this.#from; at < this.#arcs.length; at++) if (this.#arcs[at]!.head === token) found.push(at);
    return found;
  }

  #child(token: number, relation: RegExp): number | undefined {
    return this.#children(token).find((at) => relation.test(this.#arcs[at]!.relation));
  }

  #hang(token: number, head: number, relation: string): void {
    this.#arcs[token] = { head, relation };
  }

  /** Last word of what hangs on the token. */
  #end(token: number): number {
    let end = token;
    for (const child of this.#children(token)) end = Math.max(end, child > end ? this.#end(child) : end);
    return end;
  }

  /** "Font, who was held, called on the army": a past tense is no passive; what stands behind it beside a subject is its object. */
  #pastTense(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    if (this.#tags[verb]!.xpos !== "VBD" || this.#child(verb, /^aux/) !== undefined) return;
    const other = this.#children(verb).some(
      (at) => at !== token && at < verb && /^nsubj/.test(this.#arcs[at]!.relation),
    );
    if (token < verb) this.#hang(token, verb, "nsubj");
    else if (other && this.#child(verb, /^obj$/) === undefined) this.#hang(token, verb, "obj");
  }

  /** "accusing Minsk of theft": nobody is given anything. */
  #onlyObject(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    const told = this.#child(verb, /^(?:obj|ccomp|xcomp|parataxis)$/) !== undefined;
    if (!told && !TELLING.has(this.#tags[verb]!.lemma)) this.#hang(token, verb, "obj");
  }

  /** "sealed off two roads": a noun without a preposition behind the particle of a verb. */
  #withoutCase(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    const particle = this.#child(verb, /^compound:prt$/);
    const isNoun = /^NNS?$/.test(this.#tags[token]!.xpos) && this.#child(token, /^case$/) === undefined;
    if (particle === undefined || particle > token || !isNoun) return;
    if (this.#child(verb, /^(?:obj|ccomp|nsubj:pass|aux:pass)$/) === undefined) this.#hang(token, verb, "obj");
  }

  /** "whom they had taken hostage" */
  #hostage(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    if (/^(?:hostage|captive|prisoner)s?$/.test(this.#text(token)) && /^(?:take|hold)$/.test(this.#tags[verb]!.lemma))
      this.#hang(token, verb, "xcomp");
  }

  /** "its minister, Ann Holt, insisted": what a comma parts from the name behind it is no title of it; the name stands in apposition. */
  #title(noun: number): void {
    const { head: name } = this.#arcs[noun]!;
    const isParted = name > noun && this.#texts.slice(noun - this.#from, name - this.#from).includes(",");
    if (!isParted || this.#child(noun, /^(?:det|nmod:poss)$/) === undefined) return;
    this.#arcs[noun] = this.#arcs[name]!;
    this.#hang(name, noun, "appos");
  }

  /** "Israel Friday closed the crossing": days are nobody's, so what stands before one is the subject. */
  #beforeDay(token: number): void {
    const { head: day } = this.#arcs[token]!;
    const { head: verb, relation } = this.#arcs[day]!;
    const isDay = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(this.#text(day)) && /^obl/.test(relation);
    if (!isDay || this.#tags[token]!.upos !== "PROPN" || verb < day || this.#child(day, /^case$/) !== undefined) return;
    if (this.#child(verb, /^nsubj/) === undefined) this.#hang(token, verb, "nsubj");
  }

  /** "called the allegation baseless" is no allegation of a kind of "baseless". */
  #calledUntrue(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    const noun = token - 1;
    if (!UNTRUE.test(this.#text(token)) || this.#arcs[noun]?.head !== token || this.#arcs[noun].relation !== "compound")
      return;
    for (const child of this.#children(token)) if (child < noun) this.#hang(child, noun, this.#arcs[child]!.relation);
    this.#hang(noun, verb, "obj");
    this.#tags[token] = { ...this.#tags[token]!, upos: "ADJ", xpos: "JJ", lemma: this.#text(token) };
  }

  /** "It is not true that Peru paid, its minister, Ann Holt, insisted": the name right before a verb of saying without a subject. */
  #speaker(verb: number): void {
    const { lemma, xpos } = this.#tags[verb]!;
    if (xpos !== "VBD" || !SAYING.has(lemma) || this.#child(verb, /^nsubj/) !== undefined) return;
    for (let at = verb - 1; at >= verb - 4 && at >= this.#from; at--) {
      if (this.#arcs[at]!.relation !== "appos" || this.#tags[at]!.upos !== "PROPN") continue;
      const between = this.#texts.slice(this.#end(at) + 1 - this.#from, verb - this.#from);
      // "its minister, Ann Holt": the minister, whom the name stands beside
      const { head } = this.#arcs[at]!;
      const top = this.#arcs[head]?.relation === "appos" ? head : at;
      if (between.every((text) => text === ",")) this.#hang(top, verb, "nsubj");
      return;
    }
  }

  /** "would not apologise and accused": what goes on behind an infinitive in another form is a past tense. */
  #behindModal(verb: number): void {
    const { head } = this.#arcs[verb]!;
    const { xpos } = this.#tags[verb]!;
    const isPlain = this.#child(verb, /^(?:aux|nsubj)/) === undefined && this.#child(verb, /^obj$/) !== undefined;
    if (head < verb && xpos === "VBN" && this.#tags[head]!.xpos === "VB" && isPlain)
      this.#tags[verb] = { ...this.#tags[verb]!, xpos: "VBD" };
  }

  /** "The party named Ann Holt as its candidate.": what looks like a participle is the verb of a sentence that has no other. */
  #finite(verb: number): void {
    const { head: noun } = this.#arcs[verb]!;
    const object = this.#children(verb).find((at) => at > verb && /^(?:obj|xcomp)$/.test(this.#arcs[at]!.relation));
    const isSentence = this.#arcs[noun]!.relation === "root" && this.#texts.at(-1) === ".";
    if (!isSentence || this.#tags[verb]!.xpos !== "VBN" || object === undefined || noun > verb) return;
    const isNamed = this.#child(verb, /^obl$/) === undefined || !/^(?:NOUN|PROPN)$/.test(this.#tags[object]!.upos);
    if (isNamed || this.#children(verb).some((at) => this.#arcs[at]!.relation === "obl:agent")) return;
    this.#arcs[verb] = this.#arcs[noun]!;
    for (const child of this.#children(noun)) if (child > verb) this.#hang(child, verb, this.#arcs[child]!.relation);
    this.#hang(noun, verb, "nsubj");
    this.#hang(object, verb, "obj");
    this.#tags[verb] = { ...this.#tags[verb]!, xpos: "VBD" };
  }

  /** "walked away from the talks", "far from opposing it": what follows hangs on the verb. */
  #behindAdverb(token: number): void {
    const { head: adverb, relation } = this.#arcs[token]!;
    const { head: verb, relation: function_ } = this.#arcs[adverb]!;
    const marker = this.#child(token, /^(?:case|mark)$/);
    if (function_ !== "advmod" || verb < this.#from || marker === undefined || this.#text(marker) !== "from") return;
    if (this.#tags[verb]!.upos === "VERB") this.#hang(token, verb, relation);
  }

  /** "weighed sanctions on Peru" */
  #upon(token: number): void {
    const { head: verb } = this.#arcs[token]!;
    const marker = this.#child(token, /^case$/);
    if (marker === undefined || !/^(?:on|against)$/.test(this.#text(marker)) || BRINGING.has(this.#tags[verb]!.lemma))
      return;
    const noun = marker - 1;
    const isObject = this.#arcs[noun]?.head === verb && this.#arcs[noun].relation === "obj";
    if (isObject && UPON.has(this.#tags[noun]!.lemma) && this.#tags[token]!.upos === "PROPN")
      this.#hang(token, noun, "nmod");
  }

  /** "rubble of a block in Lima" lies where the block does; "sued the firm Norpet in The Hague" tells where it was sued. */
  #place(token: number): void {
    const { head: noun } = this.#arcs[token]!;
    const marker = this.#child(token, /^case$/);
    if (marker === undefined || marker < noun || !/^(?:in|at|near)$/.test(this.#text(marker))) return;
    const inside = this.#children(noun).filter((at) => at > noun && at < marker);
    const part = inside.find((at) => this.#arcs[at]!.relation === "nmod");
    if (part !== undefined && REMAINS.has(this.#tags[noun]!.lemma)) {
      this.#hang(token, part, "nmod");
      return;
    }
    const isNamed = inside.some((at) => this.#arcs[at]!.relation === "appos" && this.#tags[at]!.upos === "PROPN");
    const { head: verb, relation } = this.#arcs[noun]!;
    if (isNamed && relation === "obj" && verb < noun) this.#hang(token, verb, "obl");
  }

  /** "thousands of Nepalese": a name that "of" governs is no adjective. */
  #people(token: number): void {
    const marker = this.#child(token, /^case$/);
    const isName = this.#tags[token]!.upos === "ADJ" && /^\p{Lu}/u.test(this.#texts[token - this.#from]!);
    if (isName && marker !== undefined && this.#text(marker) === "of")
      this.#tags[token] = { ...this.#tags[token]!, upos: "PROPN", xpos: "NNPS" };
  }

  /** "Lebanon is to open talks": the infinitive is the complement of "is". */
  #isTo(copula: number): void {
    const { head: verb } = this.#arcs[copula]!;
    if (verb < copula || this.#tags[verb]?.xpos !== "VB") return;
    const to = this.#children(verb).find((at) => at > copula && at < verb && this.#text(at) === "to");
    if (to === undefined || this.#tags[copula]!.lemma !== "be") return;
    this.#arcs[copula] = this.#arcs[verb]!;
    for (const child of this.#children(verb))
      if (child < copula) this.#hang(child, copula, this.#arcs[child]!.relation);
    this.#hang(verb, copula, "xcomp");
  }

  /** "Troops backed by gunmen executed nine": with a subject and an object and without "had" the form is a past tense. */
  #active(verb: number): void {
    const { relation } = this.#arcs[verb]!;
    if (!/^(?:root|ccomp|parataxis)$/.test(relation) || this.#child(verb, /^aux/) !== undefined) return;
    const [subject, object] = [this.#child(verb, /^nsubj$/), this.#child(verb, /^(?:obj|ccomp)$/)];
    if (subject !== undefined && object !== undefined && subject < verb && verb < object)
      this.#tags[verb] = { ...this.#tags[verb]!, xpos: "VBD" };
  }
}

/** Repairs the arcs and tags of the tokens from `from` on, in place; texts: their words. */
export function repairFunctions(tags: Tag[], arcs: Arc[], texts: readonly string[], from: number): void {
  new Repair(tags, arcs, texts, from).run();
}
