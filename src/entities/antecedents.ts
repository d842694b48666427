// A third-person pronoun or definite noun phrase → the mention before it that it takes up, or none: mentions that may be it, ranked.
import { isBlocked, isEntwined, isQuantified, mayHave, mayMean, numbersAgree, suits } from "./antecedent-agreement.ts";
import {
  describeAnaphor,
  describeMention,
  describePair,
  type Grown,
  grownBefore,
  type Scene,
} from "./antecedent-features.ts";
import { bestOf, type Family, Features } from "./antecedent-ranker.ts";
import { actsAbove, rivalsOf } from "./binding.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import { describedCountries, isCountryNoun } from "./countries.ts";
import type { Draft } from "./draft.ts";
import { isContrasted } from "./hypernym-chains.ts";
import { kindsOf } from "./kind-agreement.ts";
import { isSpeechVerb, type Quote, subjectOf } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import { type DraftIndex, isSameOffice, type Role } from "./roles.ts";
import { findSettings, type Setting } from "./settings.ts";

/** How many sentences before them antecedents are looked for. */
const REACH: Readonly<Record<Family, number>> = { pronoun: 5, nominal: 40 };

/** A mention that the anaphor may take up; null is the choice of none. */
export interface Candidate {
  readonly mention: number | null;
  /** what holds of the mention whatever looks back to it, the same object each time */
  readonly standing: Features;
  /** what holds of the two together */
  readonly features: Features;
}

export interface AntecedentOptions {
  /** Makes the choice in place of the ranker: an index of the candidates, the first of which is none. For training. */
  readonly choose?: (
    anaphor: number,
    family: Family,
    own: Features,
    candidates: readonly Candidate[],
    drafts: readonly Draft[],
  ) => number;
  /** Leaves out the sieves for noun phrases, so that a trainer sees the easy ones as well. */
  readonly alone?: boolean;
}

export class Antecedents {
  readonly settings: readonly Setting[];
  readonly #scene: Scene;
  readonly #standing: (Features | undefined)[] = [];
  readonly #choose: AntecedentOptions["choose"];

  constructor(
    reading: Reading,
    clusters: Clusters,
    index: DraftIndex,
    quotes: readonly Quote[],
    roles: readonly Role[],
    options: AntecedentOptions,
  ) {
    this.settings = findSettings(reading, clusters.drafts, quotes);
    const byHolder = new Map<number, Role[]>();
    for (const role of roles) byHolder.set(role.holder, [...(byHolder.get(role.holder) ?? []), role]);
    this.#scene = { reading, clusters, index, settings: this.settings, roles: byHolder };
    this.#choose = options.choose;
  }

