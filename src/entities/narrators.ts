// Who says "I" outside quotation marks: the label of a turn ("HOLT: I …"), whoever was just called upon ("Miss Holt?"), or the one
// person whom the article interviews.
import { type Clusters, mainCountry } from "./clusters.ts";
import type { Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

export interface Narrators {
  /** draft of the person who speaks at this token outside quotes; null when the text does not say */
  at(token: number): number | null;
  /** draft of the country whose people "we" are: a text that speaks of "our nation" */
  readonly nation: number | null;
  /** draft of the person whom a question at this token is put to */
  askedAt(token: number): number | null;
}

/** How many sentences may pass before the interviewed person is named. */
const OPENING = 12;

export function findNarrators(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  quotes: readonly Quote[],
): Narrators {
  const { doc } = reading;
  const { drafts } = clusters;
  const interviewee = findInterviewee(reading, clusters, index);
  /** narrator by sentence */
  const turns: (number | null)[] = [];
  let current: number | null = null;
  let block = -1;
  for (const sentence of doc.sentences) {
    if (sentence.block !== block) {
      block = sentence.block;
      current = labelOf(sentence.firstToken) ?? current;
    }
    turns.push(current);
    current = addressee(sentence.firstToken, sentence.endToken) ?? current;
  }
  return {
    nation: findNation(reading, clusters, quotes),
    at: (token) => turns[reading.sentenceOf(token)] ?? interviewee,
    askedAt: (token) => {
      const { block: at } = doc.sentences[reading.sentenceOf(token)]!;
      const { start, end } = doc.blocks[at]!;
      return /\?["”]?\s*$/.test(reading.text.slice(start, end)) ? interviewee : null;
    },
  };

  function personAt(token: number): number | undefined {
    const found = index.at(token);
    return found !== undefined && drafts[found]!.kind === "name" && drafts[found]!.type === "Person"
      ? found
      : undefined;
  }

  /** "HOLT: …", "Q. Ann Holt: …" at the beginning of a paragraph */
  function labelOf(firstToken: number): number | null {
    if (doc.blocks[doc.sentences[reading.sentenceOf(firstToken)]!.block]!.kind === "title") return null;
    for (let token = firstToken; token < Math.min(firstToken + 5, doc.tokens.length); token++) {
      const person = personAt(token);
      if (person === undefined) continue;
      return reading.lower[drafts[person]!.endToken] === ":" ? person : null;
    }
    return null;
  }

  /** A sentence that is nothing but a person's name, with or without title. */
  function addressee(firstToken: number, endToken: number): number | null {
    let person: number | null = null;
    let others = 0;
    for (let token = firstToken; token < endToken; token++) {
      const found = personAt(token);
      if (found !== undefined) person = found;
      else if (/\p{L}/u.test(reading.lower[token]!)) others++;
    }
    return person !== null && others <= 1 && drafts[person]!.words.split(" ").length + others <= 4 ? person : null;
  }
}

/** "our nation", "our fellow citizens" outside quotes: the speaker is one of the people of the country that the text is about. */
function findNation(reading: Reading, clusters: Clusters, quotes: readonly Quote[]): number | null {
  const { doc, lower, tree } = reading;
  const isOurs = doc.tokens.some(
    ({ index, start }) =>
      lower[index] === "our" &&
      tree.is(index, "nmod:poss") &&
      /^(nation|country|republic|homeland|people|citizen|countryman)$/.test(
        tree.lemma(tree.head(index)).toLowerCase(),
      ) &&
      !quotes.some((quote) => start >= quote.start && start < quote.end),
  );
  return isOurs ? mainCountry(clusters) : null;
}

/** The person whom the article says that it interviews, when it is one only. */
function findInterviewee(reading: Reading, clusters: Clusters, index: DraftIndex): number | null {
  const { doc, tree } = reading;
  const found = new Map<object, number>();
  for (const { firstToken, endToken } of doc.sentences.slice(0, OPENING))
    for (let token = firstToken; token < endToken; token++) {
      if (tree.lemma(token) !== "interview") continue;
      const isVerb = tree.upos(token) === "VERB";
      for (const child of isVerb ? tree.children(token, "obj", "nsubj:pass") : tree.children(token, "nmod")) {
        if (!isVerb && tree.markers(child)[0] !== "with") continue;
        // "interviews Ann Holt and Bob Moore": then nobody knows who says "I"
        for (const word of [child, ...tree.children(child, "conj")]) {
          const person = personOf(word);
          if (person !== undefined) found.set(clusters.of(person), person);
        }
      }
      // "Ann Holt, interviewed by …"
      if (isVerb && tree.is(token, "acl")) {
        const person = personOf(tree.head(token));
        if (person !== undefined) found.set(clusters.of(person), person);
      }
    }
  return found.size === 1 ? [...found.values()][0]! : null;

  function personOf(token: number): number | undefined {
    for (const word of [token, ...tree.children(token, "appos", "flat", "nmod:desc")]) {
      const draft = index.filling(word);
      if (draft !== undefined && clusters.drafts[draft]!.kind === "name" && clusters.of(draft).type === "Person")
        return draft;
    }
    return undefined;
  }
}
