// The standing of an event in its sentence: bare event first, standing second. Polarity and modality of the predicate itself are composed
// with those of everything that governs it: "did not refuse to sign", "denied having threatened", "would sign only if …".
// Classes of governors follow the literature on factuality: implicatives and aspectuals (Karttunen 1971), factives (Kiparsky & Kiparsky
// 1970), speech and belief (Saurí & Pustejovsky 2009, FactBank); each lexicon row says what it does to its content (ContentEffect).
import type { Modality, Polarity, RelationType, Span } from "#schema";
import { baseRelation } from "../document/index.ts";
import { hasConjunctionThat, isHeadlineInfinitive, isRanked, isVerbal } from "./clause-words.ts";
import { type Condition, conditionKind, conditionsAt, isCounterfactual, isExchange, isProviso } from "./conditions.ts";
import { effectOnContent } from "./content-effects.ts";
import {
  type ContentContext,
  isContentOf,
  judgementOver,
  lightOperator,
  refusalOf,
  supportVerb,
  vouches,
} from "./contents.ts";
import { type FrameMatch, isJudgement } from "./frames.ts";
import {
  hasPerfect,
  hasWould,
  isCalledFalse,
  isRegretted,
  localStanding,
  negators,
  opposite,
  strongerModality,
} from "./local-scope.ts";
import { comingTrue, FACTIVE_NOUNS, isHearsay, OCCURRENCE } from "./occurrence.ts";
import { outlookOf } from "./outlooks.ts";

export interface EventStanding {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly condition: Span | null;
  /** acts and operators that report this event, outermost first: tokens whose source says it */
  readonly reporters: readonly number[];
  /** the nearest act that this event is the content of, with its match */
  readonly contentOf: FrameMatch | null;
  /** the nearest act or operator above, which says who does a content that names nobody: "promised aid" */
  readonly operator: FrameMatch | null;
  readonly trace: readonly string[];
}

const OUTERMOST: EventStanding = {
  polarity: "positive",
  modality: "actual",
  condition: null,
  reporters: [],
  contentOf: null,
  operator: null,
  trace: [],
};

const CLAUSAL = ["ccomp", "xcomp", "csubj", "acl", "advcl", "parataxis"];
export interface StandingContext extends ContentContext {
  /** is the word inside something that somebody is reported to say? */
  readonly isReported: (token: number) => boolean;
  /** does the sentence of the word ask? */
  readonly isQuestion: (token: number) => boolean;
}

export class StandingReader {
  readonly #context: StandingContext;
  readonly #known = new Map<number, EventStanding>();

  constructor(context: StandingContext) {
    this.#context = context;
  }

  /** Standing of the event that a word stands for. */
  of(token: number): EventStanding {
    let found = this.#known.get(token);
    if (!found) {
      this.#known.set(token, OUTERMOST);
      found = this.#compose(token);
      this.#known.set(token, found);
    }
    return found;
  }