  /** The draft that this one takes up. */
  of(anaphor: number): number | null {
    const family = this.#family(anaphor);
    if (family === null) return null;
    const candidates = family === "pronoun" ? this.#ofPronoun(anaphor) : this.#ofNominal(anaphor);
    if (candidates.length < 2) return null;
    const own = new Features();
    describeAnaphor(this.#scene, anaphor, own);
    if (!this.#choose && family === "pronoun") {
      const speaker = this.#speaker(anaphor);
      if (speaker !== undefined && candidates.some(({ mention }) => mention === speaker)) return speaker;
    }
    if (this.#choose)
      return candidates[this.#choose(anaphor, family, own, candidates, this.#scene.clusters.drafts)]!.mention;
    const isOpen = ({ mention }: Candidate) => mention === null || !this.#isBarred(anaphor, mention);
    const best = candidates[bestOf(family, own, candidates)]!;
    const sure = this.#surer(anaphor, best, candidates);
    if (sure !== undefined) return sure;
    // "She called him": somebody who was told of, or nobody would be called so; in a quote it may be somebody present
    if (best.mention === null && this.#isSomebody(anaphor)) {
      const others = candidates.filter((other) => other.mention !== null && isOpen(other));
      if (others.length > 0) return others[bestOf(family, own, others)]!.mention;
    }
    if (isOpen(best)) return best.mention;
    // "him" is somebody; "it" may be no thing that was told of
    if (this.#scene.clusters.drafts[anaphor]!.pronoun?.row.animate !== true) return null;
    const open = candidates.filter(isOpen);
    return open[bestOf(family, own, open)]!.mention;
  }

  /** "The Czech said he was tired": who says what the pronoun acts in, is meant more often than whoever was told of more. */
  #speaker(anaphor: number): number | undefined {
    const { reading, clusters, index } = this.#scene;
    const { tree } = reading;
    const { head } = clusters.drafts[anaphor]!;
    const { quote } = this.settings[anaphor]!;
    if (quote !== undefined || !tree.is(head, "nsubj")) return undefined;
    const verb = tree.head(head);
    // "Karl Moore, he has a plan"
    const topic = tree.children(verb, "dislocated", "vocative").find((child) => child < head);
    const named = topic === undefined ? undefined : index.filling(topic);
    if (named !== undefined && clusters.drafts[named]!.kind === "name") return named;
    if (!tree.is(verb, "ccomp") || !isSpeechVerb(reading, tree.head(verb))) return undefined;
    const subject = subjectOf(reading, tree.head(verb));
    // "Her lawyer said she would deny it": the client, if anybody
    if (
      subject === null ||
      tree.children(subject, "nmod:poss").some((owner) => /^(his|her|their)$/.test(reading.lower[owner]!))
    )
      return undefined;
    return index.filling(subject);
  }

  /** What kind of anaphor a draft is; null when its antecedent is known or there can be none. */
  #family(anaphor: number): Family | null {
    const { clusters } = this.#scene;
    const draft = clusters.drafts[anaphor]!;
    if (draft.pronoun) return "pronoun";
    const cluster = clusters.of(anaphor);
    const isOpen = draft.kind === "nominal" && !cluster.named && cluster.row === null && cluster.members[0] === anaphor;
    return isOpen && draft.determiner !== "a" && draft.determiner !== "other" ? "nominal" : null;
  }

  /** "Okan Yildar lost to Grace Mwale, hours before she was declared the winner": of two in the sentence the nearer, when only its gender is known. */
  #surer(anaphor: number, best: Candidate, candidates: readonly Candidate[]): number | undefined {
    const { clusters } = this.#scene;
    const { pronoun, gender } = clusters.drafts[anaphor]!;
    const chosen = best.mention;
    if (!pronoun || gender === null || chosen === null || clusters.of(chosen).gender !== null) return undefined;
    const isSure = ({ mention }: Candidate) =>
      mention !== null &&
      mention > chosen &&
      clusters.of(mention).gender === gender &&
      this.settings[mention]!.sentence === this.settings[anaphor]!.sentence &&
      !this.#isBarred(anaphor, mention);
    return candidates.find(isSure)?.mention ?? undefined;
  }

  /** "he" or "she" outside quotes. */
  #isSomebody(anaphor: number): boolean {
    const { pronoun } = this.#scene.clusters.drafts[anaphor]!;
    return pronoun?.row.animate === true && this.settings[anaphor]!.quote === undefined;
  }

  /** Two things for certain, however much speaks for one: then the ranker has not understood. */
  #isBarred(anaphor: number, mention: number): boolean {
    const { reading, clusters, index } = this.#scene;
    const draft = clusters.drafts[anaphor]!;
    if (draft.pronoun) {
      const controller = this.#controller(anaphor);
      return controller !== undefined && clusters.same(controller, mention);
    }
    const cluster = clusters.of(mention);
    // "the party" is no company
    const kinds = kindsOf(clusters, cluster);
    if (draft.entityKind !== null && kinds.length > 0 && !kinds.includes(draft.entityKind)) return true;
    if (isContrasted(reading, clusters.drafts, index, draft)) return true;
    if (this.#holdsAnother(draft, cluster)) return true;
    const described = isCountryNoun(reading, draft) ? describedCountries(reading, draft) : undefined;
    if (described && cluster.country !== null && !described.has(cluster.country)) return true;
    if (actsAbove(reading, clusters, anaphor, cluster)) return true;
    // "her lawyer" is not she
    const possessor = reading.tree.child(draft.head, "nmod:poss");
    const owner = possessor === undefined ? undefined : index.filling(possessor);
    if (owner === undefined) return false;
    if (draft.office && clusters.of(owner).row?.type === "Country" && !this.#serves(cluster, owner)) return true;
    return clusters.same(owner, mention) || clusters.drafts[owner]!.pronoun !== null;
  }

  /** "Estonia's defence minister" is no minister of whom it is not known that Estonia is theirs. */
  #serves({ country, members }: Cluster, state: number): boolean {
    const { clusters, roles } = this.#scene;
    if (country !== null && country === clusters.of(state).country) return true;
    const offices = members.flatMap((member) => roles.get(member) ?? []);
    return offices.some(({ of }) => of !== null && clusters.same(of, state));
  }

