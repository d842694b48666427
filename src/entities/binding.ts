// Who somebody cannot be by the grammar of the sentence: a pronoun is no other argument of its verb, a description nobody who acts in the
// clause that it stands in. The binding principles B and C (Chomsky 1981), which hold of the whole chain and not only of the nearest mention.
import type { Cluster, Clusters } from "./clusters.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

/** "took the files with her", "saw a man behind him": here the pronoun may be the subject. */
const PLACES =
  /^(with|behind|before|near|around|beside|alongside|ahead of|after|above|below|under|between|among|on|in)$/;

/** Acts upon what others do: whoever "accepted her resignation" is not she. */
const FROM_OTHERS = /^(accept|reject|praise|welcome|criticise|criticize|condemn|endorse|mock|applaud|denounce|echo)$/;

/** The chains that have another argument of the pronoun's own verb, before or behind it: "he jailed Holt" is not said of Holt. */
export function rivalsOf(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  pronoun: number,
): ReadonlySet<Cluster> {
  const { tree } = reading;
  const { head, pronoun: form } = clusters.drafts[pronoun]!;
  const rivals = new Set<Cluster>();
  if (form!.possessive) {
    const owned = tree.head(head);
    const verb = owned >= 0 && tree.is(owned, "obj") ? tree.head(owned) : -1;
    const subject = verb >= 0 && FROM_OTHERS.test(tree.lemma(verb)) ? understoodSubject(reading, verb) : null;
    const found = subject === null ? undefined : index.filling(subject);
    if (found !== undefined) rivals.add(clusters.of(found));
    return rivals;
  }
  if (form!.reflexive || !tree.is(head, "nsubj", "obj", "iobj", "obl")) return rivals;
  if (tree.is(head, "obl") && (tree.markers(head).length === 0 || tree.markers(head).some((word) => PLACES.test(word))))
    return rivals;
  const verb = tree.head(head);
  const add = (token: number | null | undefined) => {
    const found = token == null ? undefined : index.filling(token);
    if (found !== undefined && found !== pronoun) rivals.add(clusters.of(found));
  };
  for (const other of tree.children(verb, "nsubj", "obj", "iobj")) if (other !== head) add(other);
  if (!tree.is(head, "nsubj") && tree.child(verb, "nsubj") === undefined) add(understoodSubject(reading, verb));
  return rivals;
}

/** "Holt met Ann and praised him", "a man accused of killing him", "Holt resigned, accusing him": who acts where the clause does not say. */
function understoodSubject({ tree, lower }: Reading, verb: number): number | null {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; steps++, at = tree.head(at)) {
    const subject = tree.child(at, "nsubj");
    if (subject !== undefined)
      return tree.is(at, "acl:relcl") && /^(who|which|that)$/.test(lower[subject]!) ? tree.head(at) : subject;
    if (tree.is(at, "acl") && /^VB[GN]$/.test(tree.xpos(at))) return tree.head(at);
    if (!tree.is(at, "conj") && !(tree.is(at, "advcl") && tree.xpos(at) === "VBG")) return null;
  }
  return null;
}

/**
 * "Zenlin ended its pursuit of the snack maker": does a mention of the chain act in the clause that the description stands in, or, where a
 * pronoun acts there, in the one above ("Zenlin said it had dropped the snack maker")?
 */
export function actsAbove(reading: Reading, clusters: Clusters, description: number, cluster: Cluster): boolean {
  const { tree } = reading;
  const { head } = clusters.drafts[description]!;
  const verbs = new Set<number>();
  for (let at = head; tree.head(at) >= 0; at = tree.head(at)) {
    if (at === head && tree.is(at, "nsubj")) continue;
    if (at !== head && endsClause(reading, at)) break;
    verbs.add(tree.head(at));
  }
  const sentence = reading.sentenceOf(head);
  return cluster.members.some((member) => {
    const { head: other } = clusters.drafts[member]!;
    return (
      other !== head &&
      reading.sentenceOf(other) === sentence &&
      tree.is(other, "nsubj") &&
      verbs.has(tree.head(other)) &&
      !tree.under(head, other)
    );
  });
}

/** A clause with a subject of its own that is no pronoun. */
function endsClause({ tree, lower }: Reading, verb: number): boolean {
  if (!tree.is(verb, "ccomp", "acl:relcl", "parataxis", "csubj", "advcl", "conj")) return false;
  const subject = tree.child(verb, "nsubj");
  if (subject === undefined) return tree.is(verb, "acl:relcl", "parataxis", "csubj");
  return !/^(it|he|she|they)$/.test(lower[subject]!);
}
