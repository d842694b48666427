// A document with mentions and chains → who did what to whom, said by whom, denied or not, real or not, when, how much.
export { ClaimFinder, type ClaimHelpers, type ClaimLayers } from "./claims.ts";
