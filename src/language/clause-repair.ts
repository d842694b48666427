// A decoded tree → the same tree where words contradict it: arcs that no reading of the sentence allows are hung elsewhere. It rests on
// what forms and meanings of single words rule out, where the scores of the parser only weigh one arc against another.
import type { Arc, Tag } from "../document/index.ts";
import { ArcGuard } from "./arc-guard.ts";

/** Verbs of saying: whoever speaks goes on with them, "…, the minister said, accusing the rebels of murder". */
export const SAYING: ReadonlySet<string> = new Set(
  "accuse add allege announce appeal argue ask assure blame call cite claim concede condemn confirm criticise criticize decline demand denounce deny describe dismiss dispute express insist note pledge point praise promise quote recommend refer refuse reiterate reject repeat report say stress suggest tell thank threaten urge voice vow warn".split(
    " ",
  ),
);
/** What is done to people and buildings by an event and not by its place. */
const HARMING = new Set(
  "claim damage destroy devastate displace flatten force hit hurt injure kill leave rock strike trap wound".split(" "),
);
/** Nouns of events that harm. */
const HARMFUL = new Set(
  "accident airstrike ambush arson assault attack avalanche blast blaze bombardment bombing clash collapse collision crash cyclone derailment disaster earthquake eruption explosion fire flood gunfire hurricane landslide massacre mudslide outbreak quake raid riot shelling shooting siege sinking stabbing stampede storm strike tornado tsunami typhoon violence wildfire".split(
    " ",
  ),
);

/** Verbs of judging with what they judge people to have done. */
const JUDGING = new Set(["absolve", "accuse", "acquit", "clear", "convict", "exonerate", "suspect"]);
const CHARGES = new Set(
  "abuse arson assault blame bribery charge collusion complicity conspiracy corruption crime embezzlement espionage extortion fraud genocide involvement libel manslaughter misconduct murder negligence offence offense perjury rape responsibility robbery sabotage smuggling spying terrorism theft torture treason violence wrongdoing".split(
    " ",
  ),
);
/** Nouns of what somebody said, wants or does to others. */
const WORDS_OF = new Set(
  "abuse accusation allegation appeal assertion assessment bid claim complaint criticism decision demand denial offer order plan proposal refusal remark report request ruling statement suggestion threat warning".split(
    " ",
  ),
);
/** Verbs whose object is kept from doing something. */
const HINDERING = new Set(
  "ban bar block deter discourage dissuade exclude forbid hinder keep prevent prohibit restrain save stop".split(" "),
);
/** Verbs that tell what came out, behind a comma. */
const FINDING = new Set(["believe", "find", "reveal", "rule", "show"]);

interface Words {
  readonly texts: readonly string[];
  readonly tags: readonly Tag[];
}

/** Repairs the arcs of the tokens [first, first + texts.length) in place; `tags` and `texts` hold these tokens only. */
export function repairClauses(arcs: Arc[], first: number, words: Words): void {
  const guard = new ArcGuard(arcs, first);
  for (let token = first; token < first + words.texts.length; token++) {
    repairClause(arcs, first, token, words);
    guard.settle();
  }
}

