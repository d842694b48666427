import { describe, expect, it } from "vitest";
import { articleFromHtml } from "../../src/ingest/index.ts";

const PARAGRAPHS = [
  "The harbour board of Varn met the dockers on Monday and offered them a new roster for the winter months.",
  "“We have heard enough promises,” said Ada Lund, who leads the dockers' union, after three hours of talks.",
  "The board denied that it had threatened to close two of the five quays unless the strike ended by Friday.",
];
const page = (head: string, body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n")) => `<!doctype html>
<html lang="en"><head><title>Dockers weigh offer | The Varn Courier</title>${head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Dockers weigh offer</h1>${body}</article></main>
<footer><p>Subscribe to our newsletter</p></footer><script>document.title = "run"</script></body></html>`;

const JSON_LD = `<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "WebSite", name: "Courier" },
    {
      "@type": "NewsArticle",
      headline: "Varn: dockers weigh offer",
      datePublished: "2031-05-03T21:30:00+02:00",
      author: [{ "@type": "Person", name: "Ada Lund" }, "Kim Berg"],
      publisher: { "@type": "Organization", name: "The Varn Courier" },
    },
  ],
})}</script>`;
const META = `<meta property="og:title" content="Dockers weigh offer"><meta name="author" content="Ada Lund">
<meta property="og:site_name" content="Varn Courier"><meta property="article:published_time" content="2031-05-02">
<link rel="canonical" href="https://courier.example/dockers">`;

const read = (html: string, facts = {}) => articleFromHtml(html, facts, { file: "page.html" });

describe("articleFromHtml", () => {
  it("gives title and paragraphs as lines, without menus", async () => {
    const article = await read(page(META));
    expect(article.text.split("\n\n")).toEqual(["Dockers weigh offer", ...PARAGRAPHS]);
  });

  it("prefers JSON-LD to meta elements", async () => {
    const article = await read(page(META + JSON_LD));
    expect(article).toMatchObject({
      title: "Varn: dockers weigh offer",
      date: { value: "2031-05-03", origin: "given" },
      author: "Ada Lund, Kim Berg",
      publisher: "The Varn Courier",
      url: "https://courier.example/dockers",
      id: "https://courier.example/dockers",
    });
  });

  it("takes meta elements when JSON-LD is broken", async () => {
    const article = await read(page(`${META}<script type="application/ld+json">{broken</script>`));
    expect(article).toMatchObject({ author: "Ada Lund", publisher: "Varn Courier", date: { value: "2031-05-02" } });
  });

  it("takes no address that is not http", async () => {
    const article = await read(page('<link rel="canonical" href="javascript:alert(1)">'));
    expect(article.url).toBeNull();
  });

  it("prefers what the caller states", async () => {
    const article = await read(page(META), { date: "2031-05-09" });
    expect(article.date).toEqual({ value: "2031-05-09", origin: "given" });
  });

  it("decodes entities and joins inline elements", async () => {
    const body = `<p>Lund &amp; Berg met <b>the</b> <i>board</i> in&nbsp;Varn for the third time this week, they said.</p>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}`;
    const article = await read(page("", body));
    expect(article.text).toContain("Lund & Berg met the board in Varn for the third time");
  });

  it("says when a page has no story", async () => {
    await expect(read("<html><body><p>Hello</p></body></html>")).rejects.toMatchObject({ code: "ingest/no-article" });
  });

  it("refuses a page that nests without end, at once", async () => {
    const body = `${"<div>".repeat(3000)}<p>${PARAGRAPHS[0]}</p>${"</div>".repeat(3000)}`;
    await expect(read(page("", body))).rejects.toMatchObject({ code: "ingest/no-article" });
  });
});
