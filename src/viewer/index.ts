// The viewer: a graph file as one self-contained page.
export { renderPage } from "./render.ts";