function repairClause(arcs: Arc[], first: number, token: number, words: Words): void {
  const { head, relation } = arcs[token]!;
  if (relation === "root") repairSeries(arcs, first, token, words);
  if (head < first || head >= first + words.texts.length) return;
  const { xpos } = words.tags[token - first]!;
  if (relation === "amod" && /^VB[DN]$/.test(xpos) && repairSecond(arcs, first, token, words)) {
    repairFinite(arcs, first, token, words);
    return;
  }
  if (xpos === "VBG" && repairPossessed(arcs, first, token, words)) return;
  if (relation === "amod" && xpos === "VBN" && repairPerfect(arcs, first, token, words)) return;
  if (relation === "amod" && words.texts[token - first]!.toLowerCase() === "dead")
    repairDead(arcs, first, token, words);
  if (/^(?:amod|compound)$/.test(relation) && xpos === "VBD") repairPast(arcs, first, token, words);
  else if (relation === "acl" && xpos === "VBN") repairReduced(arcs, first, token, words);
  else if (relation === "acl" && xpos === "VBG") repairHindered(arcs, first, token, words);
  else if (relation === "obl" || relation === "obl:agent") repairAuthor(arcs, first, token, words);
  else if (relation === "nmod") repairCharge(arcs, first, token, words);
  else if (relation === "compound") repairReceiver(arcs, first, token, words);
  else if (relation === "acl:relcl") {
    repairRelative(arcs, first, token, words);
    repairException(arcs, first, token, words);
  } else if (/^(?:ccomp|advcl|conj|parataxis)$/.test(relation) && repairFreeRelative(arcs, first, token, words)) return;
  else if (relation === "ccomp") repairInverted(arcs, first, token, words);
  else if (relation === "advcl" || relation === "conj") {
    repairSaying(arcs, first, token, words);
    repairReport(arcs, first, token, words);
    if (relation === "conj" && /^VB[DN]$/.test(xpos)) repairSpeaker(arcs, first, token, words);
    if (relation === "conj" && xpos === "VBD") repairTense(arcs, first, token, words);
    if (relation === "conj" && /^VB[DPZ]$/.test(xpos)) repairFinite(arcs, first, token, words);
  }
}

/** "would pay the crew should the ship sink", "had they known": an auxiliary before its subject, and no question, makes a condition. */
function repairInverted(arcs: Arc[], first: number, verb: number, { texts }: Words): void {
  const parts = childrenOf(arcs, first, texts.length, verb);
  const subject = parts.find((child) => /^nsubj/.test(arcs[child]!.relation));
  const [start] = parts;
  if (subject === undefined || start === undefined || arcs[verb]!.head > start || texts.at(-1) === "?") return;
  const isAuxiliary = /^(?:aux|cop)/.test(arcs[start]!.relation) && /^(?:should|had|were)$/.test(texts[start - first]!);
  if (isAuxiliary && start < subject) arcs[verb] = { head: arcs[verb]!.head, relation: "advcl" };
}

/** "calling the allegation by a panel a lie": an active verb has no agent, the act in its object has. */
function repairAuthor(arcs: Arc[], first: number, author: number, { texts, tags }: Words): void {
  const verb = arcs[author]!.head;
  const active = /^VB[DGPZ]?$/.test(tags[verb - first]!.xpos);
  const by = childrenOf(arcs, first, texts.length, author)[0];
  if (!active || by === undefined || texts[by - first] !== "by" || arcs[by]!.relation !== "case") return;
  const act = by - 1;
  const { lemma } = tags[act - first] ?? { lemma: "" };
  const isActed = arcs[act]?.head === verb && /^(?:obj|obl)$/.test(arcs[act].relation);
  const isSomebody = /^(?:NOUN|PROPN)$/.test(tags[author - first]!.upos);
  if (isActed && isSomebody && (WORDS_OF.has(lemma) || HARMFUL.has(lemma)))
    arcs[author] = { head: act, relation: "nmod" };
}

/** "strikes on what it said were camps": the copula right behind a verb of saying under "what" is what is said. */
function repairFreeRelative(arcs: Arc[], first: number, noun: number, { texts, tags }: Words): boolean {
  const copula = childrenOf(arcs, first, texts.length, noun).find((child) => arcs[child]!.relation === "cop");
  const verb = (copula ?? first) - 1;
  if (verb < first || arcs[noun]!.head === verb || !SAYING.has(tags[verb - first]!.lemma)) return false;
  const what = arcs[verb]!.head;
  if (arcs[verb]!.relation !== "acl:relcl" || what < first || tags[what - first]!.lemma !== "what") return false;
  arcs[noun] = { head: verb, relation: "ccomp" };
  return true;
}

/** "shot dead nine people": no adjective stands before the number of a noun phrase or before a name. */
function repairDead(arcs: Arc[], first: number, adjective: number, { tags }: Words): void {
  const noun = arcs[adjective]!.head;
  const verb = adjective - 1;
  const isCounted = /^(?:NUM|DET|PROPN)$/.test(tags[adjective + 1 - first]?.upos ?? "");
  if (isCounted && verb >= first && arcs[noun]!.head === verb && arcs[noun]!.relation === "obj")
    arcs[adjective] = { head: verb, relation: "xcomp" };
}

