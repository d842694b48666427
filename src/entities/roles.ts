// What the words beside a person or body say about it: "Mexican President X", "X, head of Y", "X is Y's spokesman" → who, office, of whom.
// Both coreference ("the Mexican president") and nominal facts (PRESIDENT_OF) rest on these.
import type { OfficeRow } from "#schema";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";

export interface Role {
  /** draft of the holder */
  readonly holder: number;
  readonly office: OfficeRow;
  /** the title in lower case and singular: "foreign minister" */
  readonly title: string;
  /** tokens of the title, for the cue */
  readonly firstToken: number;
  readonly endToken: number;
  /** draft of the country, body or person beside the title; null for a bare title */
  readonly of: number | null;
  readonly polarity: "positive" | "negative";
  readonly modality: "actual" | "future" | "hypothetical";
  readonly by: "title" | "apposition" | "copula" | "post";
  /** the verb by which alone the role stands: "named her head of Acme" */
  readonly under?: number;
}

/** Drafts by the tokens that they cover. */
export class DraftIndex {
  readonly #byHead = new Map<number, number>();
  readonly #covering: (number | undefined)[];
  readonly #drafts: readonly Draft[];

  constructor(drafts: readonly Draft[], tokens: number) {
    this.#drafts = drafts;
    this.#covering = new Array(tokens);
    drafts.forEach((draft, index) => {
      // "the Syrian" is a person, and the word in it that names Syria comes second
      const known = this.#byHead.get(draft.head);
      if (known === undefined || draft.kind !== "demonym" || drafts[known]!.type !== "Person")
        this.#byHead.set(draft.head, index);
      for (let token = draft.firstToken; token < draft.endToken; token++) {
        const other = this.#covering[token];
        if (other === undefined || size(drafts[other]!) > size(draft)) this.#covering[token] = index;
      }
    });
  }

  draft(place: number): Draft {
    return this.#drafts[place]!;
  }

  headedBy(token: number): number | undefined {
    return this.#byHead.get(token);
  }

  /** The smallest draft that covers the token. */
  at(token: number): number | undefined {
    return this.#covering[token];
  }

  /** The draft of a word that fills an argument: headed by it, or a name that covers it. */
  filling(token: number): number | undefined {
    const own = this.#byHead.get(token);
    if (own !== undefined) return own;
    const cover = this.#covering[token];
    return cover !== undefined && this.#drafts[cover]!.kind !== "nominal" ? cover : undefined;
  }
}

function size(draft: Draft): number {
  return draft.endToken - draft.firstToken;
}

export function findRoles(reading: Reading, drafts: readonly Draft[], index: DraftIndex): readonly Role[] {
  const { tree } = reading;
  const roles: Role[] = [];
  drafts.forEach((draft, holder) => {
    if (draft.kind !== "name" && draft.kind !== "nominal") return;
    if (draft.kind === "name" && (draft.type === "Person" || draft.type === "Organization"))
      roles.push(...titlesBefore(holder).filter(({ office }) => mayHold(draft, office)));
    // "X, the head of Y" and "the head of Y, X"
    for (const other of [
      ...appositives(reading, index, draft.head),
      ...tree.children(draft.head, "parataxis", "flat"),
    ]) {
      const second = index.filling(other);
      if (second === undefined || second === holder || !isBeside(reading, draft, drafts[second]!)) continue;
      if (draft.kind === "name") pushRole(second, holder, "apposition");
      else if (drafts[second]!.kind === "name") pushRole(holder, second, "apposition");
    }
    // "X is the head of Y"
    if (draft.kind === "nominal" && tree.child(draft.head, "cop") !== undefined) {
      const subject = tree.child(draft.head, "nsubj");
      const who = subject === undefined ? undefined : index.filling(subject);
      if (who !== undefined) pushRole(holder, who, "copula");
    }
  });
  return roles;

  /** The nominal says what the holder is. */
  function pushRole(nominal: number, holder: number, by: Role["by"]): void {
    const { office, head, firstToken, endToken } = drafts[nominal]!;
    if (!office || !mayHold(drafts[holder]!, office)) return;
    const title = titleEndingAt(reading, firstToken, head + 1) ?? { office, first: head, title: tree.lemma(head) };
    const standing = standingOf(reading, firstToken, Math.min(endToken, head + 3), head);
    if (by === "copula" && standing.polarity === "positive" && isOpen(reading, head)) return;
    roles.push({
      holder,
      office: title.office,
      title: title.title,
      firstToken: title.first,
      endToken: head + 1,
      of: bodyBeside(reading, drafts, index, head, title.first),
      ...standing,
      by,
    });
  }

  /** "Ministers Ann Holt and Bob Moore": the title in the plural is that of both, of which country each is, it does not say. */
  function titlesShared(holder: number): Role[] {
    const { head, type } = drafts[holder]!;
    const first = tree.is(head, "conj") ? index.filling(tree.head(head)) : undefined;
    if (type !== "Person" || first === undefined || first === holder || drafts[first]!.kind !== "name") return [];
    const before = drafts[first]!.firstToken - 1;
    if (before < 0 || !/S$/.test(tree.xpos(before))) return [];
    return titlesBefore(first).map((role) => ({ ...role, holder, of: null }));
  }

  /** The title that stands right before a name. */
  function titlesBefore(holder: number): Role[] {
    const draft = drafts[holder]!;
    let end = draft.firstToken;
    if (end > 0 && reading.lower[end - 1] === ".") end--;
    const sentence = reading.doc.sentences[reading.sentenceOf(draft.firstToken)]!;
    const title = titleEndingAt(reading, Math.max(sentence.firstToken, end - 6), end);
    if (!title) return titlesShared(holder);
    const head = end - 1;
    const of =
      bodyBeside(reading, drafts, index, head, title.first) ??
      bodyBeside(reading, drafts, index, draft.head, title.first);
    const standing = standingOf(reading, Math.max(sentence.firstToken, title.first - 3), end, head);
    return [
      {
        holder,
        office: title.office,
        title: title.title,
        firstToken: title.first,
        endToken: end,
        of: of === holder ? null : of,
        ...standing,
        by: "title",
      },
    ];
  }
}

