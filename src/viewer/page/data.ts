// Reads the data that `render.ts` put into the page: JSON, or JSON compressed and written in base64.
import type { Packed } from "../packed.ts";
import { byId } from "./dom.ts";
import { Store } from "./store.ts";

export async function readStore(): Promise<Store> {
  const element = byId("graph-data");
  const text = element.textContent ?? "";
  // the text is as large as the graph; the page does not need it twice
  element.remove();
  const json = element.dataset.encoding === "deflate" ? await inflate(text) : text;
  return new Store(JSON.parse(json) as Packed);
}

async function inflate(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = Uint8Array.from({ length: binary.length }, (_, i) => binary.charCodeAt(i));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