/** "cut ties with Peru and established relations with Chile": behind "and" a second object has a verb of its own. */
function repairSecond(arcs: Arc[], first: number, participle: number, { texts }: Words): boolean {
  const noun = arcs[participle]!.head;
  const cc = participle - 1;
  if (noun < participle || cc < first || arcs[cc]!.relation !== "cc" || !/^(?:and|but|then)$/i.test(texts[cc - first]!))
    return false;
  const { head: verb, relation } = arcs[noun]!;
  if (relation !== "obj" || verb < first || verb > cc) return false;
  // "cut ties and established relations" has an object before; "would not apologise and accused the agents" says it by the place of "and"
  const objects = childrenOf(arcs, first, texts.length, verb).filter((child) => arcs[child]!.relation === "obj");
  if (!objects.some((child) => child < cc) && verb !== cc - 1) return false;
  arcs[participle] = { head: verb, relation: "conj" };
  arcs[noun] = { head: participle, relation: "obj" };
  arcs[cc] = { head: participle, relation: "cc" };
  return true;
}

/** "The army shelled rebel positions" is no noun phrase: a past tense modifies nothing. */
function repairPast(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const noun = arcs[verb]!.head;
  if (noun < verb) return;
  const own = childrenOf(arcs, first, texts.length, verb).some((child) => arcs[child]!.relation === "nsubj");
  const before = childrenOf(arcs, first, texts.length, noun).filter((child) => child < verb);
  const subject = before.findLast((child) => /^(?:NOUN|PROPN|PRON)$/.test(tags[child - first]!.upos));
  if (subject === undefined && !own) return;
  const { head, relation } = arcs[noun]!;
  const clausal = /^(?:nsubj|obj|obl|nmod|compound)/.test(relation) ? "ccomp" : relation;
  arcs[verb] = { head, relation: head < 0 ? "root" : clausal };
  arcs[noun] = { head: verb, relation: "obj" };
  if (subject !== undefined) arcs[subject] = { head: verb, relation: "nsubj" };
  for (const child of childrenOf(arcs, first, texts.length, noun)) {
    const arc = arcs[child]!;
    if (child < verb)
      arcs[child] = { head: (arc.relation === "punct" ? undefined : subject) ?? verb, relation: arc.relation };
    else if (/^(?:punct|cc|conj|parataxis|advcl|obl)/.test(arc.relation))
      arcs[child] = { head: verb, relation: arc.relation };
  }
}

/** "refused to meet Peru's visiting president": behind "'s" a participle before a noun modifies it. */
function repairPossessed(arcs: Arc[], first: number, participle: number, { texts, tags }: Words): boolean {
  const { head, relation } = arcs[participle]!;
  const owner = participle - 2;
  if (!/^(?:xcomp|ccomp|advcl|obj)$/.test(relation) || head > participle || owner < first) return false;
  if (tags[participle - 1 - first]!.xpos !== "POS" || arcs[owner]!.head !== participle) return false;
  const children = childrenOf(arcs, first, texts.length, participle);
  const noun = children.find((child) => child > participle && arcs[child]!.relation === "obj");
  if (noun === undefined || noun - participle > 3 || children.includes(noun - 1)) return false;
  if (childrenOf(arcs, first, texts.length, noun).some((child) => arcs[child]!.relation === "det")) return false;
  for (const child of children) if (child > noun) arcs[child] = { head, relation: arcs[child]!.relation };
  arcs[noun] = { head, relation: "obj" };
  arcs[participle] = { head: noun, relation: "amod" };
  arcs[owner] = { head: noun, relation: "nmod:poss" };
  return true;
}