  /** "The judge" is not Prosecutor Holt; "the leader" may be President Holt. */
  #holdsAnother({ office, head }: Draft, { members }: Cluster): boolean {
    const title = this.#scene.reading.tree.lemma(head).toLowerCase();
    if (!office?.relation || /^(leader|boss|chief|head|official|politician|member)$/.test(title)) return false;
    const held = members
      .flatMap((member) => this.#scene.roles.get(member) ?? [])
      .filter((role) => role.office.relation !== null && role.polarity === "positive");
    return held.length > 0 && !held.some((role) => isSameOffice(role, title, office.id));
  }

  /** "asked the judge to release him": the judge releases, so is not him. */
  #controller(anaphor: number): number | undefined {
    const { reading, clusters, index } = this.#scene;
    const { governor, function: relation } = this.settings[anaphor]!;
    if (clusters.drafts[anaphor]!.pronoun!.possessive || !/^(object|oblique)$/.test(relation)) return undefined;
    if (governor < 0 || !reading.tree.is(governor, "xcomp")) return undefined;
    const above = reading.tree.head(governor);
    const subject = reading.tree.child(above, "obj", "iobj") ?? reading.tree.child(above, "nsubj");
    return subject === undefined ? undefined : index.filling(subject);
  }

  #pair(anaphor: number, mention: number, grown: Grown): Candidate {
    let standing = this.#standing[mention];
    if (!standing) {
      standing = new Features();
      describeMention(this.#scene, mention, standing);
      this.#standing[mention] = standing;
    }
    const features = new Features();
    describePair(this.#scene, anaphor, mention, grown, features);
    return { mention, standing, features };
  }

  /** Every mention in reach that agrees. */
  #ofPronoun(anaphor: number): readonly Candidate[] {
    const { reading, clusters, index } = this.#scene;
    const { drafts } = clusters;
    const draft = drafts[anaphor]!;
    const { sentence } = this.settings[anaphor]!;
    const rivals = rivalsOf(reading, clusters, index, anaphor);
    const owned = draft.pronoun!.possessive ? index.headedBy(reading.tree.head(draft.head)) : undefined;
    const grown = new Map<Cluster, Grown>();
    const found = [none()];
    for (let mention = anaphor - 1; mention >= 0; mention--) {
      if (sentence - this.settings[mention]!.sentence > REACH.pronoun) break;
      const other = drafts[mention]!;
      const cluster = clusters.of(mention);
      if (isQuantified(reading, other) || rivals.has(cluster)) continue;
      if (
        !mayMean(draft, cluster) ||
        !suits(reading, draft, cluster) ||
        !mayHave(reading, draft, cluster, owned === undefined ? undefined : drafts[owned]) ||
        isBlocked(reading, draft, other)
      )
        continue;
      if (other.pronoun && other.pronoun.row.person !== 3 && !cluster.named) continue;
      const known = grown.get(cluster) ?? grownBefore(this.#scene, cluster, anaphor);
      grown.set(cluster, known);
      found.push(this.#pair(anaphor, mention, known));
    }
    return found;
  }

  /** The nearest mention of every chain that agrees. */
  #ofNominal(anaphor: number): readonly Candidate[] {
    const { reading, clusters } = this.#scene;
    const { drafts } = clusters;
    const draft = drafts[anaphor]!;
    const { sentence } = this.settings[anaphor]!;
    const seen = new Set<Cluster>();
    const found = [none()];
    for (let mention = anaphor - 1; mention >= 0; mention--) {
      if (sentence - this.settings[mention]!.sentence > REACH.nominal) break;
      const other = drafts[mention]!;
      const cluster = clusters.of(mention);
      if (seen.has(cluster) || isQuantified(reading, other)) continue;
      if (isEntwined(reading, this.settings, clusters, anaphor, mention)) {
        seen.add(cluster);
        continue;
      }
      if (other.pronoun && cluster.members.every((member) => drafts[member]!.pronoun)) continue;
      if (!clusters.agree(mention, anaphor) || !numbersAgree(draft, cluster)) continue;
      seen.add(cluster);
      found.push(this.#pair(anaphor, mention, grownBefore(this.#scene, cluster, anaphor)));
    }
    return found;
  }
}

function none(): Candidate {
  const features = new Features();
  features.add("none", 1);
  return { mention: null, standing: NOTHING, features };
}

const NOTHING = new Features();
