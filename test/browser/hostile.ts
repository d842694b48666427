// A graph whose every text is hostile: each payload once in each kind of field. What runs leaves a mark on the window or asks a server.
import type { GraphFile } from "#schema";
import { sampleGraph } from "../helpers/graph.ts";

/** `beacon` is the address of a server of the test that counts requests. */
export function payloads(beacon: string): string[] {
  return [
    "</script><script>window.ran=1</script>",
    "<script>window.ran=2</script>",
    "<img src=x onerror=window.ran=3>",
    "<svg onload=window.ran=4>",
    "<svg><script>window.ran=5</script></svg>",
    '"><img src=x onerror="window.ran=6">',
    "'onmouseover='window.ran=7",
    "javascript:window.ran=8",
    " javascript:window.ran=9",
    "data:text/html,<script>window.ran=10</script>",
    "<iframe srcdoc='<script>parent.ran=11</script>'></iframe>",
    "<details open ontoggle=window.ran=12>",
    `<style>*{background:url(${beacon}/style)}</style>`,
    `<img src=${beacon}/image>`,
    `<link rel=stylesheet href=${beacon}/link>`,
    `<meta http-equiv=refresh content="0;url=${beacon}/meta">`,
    `<base href=${beacon}/>`,
    `<form action=${beacon}/form><input type=submit autofocus></form>`,
    "<!--<script>",
    "<![CDATA[<script>window.ran=13</script>]]>",
    "$\u007bwindow.ran=14}`+(window.ran=15)+`",
    "{{constructor.constructor('window.ran=16')()}}",
    "\u2028window.ran=17\u2029",
    "\\u003cscript>window.ran=18\\u003c/script>",
    "__proto__",
    "constructor",
    "toString",
    "\u202egnp.exe\u0000\u0007",
    "x".repeat(5000),
    "=cmd|'/c calc'!A1",
  ];
}

/** Names, aliases, titles, publishers, authors, addresses, texts, rules, traces and units are payloads in turn. */
export function hostileGraph(beacon: string): GraphFile {
  const list = payloads(beacon);
  let at = 0;
  const next = () => list[at++ % list.length]!;
  const graph = sampleGraph();
  for (const article of graph.articles) {
    // at the end, so that all spans stay right
    article.text += `\n${list.join("\n")}`;
    article.title = next();
    article.publisher = next();
    article.author = next();
    article.url = next();
  }
  for (let round = 0; round * graph.entities.length < list.length; round++)
    for (const entity of graph.entities) {
      if (round === 0) entity.name = next();
      entity.aliases.push(next());
    }
  for (const event of graph.events) event.name = next();
  for (const claim of graph.claims) {
    claim.by = next();
    claim.trace = [next(), next()];
    if (claim.amount) claim.amount.unit = next();
  }
  graph.extractor = next();
  return graph;
}