/** "Troops have tortured dozens of villagers": nouns have no auxiliaries, so the participle behind "have" is the verb. */
function repairPerfect(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): boolean {
  const noun = arcs[verb]!.head;
  if (noun < verb || !/^(?:NOUN|PROPN)$/.test(tags[noun - first]!.upos)) return false;
  const children = childrenOf(arcs, first, texts.length, noun);
  const aux = children.findLast((child) => child < verb && arcs[child]!.relation === "aux");
  if (aux === undefined || tags[aux - first]!.lemma !== "have" || verb - aux > 2) return false;
  const { head, relation } = arcs[noun]!;
  const beside = head < first ? [] : childrenOf(arcs, first, texts.length, head);
  const subject = [...children, ...beside].findLast((child) => child < aux && /^nsubj/.test(arcs[child]!.relation));
  if (subject === undefined) return false;
  const clausal = /^(?:nsubj|obj|obl|nmod)/.test(relation) ? "ccomp" : relation;
  arcs[verb] = { head, relation: head < 0 ? "root" : clausal };
  arcs[noun] = { head: verb, relation: "obj" };
  arcs[subject] = { head: verb, relation: "nsubj" };
  for (const child of children)
    if (child <= aux && child !== subject) arcs[child] = { head: verb, relation: arcs[child]!.relation };
  return true;
}

/** "fined Acme 4 million roubles": whose name stands before a sum receives or pays it. */
function repairReceiver(arcs: Arc[], first: number, name: number, { texts, tags }: Words): void {
  const sum = arcs[name]!.head;
  const verb = arcs[sum]!.head;
  if (arcs[sum]!.relation !== "obj" || tags[name - first]!.upos !== "PROPN" || name < verb || name > sum) return;
  const between = texts.slice(name + 1 - first, sum + 1 - first);
  const counts = tags[name + 1 - first]!.upos === "NUM" || /^\p{Sc}$/u.test(between[0]!);
  if (
    counts &&
    between.some((text) => /^(?:\p{Sc}|thousand|million|billion|trillion|(?:dollar|euro|pound)s?)$/iu.test(text))
  )
    arcs[name] = { head: verb, relation: "iobj" };
}

/** "the bombing of a mosque that killed nine": what kills is the bombing. */
function repairRelative(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  if (!HARMING.has(tags[verb - first]!.lemma)) return;
  const pronoun = childrenOf(arcs, first, texts.length, verb).find((child) => arcs[child]!.relation === "nsubj");
  if (pronoun === undefined || !/^(?:that|which)$/i.test(texts[pronoun - first]!)) return;
  let noun = arcs[verb]!.head;
  if (HARMFUL.has(tags[noun - first]!.lemma)) return;
  while (arcs[noun]!.relation === "nmod" && arcs[noun]!.head >= first) {
    noun = arcs[noun]!.head;
    if (!HARMFUL.has(tags[noun - first]!.lemma)) continue;
    arcs[verb] = { head: noun, relation: "acl:relcl" };
    return;
  }
}

/** "met Ann but not Tom, who was ill": what follows an exception is said of it. */
function repairException(arcs: Arc[], first: number, verb: number, { texts }: Words): void {
  const noun = arcs[verb]!.head;
  const excepted = childrenOf(arcs, first, texts.length, noun).find((child) => {
    const isConjunct = arcs[child]!.relation === "conj" && child > noun && child < verb;
    const words = childrenOf(arcs, first, texts.length, child).map((at) => texts[at - first]!.toLowerCase());
    return isConjunct && words.includes("but") && words.includes("not");
  });
  if (excepted !== undefined) arcs[verb] = { head: excepted, relation: "acl:relcl" };
}

/**
 * "has denied killing the driver and blames the army", "said he would not sign and accused the army": a finite verb goes on with a finite
 * one, not with a gerund or behind "would".
 */
function repairFinite(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const isBare = (at: number) => {
    const children = childrenOf(arcs, first, texts.length, at).map((child) => arcs[child]!.relation);
    const { xpos } = tags[at - first]!;
    // "found that the agency had spied and recommended a fine": whoever finds a thing says what is to be done
    if (xpos === "VBN" && arcs[at]!.relation === "ccomp")
      return children.includes("aux") && SAYING.has(tags[verb - first]!.lemma);
    return xpos === "VB" ? children.includes("aux") : xpos === "VBG" && !children.some((r) => /^(?:aux|nsubj)/.test(r));
  };
  const { xpos } = tags[verb - first]!;
  let { head } = arcs[verb]!;
  if (head > verb || !isBare(head) || hasSubject(arcs, first, texts.length, verb)) return;
  // "would sign and leave" is told by the same form as a plural present
  if (tags[head - first]!.xpos === "VB" && xpos === "VBP") return;
  while (head >= first && isBare(head) && /^(?:xcomp|ccomp|advcl)$/.test(arcs[head]!.relation)) head = arcs[head]!.head;
  if (head >= first && !isBare(head) && tags[head - first]!.upos === "VERB") arcs[verb] = { head, relation: "conj" };
}

