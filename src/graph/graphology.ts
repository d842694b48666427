// Graph file → graphology graph: one node per entity and event node, one directed edge per claim, keyed by their ids. Ids are never
// made by the library, whose counters start anywhere.
import { MultiDirectedGraph } from "graphology";
import type { ClaimEdge, Entity, EventNode, GraphFile } from "#schema";

export type NodeAttributes =
  | ({ readonly nodeKind: "entity"; readonly label: string } & Entity)
  | ({ readonly nodeKind: "event"; readonly label: string } & EventNode);

/** A claim, or the tie of an event node to one of its participants. */
export type EdgeAttributes =
  | ({ readonly edgeKind: "claim"; readonly label: string } & ClaimEdge)
  | { readonly edgeKind: "role"; readonly label: "agent" | "target" | "location" };

export type ClaimGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** The graph as graphology holds it. Claims that lack an end have no edge; their event node has ties to what is there. */
export function toGraphology(graph: GraphFile): ClaimGraph {
  const net: ClaimGraph = new MultiDirectedGraph();
  for (const entity of graph.entities) net.addNode(entity.id, { nodeKind: "entity", label: entity.name, ...entity });
  for (const event of graph.events) net.addNode(event.id, { nodeKind: "event", label: event.name, ...event });
  for (const claim of graph.claims)
    if (claim.source !== null && claim.target !== null)
      net.addDirectedEdgeWithKey(claim.id, claim.source, claim.target, {
        edgeKind: "claim",
        label: claim.type,
        ...claim,
      });
  for (const event of graph.events)
    for (const label of ["agent", "target", "location"] as const) {
      const end = event[label];
      if (end !== null) net.addDirectedEdgeWithKey(`${event.id} ${label}`, event.id, end, { edgeKind: "role", label });
    }
  return net;
}
