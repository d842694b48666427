// What the ranker sees of a noun phrase and a chain beyond what pronouns have as well: words in common, types, countries, offices.
import type { Grown, Scene } from "./antecedent-features.ts";
import type { Features } from "./antecedent-ranker.ts";
import type { Cluster } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Setting } from "./settings.ts";

export function describeNouns(
  { clusters, settings, roles }: Scene,
  anaphor: number,
  own: Draft,
  other: Draft,
  cluster: Cluster,
  grown: Grown,
  here: Setting,
  there: Setting,
  to: Features,
): void {
  to.flag("same head", other.kind === "nominal" && here.lemma === there.lemma);
  let head = false;
  let named = false;
  let covered = false;
  let offices = false;
  let modifiers = false;
  for (const member of grown.members) {
    const draft = clusters.drafts[member]!;
    if (draft.kind === "nominal") {
      head ||= settings[member]!.lemma === here.lemma;
      modifiers ||= draft.modifiers.includes(here.lemma);
      offices ||= own.office !== null && own.office === draft.office;
    }
    if (draft.kind === "name") named ||= settings[member]!.wordList.includes(here.lemma);
    covered ||=
      own.modifiers.length > 0 &&
      (draft.kind === "nominal" || draft.kind === "name") &&
      own.modifiers.every((word) => settings[member]!.words.includes(word));
  }
  to.flag("head in cluster", head);
  to.flag("head in name", named);
  to.flag("head in modifiers", modifiers);
  to.flag("same office", offices);
  to.flag("modifiers covered", covered);
  to.flag("modifiers new", own.modifiers.length > 0 && !covered);
  to.flag("head clash", !head && !named && grown.members.some((member) => clusters.drafts[member]!.kind === "nominal"));
  to.flag("same type", own.type === cluster.type && own.type !== "Thing");
  to.flag("type differs", own.type !== cluster.type && own.type !== "Thing" && cluster.type !== "Thing");
  to.flag("thing to thing", own.type === "Thing" && cluster.type === "Thing");
  to.flag("thing to typed", own.type === "Thing" && cluster.type !== "Thing");
  to.flag("typed to thing", own.type !== "Thing" && cluster.type === "Thing");
  to.flag("same kind", own.entityKind !== null && own.entityKind === cluster.entityKind);
  to.flag(
    "kind differs",
    own.entityKind !== null && cluster.entityKind !== null && own.entityKind !== cluster.entityKind,
  );
  to.flag("kind unknown", own.entityKind !== null && cluster.entityKind === null && own.type === cluster.type);
  to.flag(
    "only pronouns",
    grown.members.every((member) => clusters.drafts[member]!.kind === "pronoun"),
  );
  const { country } = clusters.of(anaphor);
  to.flag("same country", country !== null && country === cluster.country);
  to.flag("country unknown", country !== null && cluster.country === null);
  to.flag("country new", country === null && cluster.country !== null);
  if (own.office === null || cluster.type !== "Person") return;
  const held = grown.members.flatMap((member) => roles.get(member) ?? []);
  const title = here.lemma;
  const fits = held.some((role) => role.title === title || role.title.endsWith(` ${title}`));
  to.flag("office fits", fits);
  to.flag("office differs", held.length > 0 && !fits);
}
