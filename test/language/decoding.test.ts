// Decoders on scores made by hand: name sequences, senses, roles, lemma scripts, windows.
import { describe, expect, it } from "vitest";
import type { NameSpan } from "../../src/document/index.ts";
import { FrameDecoder } from "../../src/language/frames.ts";
import { applyScript, Lemmas } from "../../src/language/lemmas.ts";
import type { Labels, Tables } from "../../src/language/model.ts";
import { agreeOnKinds } from "../../src/language/name-agreement.ts";
import { bestSequence, logSoftmax, NameDecoder } from "../../src/language/names.ts";
import { RolePaths, rolePathsFrom } from "../../src/language/role-paths.ts";
import { cutWindows } from "../../src/language/windows.ts";

const labels: Labels = {
  tags: ["NOUN|NN"],
  lemmas: ["L0+", "L1+"],
  rels: ["root"],
  ner: ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"],
  gner: ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"],
  onto: ["O", "B-GPE", "I-GPE", "B-PERSON", "I-PERSON"],
  roles: ["-", "ARG0", "ARG1", "ARGM-TMP", "R-ARG0"],
  senses: ["?", "give.01", "give_up.07", "reject.01"],
};

const tables: Tables = {
  frames: ["give v .01", "give_up v .07 .08", "reject v .01", "rejection n reject.01", "zap v .03 .04"],
  lemmaExceptions: ["NNS L0+ news", "VBD L3+ake shook"],
  rolePaths: [" 0:90 1:5 2:4 3:1", "^nsubj 1:40 2:10", "^nsubj|<vp 2:30 1:1"],
};

describe("name sequences", () => {
  const sequence = (rows: readonly (readonly number[])[]) =>
    bestSequence(Float64Array.from(rows.flat()), rows.length, labels.onto).map((i) => labels.onto[i]);

  it("never begins with an inside", () => {
    expect(sequence([[0, 1, 9, 0, 0]])).toEqual(["B-GPE"]);
  });
  it("never goes on with another kind", () => {
    expect(
      sequence([
        [0, 9, 0, 0, 0],
        [0, 0, 4, 0, 5],
      ]),
    ).toEqual(["B-GPE", "I-GPE"]);
  });
  it("parts two names that touch", () => {
    expect(
      sequence([
        [0, 9, 0, 0, 0],
        [0, 0, 0, 9, 0],
        [0, 0, 0, 0, 9],
      ]),
    ).toEqual(["B-GPE", "B-PERSON", "I-PERSON"]);
  });
  it("takes ties to the lowest label", () => expect(sequence([[1, 1, 1, 1, 1]])).toEqual(["O"]));

  it("agrees with the platform's logarithm", () => {
    const into = new Float64Array(3);
    logSoftmax(Float32Array.from([1, -30, 2.5]), 0, 3, into);
    const sum = Math.log(Math.exp(1) + Math.exp(-30) + Math.exp(2.5));
    [1, -30, 2.5].forEach((value, i) => {
      expect(into[i]).toBeCloseTo(value - sum, 6);
    });
  });

  it("lets the coarse heads decide what the fine head leaves open", () => {
    const decoder = new NameDecoder(labels);
    const sure = (at: number, length: number) => Array.from({ length }, (_, i) => (i === at ? 8 : 0));
    const open = [0, 2, 0, 2, 0];
    const row = (coarse: number) => [...sure(coarse, 7), ...sure(coarse, 7), ...open];
    const values = Float32Array.from([...row(0), ...row(1), ...row(5)]);
    const names = decoder.decode(decoder.joint(values, 19, 2), 2);
    expect(names.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 1, "PERSON"],
      [1, 2, "GPE"],
    ]);
    for (const { score } of names) expect(score).toBeGreaterThan(0.5);
  });
});

describe("names of one article", () => {
  const text = "Ostmark grew. Ostmark fell. May came in May. Ostmark";
  const name = (start: number, end: number, kind: string, score: number) => ({
    firstToken: 0,
    endToken: 1,
    start,
    end,
    kind,
    score,
  });
  const kinds = (names: readonly NameSpan[]) => agreeOnKinds(names, text).map(({ kind }) => kind);

  it("agree on the kind that the article has most evidence for", () => {
    expect(kinds([name(0, 7, "PERSON", 0.4), name(14, 21, "ORG", 0.9), name(45, 52, "ORG", 0.2)])).toEqual([
      "ORG",
      "ORG",
      "ORG",
    ]);
  });
  it("leave dates and people apart", () => {
    expect(kinds([name(28, 31, "PERSON", 0.3), name(40, 43, "DATE", 0.9)])).toEqual(["PERSON", "DATE"]);
  });
  it("keep their own where nothing speaks against it", () => {
    expect(kinds([name(0, 7, "PERSON", 0.5), name(14, 21, "ORG", 0.5)])).toEqual(["PERSON", "ORG"]);
  });
});

