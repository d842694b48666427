// A claim of a graph → one plain line: what is claimed, and in words what the text makes of it.
import { type ClaimEdge, formatAmount, formatDate, type GraphFile, standingOf, verbPhrase } from "#schema";
import { printable } from "./problems.ts";

/** Names and claims of a graph, for lines that people read; without control characters. */
export class Wording {
  readonly #names = new Map<string, string>();
  readonly #threats = new Map<string, ClaimEdge>();

  constructor(graph: GraphFile) {
    for (const entity of graph.entities) this.#names.set(entity.id, printable(entity.name));
    const claimOf = new Map(graph.events.map((event) => [event.id, event.claim]));
    for (const event of graph.events) this.#names.set(event.id, printable(event.name));
    for (const claim of graph.claims)
      if (claim.type === "THREATENS")
        for (const event of claim.content) this.#threats.set(claimOf.get(event) ?? "", claim);
  }

  name(id: string | null): string {
    return id === null ? "" : (this.#names.get(id) ?? id);
  }

  /** "Norland may attack Ostland" */
  sentence(claim: ClaimEdge): string {
    return `${this.name(claim.source) || "somebody"} ${verbPhrase(claim)} ${this.name(claim.target) || "something"}`;
  }

  /** "denied, said by Ada Lund, 25 percent, 2031-05-03": only what is not plain. */
  marks(claim: ClaimEdge): string[] {
    const marks: string[] = [];
    const standing = standingOf(claim);
    if (standing === "denied" || standing === "alleged") marks.push(standing);
    const threat = this.#threats.get(claim.id);
    if (threat) marks.push(threat.source === null ? "threatened" : `threatened by ${this.name(threat.source)}`);
    else if (standing === "open") marks.push(claim.modality);
    if (claim.condition !== null) marks.push("with a condition");
    if (claim.attribution.length > 0)
      marks.push(`said by ${claim.attribution.map((id) => this.name(id)).join(", who cites ")}`);
    if (claim.amount !== null) marks.push(formatAmount(claim.amount));
    if (claim.date !== null) marks.push(formatDate(claim.date));
    if (claim.contradicts.length > 0) marks.push("contradicted elsewhere");
    return marks;
  }
}
