// Resolve: what the articles name → things of the world, each once.
export { type ResolvedEntity, resolveEntities } from "./entities.ts";
export { entityId, eventId } from "./ids.ts";