/** "The ship sank, officials said, but the firm denied it", "…, she said, accusing the owners": the speaker's verb is what they hang on. */
function repairSaying(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const { lemma, xpos } = tags[verb - first]!;
  const { relation } = arcs[verb]!;
  if (!SAYING.has(lemma)) return;
  const children = childrenOf(arcs, first, texts.length, verb);
  const subject = hasSubject(arcs, first, texts.length, verb);
  if (relation === "conj" ? !subject : xpos !== "VBG" || subject) return;
  if (children.some((child) => arcs[child]!.relation === "mark")) return;
  for (let at = arcs[verb]!.head; at >= first; at = arcs[at]!.head) {
    const { head } = arcs[at]!;
    if (head < first) return;
    if (arcs[at]!.relation !== "ccomp" || head > verb || !SAYING.has(tags[head - first]!.lemma)) continue;
    // "said it would not block the bid, rejecting a complaint": whoever says the one says the other, behind a comma
    if (at > head && (relation === "conj" || texts[verb - first - 1] !== ",")) return;
    arcs[verb] = { head, relation };
    return;
  }
}

/** "The mayor denied the theft, said that she had paid and promised proof": a verb of saying without subject goes on from the one before. */
function repairSeries(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  if (!SAYING.has(tags[verb - first]!.lemma) || hasSubject(arcs, first, texts.length, verb)) return;
  const contents = childrenOf(arcs, first, texts.length, verb).filter((child) => arcs[child]!.relation === "ccomp");
  const [before, after] = [contents[0], contents.at(-1)];
  if (before === undefined || after === undefined || before > verb || after < verb) return;
  if (!SAYING.has(tags[before - first]!.lemma) || !hasSubject(arcs, first, texts.length, before)) return;
  arcs[before] = arcs[verb]!;
  arcs[verb] = { head: before, relation: "conj" };
}

/** "The army said no one had been hit and denied that it fired": what is done to somebody does not go on with "denied that", the speaker does. */
function repairSpeaker(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const { head } = arcs[verb]!;
  const { head: speech, relation } = arcs[head]!;
  if (head > verb || relation !== "ccomp" || speech < first || !SAYING.has(tags[speech - first]!.lemma)) return;
  const told = childrenOf(arcs, first, texts.length, head).some((child) => arcs[child]!.relation === "nsubj:pass");
  const own = childrenOf(arcs, first, texts.length, verb).map((child) => arcs[child]!.relation);
  if (!told || !SAYING.has(tags[verb - first]!.lemma) || !own.includes("ccomp")) return;
  if (!own.some((relation) => /^(?:nsubj|aux)/.test(relation))) arcs[verb] = { head: speech, relation: "conj" };
}

