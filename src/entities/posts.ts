// Offices beside the verb that gives or takes them → roles that stand only as the verb does: "named her head of Acme", "was sworn in as
// president of Peru", "resigned as head of Acme". Which verbs these are, and what they say, the frames know.
import type { Clusters } from "./clusters.ts";
import type { Reading } from "./reading.ts";
import { bodyBeside, type DraftIndex, type Role, standingOf, titleEndingAt } from "./roles.ts";

export function findPosts(reading: Reading, clusters: Clusters, index: DraftIndex): readonly Role[] {
  const { tree } = reading;
  const { drafts } = clusters;
  const posts: Role[] = [];
  drafts.forEach(({ kind, office, head, firstToken, endToken }) => {
    const verb = tree.head(head);
    if (kind !== "nominal" || !office?.relation || verb < 0 || tree.upos(verb) !== "VERB") return;
    const isAs = tree.is(head, "obl", "advcl", "xcomp") && tree.markers(head)[0] === "as";
    // "elected Ann Berg president": the parse may have two objects
    const isComplement = tree.is(head, "xcomp") && !isAs;
    const isSecond = tree.is(head, "obj") && tree.children(verb, "obj", "nsubj:pass").some((other) => other < head);
    if (!isAs && !isComplement && !isSecond) return;
    const object = tree.children(verb, "obj", "iobj").find((other) => other !== head && other < head);
    const subject = tree.child(verb, "nsubj");
    const passive = tree.child(verb, "nsubj:pass");
    const holder = filler(object ?? passive ?? (isAs ? subject : undefined));
    if (holder === undefined || clusters.of(holder).type !== "Person") return;
    const title = titleEndingAt(reading, firstToken, head + 1) ?? { office, first: head, title: tree.lemma(head) };
    const beside = bodyBeside(reading, drafts, index, head, title.first);
    // "chairman of the new company" tells nothing of any company that is known
    if (beside !== null && drafts[beside]!.entityKind === "company" && !clusters.of(beside).named) return;
    posts.push({
      holder,
      office: title.office,
      title: title.title,
      firstToken: title.first,
      endToken: head + 1,
      of:
        beside !== null && !clusters.same(beside, holder) ? beside : giver(object === undefined ? undefined : subject),
      ...standingOf(reading, firstToken, Math.min(endToken, head + 3), head),
      by: "post",
      under: verb,
    });
  });
  return posts;

  function filler(token: number | undefined): number | undefined {
    return token === undefined ? undefined : index.filling(token);
  }

  /** "Nordbank named her chief executive": without another body beside the title, a named body gives its own office. */
  function giver(token: number | undefined): number | null {
    const body = filler(token);
    if (body === undefined || drafts[body]!.kind === "pronoun") return null;
    const { type, named } = clusters.of(body);
    return type === "Organization" && named && drafts[body]!.kind === "name" ? body : null;
  }
}