describe("senses", () => {
  const decoder = new FrameDecoder(labels, tables);
  const scores = Float32Array.from([9, 1, 2, 0]);

  it("takes the frames of the lemma with its particle", () => {
    expect(decoder.sense(decoder.candidates("give", "VERB", "up"), scores).roleset).toBe("give_up.07");
  });
  it("knows either spelling, and falls back on the verb where the pair has no frame", () => {
    const frames = ["authorize v .01", "call v .01 .02", "call_off v call_off.07"];
    const other = new FrameDecoder(labels, { ...tables, frames });
    expect(other.candidates("authorise", "VERB", null)).toEqual(["authorize.01"]);
    expect(other.candidates("call", "VERB", "off")).toEqual(["call_off.07"]);
    expect(other.candidates("call", "VERB", "round")).toEqual(["call.01", "call.02"]);
  });
  it("takes no other frame without it", () => {
    expect(decoder.sense(decoder.candidates("give", "VERB", null), scores)).toEqual({ roleset: "give.01", score: 1 });
  });
  it("knows the frames of nouns", () => {
    expect(decoder.sense(decoder.candidates("rejection", "NOUN", null), scores).roleset).toBe("reject.01");
  });
  it("takes the first of a lemma that training never saw", () => {
    expect(decoder.sense(decoder.candidates("zap", "VERB", null), scores)).toEqual({ roleset: "zap.03", score: 0 });
  });
  it.each(["constructor", "__proto__", "toString", ""])("has none for %j", (lemma) => {
    expect(decoder.sense(decoder.candidates(lemma, "VERB", null), scores).roleset).toBeNull();
  });
});

describe("roles", () => {
  const decoder = new FrameDecoder(labels, tables);
  /** rows of words by roles → values by role */
  const roles = (rows: readonly (readonly number[])[], self: number) => {
    const width = rows.length + 1;
    const values = new Float32Array(labels.roles.length * width);
    rows.forEach((row, i) => {
      row.forEach((value, role) => {
        values[role * width + i + 1] = value;
      });
    });
    return decoder.roles({ values, width }, rows.length, self, () => new Float64Array(labels.roles.length));
  };

  it("gives a core role to the word that wants it most", () => {
    expect(
      roles(
        [
          [0, 5, 0, 0, 0],
          [0, 0, 0, 0, 0],
          [0, 6, 0, 0, 0],
        ],
        2,
      ),
    ).toEqual([{ role: "ARG0", token: 3 }]);
  });
  it("lets several words have the same modifier role", () => {
    expect(
      roles(
        [
          [0, 0, 0, 5, 0],
          [0, 0, 0, 0, 0],
          [0, 0, 0, 6, 0],
        ],
        2,
      ).map(({ token }) => token),
    ).toEqual([1, 3]);
  });
  it("never makes the predicate its own argument", () => expect(roles([[0, 5, 0, 0, 0]], 1)).toEqual([]));
});

describe("role paths", () => {
  // The mayor was said to fear them: mayor ← said → fear → them
  const tree = {
    heads: [1, 3, 3, -1, 5, 3, 5, 6],
    relations: ["det", "nsubj:pass", "aux:pass", "root", "mark", "xcomp", "obj", "det"],
  };

  it.each([
    [5, 6, "^obj"],
    [5, 1, "xcomp^nsubj:pass"],
    [6, 0, "obj<xcomp^nsubj:pass>det"],
    [7, 0, "far"],
    [3, 3, "^"],
    [0, 5, "det<nsubj:pass^xcomp"],
  ])("from %i to %i is %s", (predicate, word, path) => expect(rolePathsFrom(tree, predicate)(word)).toBe(path));

  it("makes a subject the patient of a passive verb only", () => {
    const paths = new RolePaths(labels, tables);
    const [active, passive] = [paths.bonus("^nsubj", true, "va"), paths.bonus("^nsubj", true, "vp")];
    expect(active[1]).toBeGreaterThan(active[2]!);
    expect(passive[2]).toBeGreaterThan(passive[1]!);
    expect(paths.bonus("toString", true, "va")).toEqual(paths.bonus("far", false, "jp"));
  });
});

describe("lemmas", () => {
  it.each([
    ["Cities", "L3+y", "city"],
    ["USA", "K0+", "USA"],
    ["Mexicos", "T1+", "Mexico"],
    ["’s", "L2+be", "be"],
    ["go", "L5+x", "x"],
    ["s", "L1+", "s"],
  ])("%s by %s is %s", (form, script, lemma) => expect(applyScript(form, script)).toBe(lemma));

  it("prefers what training knows", () => {
    const lemmas = new Lemmas(tables);
    expect(lemmas.lemma("News", "NNS", "L1+")).toBe("news");
    expect(lemmas.lemma("news", "NN", "L1+")).toBe("new");
    expect(lemmas.lemma("shook", "VBD", "L0+")).toBe("shake");
    expect(lemmas.lemma("zapped", "VBN", "L2+")).toBe("zap");
    expect(lemmas.lemma("constructor", "NN", "L0+")).toBe("constructor");
  });
});

describe("windows", () => {
  const one = () => 1;
  it("leaves a sentence whole that fits", () => {
    expect(cutWindows(Array(300).fill("a"), one, 512)).toEqual([[0, 300]]);
  });
  it("cuts behind the last clause mark", () => {
    const words = Array(600).fill("a");
    words[99] = ",";
    expect(cutWindows(words, one, 512)[0]).toEqual([0, 100]);
  });
  it("loses no word and no window is too large", () => {
    const words = Array.from({ length: 1000 }, (_, i) => (i % 7 === 0 ? "long" : "a"));
    const windows = cutWindows(words, (word) => (word === "long" ? 8 : 1), 512);
    expect(windows[0]![0]).toBe(0);
    windows.forEach(([from, to], i) => {
      expect(to).toBeGreaterThan(from);
      expect(windows[i + 1]?.[0] ?? words.length).toBe(to);
    });
  });
});