  #compose(token: number): EventStanding {
    const { tree } = this.#context;
    const outer = this.#outer(token);
    const own = this.#own(token, outer);
    const trace = [...outer.trace, ...own.trace];
    let polarity: Polarity = own.polarity === "negative" ? opposite(outer.polarity) : outer.polarity;
    let modality = strongerModality(own.modality, outer.modality);
    let condition = own.condition ?? outer.condition;
    // A negated complement of a negated governor: "did not say that they would not": the content is open, not affirmed
    if (own.polarity === "negative" && outer.polarity === "negative" && outer.modality !== "actual")
      polarity = "negative";
    if ((modality === "actual" || modality === "future") && this.#isAskedAbout(token)) {
      modality = "possible";
      trace.push("asked, not told: possible");
    }
    if (modality === "actual" && isHeadlineInfinitive(tree, token)) {
      modality = "future";
      trace.push("infinitive as main verb: future");
    }
    if (modality !== "conditional" && modality !== "hypothetical")
      condition = condition && own.condition ? condition : null;
    const { reporters, contentOf, operator } = outer;
    return { polarity, modality, condition, reporters, contentOf, operator, trace };
  }

  /** Polarity, modality and condition that stand at the word itself. */
  #own(
    token: number,
    outer: EventStanding,
  ): { polarity: Polarity; modality: Modality; condition: Span | null; trace: readonly string[] } {
    const { tree } = this.#context;
    const reported = outer.reporters.length > 0 || this.#context.isReported(token);
    const would: Modality = reported ? "future" : "possible";
    const local = localStanding(tree, token, would);
    let modality = local.modality;
    const trace = [...local.trace];
    let polarity = local.polarity;
    const support = supportVerb(this.#context, token);
    if (support !== null) {
      // "made no threat", "will launch an attack": the verb carries the standing of its noun
      const verb = localStanding(tree, support, would);
      if (verb.polarity === "negative" && polarity === "positive") polarity = "negative";
      modality = strongerModality(modality, verb.modality);
      trace.push(...verb.trace);
    }
    const condition = this.#condition(support ?? token, strongerModality(modality, outer.modality), outer);
    if (condition) {
      const carrier = support ?? token;
      const contrary = isCounterfactual(tree, condition, hasWould(tree, carrier) && hasPerfect(tree, carrier));
      modality = contrary ? "hypothetical" : "conditional";
      trace.push(contrary ? "contrary to fact" : "depends on a condition");
      return { polarity, modality, condition: condition.span, trace };
    }
    if (hasWould(tree, token) && hasPerfect(tree, token) && !reported) {
      modality = "hypothetical";
      trace.push("would have: hypothetical");
    }
    if (isRegretted(tree, token)) {
      // "should have signed" was not signed; "should never have signed" was
      modality = polarity === "negative" ? "actual" : "hypothetical";
      polarity = "positive";
      trace.push("should have: contrary to fact");
    }
    return { polarity, modality, condition: null, trace };
  }

  #condition(token: number, modality: Modality, outer: EventStanding): Condition | null {
    const { tree } = this.#context;
    for (let at = token; ; ) {
      for (const condition of conditionsAt(tree, at)) {
        if (condition.kind === "open" && (modality === "actual" || modality === "alleged")) continue;
        if (at !== token && condition.head > at) continue;
        // The condition of a content clause that hangs on the act belongs to the content, not to what was done: see #outer
        if (at === token && this.#givesConditionAway(token, outer)) continue;
        return condition;
      }
      // "If Peru pays, Chile will stay and sign": a condition before the first conjunct covers all
      if (tree.is(at, "conj") && tree.head(at) >= 0) at = tree.head(at);
      else break;
    }
    // "If elected, she would leave the pact, her spokesman said": the tree hangs the condition on the verb of saying
    const speech = tree.head(token);
    if (!tree.is(token, "ccomp") || speech < token) return null;
    return (
      conditionsAt(tree, speech).find((c) => c.head < token && (c.kind !== "open" || modality !== "actual")) ?? null
    );
  }

  /**
   * "threatened to leave if Peru pays": what was done was threaten; only leaving depends. Not so in "threatened to sue the firm if it
   * talks", where suing is what was threatened: `outer` is the standing of what governs the word.
   */
  #givesConditionAway(token: number, outer: Pick<EventStanding, "modality">): boolean {
    const { tree, frames } = this.#context;
    const operator = frames.operator(token);
    if (!operator) return false;
    const told = localStanding(tree, token, "possible").modality === "actual" && outer.modality === "actual";
    return told && operator.row.effect!.modality !== "keep";
  }

  /** What governs the word: acts, operators, conditions, conjuncts. */
  #outer(token: number): EventStanding {
    const { tree, frames } = this.#context;
    const head = tree.head(token);
    if (head < 0) return OUTERMOST;
    const relation = baseRelation(tree.relation(token));
    if (relation === "conj") return this.#outer(head);
    if (
      isVerbal(tree, token) ||
      tree.children(token, "cop").length > 0 ||
      CLAUSAL.includes(relation) ||
      relation === "obl"
    ) {
      const kind = conditionKind(tree, token);
      if (kind && !(kind === "open" && this.of(head).modality === "actual")) {
        const above = this.of(head);
        return {
          ...OUTERMOST,
          modality: "hypothetical",
          reporters: above.reporters,
          trace: ["inside a condition: hypothetical"],
        };
      }
    }
    const isTerm = isProviso(tree, head) || (isExchange(tree, head) && this.of(tree.head(head)).modality !== "actual");
    if (isTerm)
      return {
        ...OUTERMOST,
        modality: "hypothetical",
        reporters: this.of(head).reporters,
        trace: ["inside a proviso"],
      };
    const summed = this.#summedUp(token);
    if (summed !== undefined) return { ...OUTERMOST, reporters: this.of(summed).reporters };
    const support = supportVerb(this.#context, token);
    if (support !== null) {
      // The noun takes the place of its verb in the sentence
      return this.#outer(support);
    }
    const operator = frames.operator(head) ?? lightOperator(this.#context, head) ?? judgementOver(this.#context, token);
    if (operator && isContentOf(this.#context, operator, token)) return this.#apply(operator, token);
    if (relation === "xcomp" || (relation === "advcl" && tree.markers(token).includes("to")))
      return this.#isOutspoken(head, token) ? this.#inherit(head) : this.#transparent(head, relation, token);
    if (isHeadlineInfinitive(tree, token)) return OUTERMOST;
    if (relation === "acl" && tree.markers(token).includes("to") && isRanked(tree, head)) {
      // "became the third country to sign": as real as the becoming
      const above = this.of(tree.is(head, "xcomp") ? tree.head(head) : head);
      const { polarity, modality, condition, reporters } = above;
      return { ...OUTERMOST, polarity, modality, condition, reporters, trace: [...above.trace, "did it in turn"] };
    }
    if (relation === "acl" && tree.relation(token) !== "acl:relcl" && tree.markers(token).includes("to")) {
      // "a plan to leave", "the right to strike": the noun has no row, the infinitive tells of nothing that happened
      return {
        ...this.#inherit(head),
        modality: strongerModality("possible", this.#imagined(head)),
        trace: ["infinitive under a noun: possible"],
      };
    }
    if (
      tree.is(token, "acl", "ccomp") &&
      hasConjunctionThat(tree, token) &&
      tree.upos(head) === "NOUN" &&
      !FACTIVE_NOUNS.has(tree.lemma(head))
    )
      // "the gossip that Peru had paid": the noun has no row; only a few nouns vouch for their clause
      return {
        ...this.#inherit(head),
        modality: strongerModality("alleged", this.#imagined(head)),
        trace: [`"${tree.text(head)} that": alleged`],
      };
    // "There will be no invasion": the copula carries what exists
    const exists = tree.lemma(head) === "be" && tree.children(head, "expl").length > 0;
    const occurs = isVerbal(tree, head) && OCCURRENCE.has(tree.lemma(head));
    const coming = isVerbal(tree, token) ? undefined : comingTrue(tree, token);
    if (coming !== undefined || (relation === "nsubj" && (exists || occurs) && !isVerbal(tree, token))) {
      const above = this.of(coming ?? head);
      // The "no" of "no evidence" negates the verb through its subject: it counts once
      const polarity = negators(tree, token).length > 0 ? "positive" : above.polarity;
      const trace = [...above.trace, `"${tree.text(head)}" carries its subject`];
      return { ...above, polarity, contentOf: null, trace };
    }
    const outlook = isVerbal(tree, token) ? null : outlookOf(tree, token);
    if (outlook) {
      const { modality } = outlook;
      const trace = [`"${tree.text(head)}" tells of its subject: ${modality}`];
      return { ...this.#inherit(head), ...outlook, modality: strongerModality(modality, this.#imagined(head)), trace };
    }
    // "will shut the plant, costing hundreds their jobs": what follows from it is as open as it is
    const follows =
      relation === "advcl" && tree.xpos(token) === "VBG" && token > head && tree.markers(token).length === 0;
    const modality = follows && isVerbal(tree, head) ? this.of(head).modality : this.#imagined(head);
    return { ...this.#inherit(head, relation === "acl"), modality: modality === "alleged" ? "actual" : modality };
  }

  /** "accused Peru of spying, a charge that Lima denied": what is said of the charge is no part of it; the act that it sums up. */
  #summedUp(clause: number): number | undefined {
    const { tree, frames } = this.#context;
    const noun = tree.head(clause);
    if (
      tree.relation(clause) !== "acl:relcl" ||
      !tree.is(noun, "appos", "parataxis") ||
      !SUMMARIES.test(tree.lemma(noun))
    )
      return undefined;
    return [...tree.ancestors(noun)].find((t) => frames.operator(t) !== undefined);
  }

  /** "marched to demand an inquiry", "summoned the envoy to complain about a raid": the purpose is what they say by it. */
  #isOutspoken(head: number, token: number): boolean {
    const relations = (at: number) => this.#context.frames.matches(at).map(({ row }) => row.relation);
    // "blocked a road to protest against the law"
    if (relations(token).includes("PROTESTS_AGAINST"))
      return localStanding(this.#context.tree, head, "possible").modality === "actual";
    return (
      relations(head).some((relation) => relation !== null && SPEAKING.has(relation)) &&
      relations(token).some((relation) => relation !== null && SPOKEN.has(relation))
    );
  }

  /**
   * Only what crosses clause borders: who reports. A clause that modifies a noun is no word of whoever denies or refuses what the noun
   * stands in: "rejected the demand to hand over a man accused of murder".
   */
  #inherit(head: number, modifies = false): EventStanding {
    // "Russia opposed the meeting requested by Kenya": what Russia opposes is no word of Russia's on who requested it
    const above = this.of(head);
    const outside = above.operator !== null && !isVerbal(this.#context.tree, head) ? above.operator.token : head;
    const { reporters } = this.of(outside);
    if (!modifies) return { ...OUTERMOST, reporters };
    const vouching = reporters.filter((t) => this.#context.frames.operator(t)?.row.effect?.polarity === "keep");
    return { ...OUTERMOST, reporters: vouching };
  }

  /** Hypothetical when anything above stands in a condition. */
  #imagined(head: number): Modality {
    return this.of(head).modality === "hypothetical" ? "hypothetical" : "actual";
  }

  /** The content of an act or operator. */
  #apply(operator: FrameMatch, token: number): EventStanding {
    const { tree } = this.#context;
    const effect = operator.row.effect!;
    const answer = refusalOf(this.#context, operator.token);
    if (answer) return this.#refused(answer, operator);
    const above = this.of(operator.token);
    // "made no arrests": the "no" that negates the verb is that of the noun, and counts once
    const negated = negators(tree, operator.token);
    const isOwn = negated.length === 1 && negated[0] === token;
    const governor = isOwn ? { ...above, polarity: opposite(above.polarity) } : above;
    const name = tree.text(operator.token);
    const trace = [...governor.trace];
    // "made no arrests over the killing": that nobody is judged leaves the deed as it was
    if (isJudgement(operator.row) && governor.polarity === "negative" && !isVerbal(tree, token))
      return { ...OUTERMOST, reporters: governor.reporters, trace: [`"${name}" is denied, its reason is not`] };
    const denied = governor.polarity === "negative";
    const content = effectOnContent(tree, operator, token, denied);
    let { polarity, modality } = content;
    trace.push(...content.trace);
    // "Reports that Peru had paid spread": parsers take the noun for a verb, but nobody reports
    if (modality === "actual" && isHearsay(tree, operator.token)) modality = "alleged";
    if (modality !== "actual") trace.push(`content of "${name}": ${modality}`);
    if (!effect.attributed) modality = strongerModality(modality, governor.modality);
    else if (governor.modality === "hypothetical") modality = "hypothetical";
    // "wrongly reported that Peru had paid": the article says that it is not so
    const isFalse = effect.attributed && polarity === "positive" && !denied && isCalledFalse(tree, operator.token);
    if (isFalse) {
      polarity = "negative";
      modality = governor.modality;
      trace.push(`"${name}" is called false`);
    }
    let condition = effect.attributed ? null : governor.condition;
    if (this.#givesConditionAway(operator.token, this.#outer(operator.token))) {
      const own = conditionsAt(tree, operator.token).find((c) => c.kind !== "open" || modality !== "actual");
      if (own) {
        condition = own.span;
        if (modality !== "hypothetical") modality = "conditional";
        trace.push("depends on a condition");
      }
    }
    return {
      polarity,
      modality,
      condition,
      // "has not ruled out talks", "did not say that they met": whoever does not say a thing is no source of it
      reporters:
        effect.attributed && !denied && !isFalse ? [...governor.reporters, operator.token] : governor.reporters,
      contentOf: operator.row.relation === null ? governor.contentOf : operator,
      operator,
      trace,
    };
  }

  #refused(answer: FrameMatch, operator: FrameMatch): EventStanding {
    const { tree } = this.#context;
    const above = this.of(answer.token);
    if (vouches(answer)) {
      const untrue = answer.row.effect!.polarity === "negative";
      return { ...above, polarity: untrue ? opposite(above.polarity) : above.polarity, operator };
    }
    const open = above.polarity === "negative";
    const names = `"${tree.text(answer.token)}" with "${tree.text(operator.token)}"`;
    return {
      polarity: open ? "positive" : "negative",
      modality: open ? strongerModality("possible", above.modality) : above.modality,
      condition: above.condition,
      reporters: answer.row.effect!.attributed ? [...above.reporters, answer.token] : above.reporters,
      contentOf: answer,
      operator,
      trace: [...above.trace, open ? `${names} is denied: open` : `${names} denies its content`],
    };
  }

  /** Complement of a verb without a row: aspectuals and the like keep what stands above them. */
  #transparent(head: number, relation: string, token: number): EventStanding {
    const { tree } = this.#context;
    const above = this.of(head);
    const lemma = tree.lemma(head).toLowerCase();
    if (lemma === "go" && tree.xpos(head) === "VBG" && relation === "xcomp")
      return {
        ...above,
        modality: strongerModality(above.modality, "future"),
        trace: [...above.trace, '"going to": future'],
      };
    if ((lemma === "have" || lemma === "be") && tree.children(head, "advmod").some((a) => tree.lemma(a) === "yet"))
      return { ...above, polarity: "negative", trace: [...above.trace, '"yet to": not so far'] };
    if (lemma === "be")
      return {
        ...above,
        modality: strongerModality(above.modality, "future"),
        trace: [...above.trace, '"is to": future'],
      };
    if (lemma === "have" || lemma === "need")
      return {
        ...above,
        modality: strongerModality(above.modality, "possible"),
        trace: [...above.trace, `"${lemma} to": possible`],
      };
    // "came to negotiate", "voted to reject the offer": who comes to do a thing does it
    if ((lemma === "come" || lemma === "vote") && relation !== "acl") return { ...above, contentOf: null };
    // "beat Kenya to win the cup", "left the union to join a party": what came of it, not what it was for
    if (relation === "advcl" && this.#isOutcome(head, token)) return { ...above, contentOf: null };
    if (relation === "advcl" || !isVerbal(tree, head)) {
      // A purpose: "sent troops to seize the port" does not say that they did
      return {
        ...this.#inherit(head),
        polarity: "positive",
        modality: strongerModality("possible", above.modality),
        trace: [...above.trace, "purpose: possible"],
      };
    }
    return above;
  }

  #isOutcome(verb: number, token: number): boolean {
    const { frames } = this.#context;
    const outcomes = frames.matches(verb).flatMap(({ row }) => (row.relation && OUTCOMES.get(row.relation)) ?? []);
    return frames.matches(token).some(({ row }) => row.relation !== null && outcomes.includes(row.relation));
  }

  #isAskedAbout(token: number): boolean {
    const { tree } = this.#context;
    if (!this.#context.isQuestion(token)) return false;
    const root = tree.root(tree.doc.tokens[token]!.sentence);
    return token === root || (tree.is(token, "conj", "xcomp") && tree.under(token, root));
  }
}

/** Events behind a deed and "to" that are what came of it. */
const OUTCOMES: ReadonlyMap<RelationType, readonly RelationType[]> = new Map([
  ["DEFEATS", ["WINS", "JOINS"]],
  ["WINS", ["WINS", "DEFEATS", "JOINS"]],
  ["WITHDRAWS_FROM", ["JOINS"]],
  ["RESIGNS_FROM", ["JOINS", "RUNS_FOR"]],
]);

/** What a clause before can be called as a whole. */
const SUMMARIES = /^(?:accusation|allegation|assertion|charge|claim|demand|offer|proposal|request|suggestion|threat)$/;
/** Acts that say something. */
const SPEAKING: ReadonlySet<RelationType> = new Set(["PROTESTS_AGAINST", "TALKS_WITH", "CRITICIZES"]);
/** Acts of speech that they perform. */
const SPOKEN: ReadonlySet<RelationType> = new Set(["REQUESTS", "CRITICIZES", "SUPPORTS"]);
