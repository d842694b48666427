// newsgraph lexicon check: what the lexicon does not know of an article.
import { describe, expect, it } from "vitest";
import { run } from "../helpers/io.ts";

const TEXT = "Peru attacked Chile. Kenya dazzled Uganda on Monday. Kenya dazzled Ghana.";

describe("lexicon check", () => {
  it("lists what got no frame, most frequent first, with a place", async () => {
    const { code, out, err } = await run(["lexicon", "check", "--format", "text", "-"], TEXT);
    expect(code).toBe(0);
    expect(out).toContain("2  dazzle  verb, in no row");
    expect(out).toContain("Kenya … Uganda: Kenya dazzled Uganda on Monday.");
    expect(out).not.toContain("attack");
    expect(err).toBe("3 predicates between two entities, 1 with a frame (33.3 %)\n");
  });

  it("gives the same as JSON Lines", async () => {
    const { out } = await run(["lexicon", "check", "--json", "--format", "text", "-"], TEXT);
    const [gap] = out.trim().split("\n");
    expect(JSON.parse(gap!)).toMatchObject({ lemma: "dazzle", upos: "VERB", fate: "unknown", count: 2 });
  });
});
