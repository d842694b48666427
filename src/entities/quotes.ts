// Quotation marks → quoted stretches with the word that speaks them. A quote belongs to the speech verb beside it; one that has
// none beside it goes on with the speaker of the quote before it in the same paragraph.
import type { Reading } from "./reading.ts";

export interface Quote {
  readonly start: number;
  readonly end: number;
  /** token index of the subject of the speech verb; null when the text does not say */
  readonly speaker: number | null;
}

/** Verbs that introduce what somebody says. */
const SPEECH = new Set(
  "say tell add ask state note announce declare write warn explain insist argue claim stress reply answer respond continue comment report repeat conclude admit acknowledge confirm deny reveal vow promise pledge shout whisper tweet post recall remember joke quip remark observe emphasize emphasise reiterate urge suggest believe think complain concede call describe assert".split(
    " ",
  ),
);

export function isSpeechVerb(reading: Reading, token: number): boolean {
  return reading.tree.upos(token) === "VERB" && SPEECH.has(reading.tree.lemma(token));
}

export function findQuotes(reading: Reading): readonly Quote[] {
  const quotes: Quote[] = [];
  let previous: { quote: Quote; block: number } | null = null;
  reading.doc.blocks.forEach((block, index) => {
    const headline = index === 0 || block.kind === "title" || block.kind === "heading";
    const told = headline ? headlineQuote(reading, block.start, block.end) : null;
    if (told !== null) quotes.push(told);
    for (const [start, end] of quotedSpans(reading.text, block.start, block.end)) {
      const own = speakerBeside(reading, start, end);
      const speaker: number | null = own ?? (previous?.block === index ? previous.quote.speaker : null);
      const quote = { start, end, speaker };
      quotes.push(quote);
      previous = { quote, block: index };
    }
  });
  // A quote before the first speech verb of its paragraph has the speaker that follows: “…,” said Ann. “…”
  return quotes;
}

/** "Chile: We will not pay": a first line behind a name and a colon is what the name says. */
function headlineQuote({ doc, tree, text }: Reading, start: number, end: number): Quote | null {
  const name = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:of|the|\p{Lu}[\p{L}\p{M}.'’-]*)){0,5}: (?=\p{L})/u.exec(
    text.slice(start, end),
  )?.[0];
  if (name === undefined) return null;
  const colon = doc.tokens.findIndex((token) => token.start === start + name.length - 2);
  const first = doc.tokens.findIndex((token) => token.start === start);
  let speaker = colon - 1;
  if (speaker < 0 || !/^(?:PROPN|NOUN)$/.test(tree.upos(speaker))) return null;
  while (tree.head(speaker) >= first && tree.head(speaker) < colon) speaker = tree.head(speaker);
  return { start: start + name.length, end, speaker };
}

function quotedSpans(text: string, from: number, to: number): [number, number][] {
  const spans: [number, number][] = [];
  let open = -1;
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    const opens = char === "“" || (char === '"' && open < 0);
    const closes = char === "”" || (char === '"' && open >= 0);
    if (opens) open = at;
    else if (closes && open >= 0) {
      spans.push([open, at + 1]);
      open = -1;
    }
  }
  if (open >= 0) spans.push([open, to]);
  return spans.filter(([start, end]) => end - start > 2);
}

/** The subject of the speech verb outside the quote that stands nearest to one of its ends. */
function speakerBeside(reading: Reading, start: number, end: number): number | null {
  const { doc, tree } = reading;
  let best: number | null = null;
  let least = 12;
  doc.sentences.forEach((sentence) => {
    if (sentence.end < start - 1 || sentence.start > end + 1) return;
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      const { start: at } = doc.tokens[token]!;
      if (at >= start && at < end) continue;
      if (!isSpeechVerb(reading, token)) continue;
      const subject = participleSpeaker(reading, token) ?? subjectOf(reading, token);
      if (subject === null) continue;
      const subjectStart = doc.tokens[subject]!.start;
      if (subjectStart >= start && subjectStart < end) continue;
      const distance = at < start ? wordsBetween(reading, at, start) : wordsBetween(reading, end, at);
      if (distance < least) {
        least = distance;
        best = subject;
      }
    }
  });
  if (best !== null) return best;
  const according = doc.tokens.find(
    (token) =>
      token.start >= start - 40 &&
      token.end <= end + 60 &&
      tree.markers(token.index).includes("according to") &&
      (token.start < start || token.start >= end),
  );
  return according?.index ?? null;
}

/** "Ann noted that Bob had left, stating, “…”": a participle right before a quote continues the speech verb of the sentence. */
function participleSpeaker(reading: Reading, verb: number): number | null {
  const { tree } = reading;
  if (tree.xpos(verb) !== "VBG" || tree.child(verb, "nsubj") !== undefined) return null;
  const root = tree.root(reading.sentenceOf(verb));
  return root !== verb && isSpeechVerb(reading, root) ? subjectOf(reading, root) : null;
}

/** The subject of a verb, also of the verb that it is conjoined or controlled to: "He nodded and said", "she continued by saying". */
export function subjectOf(reading: Reading, verb: number): number | null {
  const { tree } = reading;
  for (let at = verb, steps = 0; at >= 0 && steps < 4; steps++) {
    const subject = tree.child(at, "nsubj");
    if (subject !== undefined && reading.lower[subject] !== "it") {
      if (/^(who|which|that)$/.test(reading.lower[subject]!) && tree.is(at, "acl")) return tree.head(at);
      return subject;
    }
    if (tree.is(at, "acl") && !tree.is(at, "acl:relcl")) return tree.head(at);
    if (!tree.is(at, "conj", "advcl", "xcomp", "parataxis", "ccomp")) return null;
    at = tree.head(at);
  }
  return null;
}

function wordsBetween(reading: Reading, from: number, to: number): number {
  return reading.text.slice(from, to).split(/\s+/).length;
}