/** Persons have offices; bodies own. */
function mayHold({ type }: Draft, { relation }: OfficeRow): boolean {
  return type === "Person" || (type === "Organization" && relation === "OWNS");
}

/** Words in apposition to a word. "Ann and Bob, head of Acme": the tree hangs "head" on Ann, but Bob is beside it. */
export function appositives(reading: Reading, index: DraftIndex, head: number): readonly number[] {
  const { tree } = reading;
  const nearest = (governor: number, child: number) =>
    tree
      .children(governor, "conj")
      .filter((conjunct) => conjunct < child && index.headedBy(conjunct) !== undefined)
      .at(-1);
  // "the head of the commission, Ann Holt": no body is a person, the head is
  const isPerson = (token: number) => {
    const draft = index.filling(token);
    return draft !== undefined && index.draft(draft).kind === "name" && index.draft(draft).type === "Person";
  };
  const isBody = (token: number) => {
    const draft = index.headedBy(token);
    return draft !== undefined && index.draft(draft).kind === "nominal" && index.draft(draft).type === "Organization";
  };
  const office = index.headedBy(head);
  const borrowed =
    office !== undefined && index.draft(office).office !== null
      ? tree
          .children(head, "nmod")
          .filter(isBody)
          .flatMap((body) => tree.children(body, "appos").filter(isPerson))
      : [];
  const governing = tree.is(head, "nmod") && isBody(head) ? index.headedBy(tree.head(head)) : undefined;
  const lent = governing !== undefined && index.draft(governing).office !== null;
  const own = tree
    .children(head, "appos")
    .filter((child) => nearest(head, child) === undefined && !(lent && isPerson(child)))
    .concat(borrowed);
  if (!tree.is(head, "conj")) return own;
  const governor = tree.head(head);
  return [...own, ...tree.children(governor, "appos").filter((child) => nearest(governor, child) === head)];
}

/** The longest office that ends with the last of these tokens. */
export function titleEndingAt(
  reading: Reading,
  from: number,
  end: number,
): { office: OfficeRow; first: number; title: string } | null {
  const { lower, lexicon, tree } = reading;
  for (let first = Math.max(from, end - lexicon.longestOffice); first < end; first++) {
    const plain = lower.slice(first, end).join(" ").replaceAll(" - ", "-").replace(/\.$/, "");
    const lemma = [...lower.slice(first, end - 1), tree.lemma(end - 1).toLowerCase()].join(" ").replaceAll(" - ", "-");
    for (const words of [plain, lemma, plain.replace(/-elect$/, ""), plain.replace(/^ex-/, "")]) {
      const office = lexicon.office(words);
      if (office) return { office, first, title: words };
    }
  }
  return null;
}

