import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { NewsgraphError } from "../../src/errors.ts";
import { renderPage } from "../../src/viewer/index.ts";
import { packGraph } from "../../src/viewer/pack.ts";
import { Store } from "../../src/viewer/page/store.ts";
import { escapeJson } from "../../src/viewer/render.ts";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";

const TEMPLATE = '<p>before</p><script type="application/json" id="graph-data"></script><p>after</p>';

function dataOf(page: string): { encoding: string; text: string } {
  const found = /<script type="application\/json" id="graph-data" data-encoding="(\w+)">([^<]*)<\/script>/.exec(page);
  return { encoding: found![1]!, text: found![2]! };
}

describe("renderPage", () => {
  it("puts the graph into its place and keeps the rest of the template", () => {
    const page = renderPage(sampleGraph(), TEMPLATE);
    expect(page.startsWith("<p>before</p>")).toBe(true);
    expect(page.endsWith("<p>after</p>")).toBe(true);
    const { encoding, text } = dataOf(page);
    expect(encoding).toBe("json");
    expect(new Store(JSON.parse(text)).file()).toEqual(sampleGraph());
  });

  it("compresses a large graph, and it comes back the same", () => {
    const graph = syntheticGraph({ nodes: 900 });
    const { encoding, text } = dataOf(renderPage(graph, TEMPLATE));
    expect(encoding).toBe("deflate");
    expect(text.length).toBeLessThan(JSON.stringify(packGraph(graph)).length / 2);
    const json = inflateRawSync(Buffer.from(text, "base64")).toString("utf8");
    expect(new Store(JSON.parse(json)).file()).toEqual(graph);
  });

  it("gives the same bytes for the same graph", () => {
    expect(renderPage(sampleGraph(), TEMPLATE)).toBe(renderPage(sampleGraph(), TEMPLATE));
    const large = () => renderPage(syntheticGraph({ nodes: 700 }), TEMPLATE);
    expect(large()).toBe(large());
  });

  it("does not take words of an article for a replacement pattern", () => {
    const graph = sampleGraph();
    graph.articles[0]!.title = "$& $` $' $1";
    expect(new Store(JSON.parse(dataOf(renderPage(graph, TEMPLATE)).text)).articles[0]!.title).toBe("$& $` $' $1");
  });

  it("lets no article end the script element", () => {
    const graph = sampleGraph();
    graph.articles[0]!.title = "</script><script>alert(1)</script><!-- \u2028";
    const page = renderPage(graph, TEMPLATE);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain("<!--");
    expect(new Store(JSON.parse(dataOf(page).text)).articles[0]!.title).toBe(graph.articles[0]!.title);
  });

  it("refuses a template without a place for the data", () => {
    expect(() => renderPage(sampleGraph(), "<p>nothing</p>")).toThrow(NewsgraphError);
    try {
      renderPage(sampleGraph(), "<p>nothing</p>");
    } catch (error) {
      expect((error as NewsgraphError).code).toBe("viewer/template-missing");
    }
  });
});

describe("escapeJson", () => {
  it.each(["</script>", "<!--", "a & b", "\u2028\u2029", "]]>"])("keeps %j as data and out of markup", (text) => {
    const escaped = escapeJson(JSON.stringify(text));
    expect(escaped).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(escaped)).toBe(text);
  });
});
