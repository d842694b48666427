// Time: dates in the text and the events that they belong to.
export { createTimeResolver, type TimeResolver } from "./attach.ts";
export { type DateMention, findDates } from "./find.ts";