/** The country, body or person of a title: "Mexican …", "Mexico's …", "… of Mexico", "the Mexico …", "… at Acme", "its …". */
export function bodyBeside(
  reading: Reading,
  drafts: readonly Draft[],
  index: DraftIndex,
  head: number,
  first: number,
): number | null {
  const { tree } = reading;
  const isBody = (draft: Draft) =>
    draft.kind !== "nominal" ||
    draft.type === "Organization" ||
    draft.type === "Group" ||
    draft.type === "Country" ||
    draft.type === "Person";
  for (const child of tree.children(head)) {
    if (!tree.is(child, "nmod", "amod", "compound", "obl")) continue;
    const marker = tree.markers(child)[0];
    if (child > head && !/^(of|at|for|with|in|from|to)$/.test(marker ?? "")) continue;
    const body = index.filling(possessorOf(reading, child));
    if (body !== undefined && isBody(drafts[body]!)) return body;
  }
  // A title of several words, or a tree that hangs the demonym elsewhere: the name or demonym right before the title
  const before = first > 0 ? index.at(first - 1) : undefined;
  if (
    before !== undefined &&
    drafts[before]!.kind !== "nominal" &&
    drafts[before]!.kind !== "pronoun" &&
    drafts[before]!.endToken === first
  )
    return before;
  const possessor = first > 1 && /^('s|')$/.test(reading.lower[first - 1]!) ? index.at(first - 2) : undefined;
  if (possessor !== undefined && drafts[possessor]!.kind !== "nominal") return possessor;
  const inside = index.at(first);
  if (inside !== undefined && drafts[inside]!.kind === "demonym") return inside;
  return null;
}

/** "the firm, whose chairman": the relative stands for the noun that its clause hangs on. */
function possessorOf({ tree }: Reading, token: number): number {
  if (tree.lemma(token).toLowerCase() !== "whose") return token;
  const clause = [token, ...tree.ancestors(token)].find((at) => tree.relation(at) === "acl:relcl");
  return clause === undefined ? token : tree.head(clause);
}

/** "former", "ex-" → no longer; "-elect", "designate" → future; "would-be" → hypothetical. */
export function standingOf(
  reading: Reading,
  first: number,
  end: number,
  head: number,
): Pick<Role, "polarity" | "modality"> {
  const { lower, tree } = reading;
  const words = lower.slice(first, end).join(" ");
  const negated = tree.children(head, "advmod", "det").some((child) => /^(not|never|no|n't)$/.test(lower[child]!));
  const polarity =
    negated || /\b(former|ex|ex-|late|ousted|deposed|outgoing ex|erstwhile|one-time|onetime|then)\b/.test(words)
      ? "negative"
      : "positive";
  const modality = /\b(elect|designate|incoming|nominee)\b/.test(words)
    ? "future"
    : /\b(would-be|aspiring)\b/.test(words)
      ? "hypothetical"
      : "actual";
  return { polarity, modality };
}

/** "X may be the head", "if X were the head", "X wants to be": nothing is stated. */
function isOpen(reading: Reading, head: number): boolean {
  const { tree, lower } = reading;
  if (tree.is(head, "xcomp", "advcl")) return true;
  return tree
    .children(head, "aux", "mark")
    .some((child) =>
      /^(may|might|could|would|will|shall|should|can|must|'ll|'d|if|unless|whether)$/.test(lower[child]!),
    );
}

/** Only commas, dashes, brackets and articles between an appositive and what it stands beside. */
function isBeside(reading: Reading, a: Draft, b: Draft): boolean {
  const [left, right] = a.firstToken < b.firstToken ? [a, b] : [b, a];
  if (right.firstToken - left.endToken > 12) return false;
  for (let token = left.endToken; token < right.firstToken; token++)
    if (/^(CCONJ|VERB|AUX|SCONJ)$/.test(reading.tree.upos(token))) return false;
  return true;
}

/** Rows of the lexicon that hold offices of many sorts: two holders need not be one. */
export function isBroad(officeId: string): boolean {
  return /^(minister|staff|chief|calling|kin|kin-male|kin-female|member|man|woman|judge|rank|legislator|ex-officeholder)$/.test(
    officeId,
  );
}

/** Same office: the longer title ends with the shorter ("minister" for "foreign minister"). */
export function isSameOffice(role: Role, title: string, officeId: string): boolean {
  // A vice president is no president
  const isDeputy = (words: string) => /^(vice|deputy|assistant)\b/.test(words);
  if (isDeputy(role.title) !== isDeputy(title)) return false;
  if (role.title === title || role.title.endsWith(` ${title}`) || title.endsWith(` ${role.title}`)) return true;
  return role.office.id === officeId && !isBroad(officeId);
}