/** "Drivers will strike, the union announced": a clause of saying behind a comma, without object or conjunction, reports what stands before. */
function repairReport(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const { head, relation } = arcs[verb]!;
  const { lemma, xpos } = tags[verb - first]!;
  const says = SAYING.has(lemma) || FINDING.has(lemma);
  if (relation !== "advcl" || head > verb || !says || !/^VB[DNZP]$/.test(xpos)) return;
  const children = childrenOf(arcs, first, texts.length, verb);
  if (children.some((child) => /^(?:mark|obj|ccomp|xcomp|advmod|cc)/.test(arcs[child]!.relation))) return;
  const comma = texts.lastIndexOf(",", verb - first) + first;
  // "was killed by friendly fire, an inquiry found": the subject may hang on what was found
  const subject = [...children, ...childrenOf(arcs, first, texts.length, head)].find(
    (child) => /^nsubj/.test(arcs[child]!.relation) && child > comma && child < verb,
  );
  if (subject === undefined || !/^[.,”"]*$/.test(texts.slice(verb + 1 - first).join(""))) return;
  if (!texts.slice(head - first, subject - first).includes(",") || arcs[head]!.relation !== "root") return;
  arcs[subject] = { head: verb, relation: "nsubj" };
  arcs[verb] = arcs[head]!;
  arcs[head] = { head: verb, relation: "ccomp" };
}

/** "Troops backed by militias burned nine huts, a villager said": a participle with an object is the verb where another one says it. */
function repairReduced(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const noun = arcs[verb]!.head;
  const says = arcs[noun]!.head;
  if (says < verb || noun > verb || arcs[noun]!.relation !== "nsubj" || !SAYING.has(tags[says - first]!.lemma)) return;
  const hasObject = childrenOf(arcs, first, texts.length, verb).some((child) => arcs[child]!.relation === "obj");
  const speaker = childrenOf(arcs, first, texts.length, says).find(
    (child) => arcs[child]!.relation === "nsubj" && child > verb,
  );
  if (!hasObject || speaker === undefined) return;
  arcs[verb] = { head: says, relation: "ccomp" };
  arcs[noun] = { head: verb, relation: "nsubj" };
}

/** "banned women from working": what people are kept from is no description of them; but "earned profits from selling" is one of profits. */
function repairHindered(arcs: Arc[], first: number, gerund: number, { texts, tags }: Words): void {
  const noun = arcs[gerund]!.head;
  const verb = arcs[noun]!.head;
  if (verb < first || verb > noun || arcs[noun]!.relation !== "obj" || !HINDERING.has(tags[verb - first]!.lemma))
    return;
  const marker = childrenOf(arcs, first, texts.length, gerund).find((child) => arcs[child]!.relation === "mark");
  if (marker !== undefined && texts[marker - first] === "from") arcs[gerund] = { head: verb, relation: "advcl" };
}

/** "cleared the minister of fraud": nobody is a minister of fraud. */
function repairCharge(arcs: Arc[], first: number, noun: number, { texts, tags }: Words): void {
  const person = arcs[noun]!.head;
  const verb = arcs[person]!.head;
  if (verb < first || arcs[person]!.relation !== "obj" || !JUDGING.has(tags[verb - first]!.lemma)) return;
  const isCharge = CHARGES.has(tags[noun - first]!.lemma);
  const marker = childrenOf(arcs, first, texts.length, noun).find((child) => arcs[child]!.relation === "case");
  if (isCharge && marker !== undefined && texts[marker - first] === "of") arcs[noun] = { head: verb, relation: "obl" };
}

/**
 * "has declared war after rebels took a town and killed officers", "recalled its envoy, hours after Peru accused him and vowed to seal the
 * border": without a comma, what goes on is the clause right before; and "has … killed" is no past tense.
 */
function repairTense(arcs: Arc[], first: number, verb: number, { texts, tags }: Words): void {
  const { head } = arcs[verb]!;
  if (head > verb || !/^VB[DN]$/.test(tags[head - first]!.xpos) || hasSubject(arcs, first, texts.length, verb)) return;
  const opener = childrenOf(arcs, first, texts.length, verb).find((child) => arcs[child]!.relation === "cc");
  if (opener === undefined || texts[opener - first - 1] === ",") return;
  const nearer = childrenOf(arcs, first, texts.length, head).findLast(
    (child) =>
      child > head &&
      child < verb &&
      arcs[child]!.relation === "advcl" &&
      tags[child - first]!.xpos === "VBD" &&
      (tags[head - first]!.xpos === "VBN" || texts.slice(head - first, child - first).includes(",")) &&
      hasSubject(arcs, first, texts.length, child),
  );
  if (nearer !== undefined) arcs[verb] = { head: nearer, relation: "conj" };
}

function hasSubject(arcs: readonly Arc[], first: number, count: number, verb: number): boolean {
  return childrenOf(arcs, first, count, verb).some((child) => arcs[child]!.relation.startsWith("nsubj"));
}

function childrenOf(arcs: readonly Arc[], first: number, count: number, token: number): number[] {
  const found: number[] = [];
  for (let at = first; at < first + count; at++) if (arcs[at]!.head === token) found.push(at);
  return found;
}
