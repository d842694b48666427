import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { GazetteerRow } from "#schema";
import {
  checkRows,
  completeRow,
  createLexicon,
  firstWord,
  type LexiconRows,
  normalName,
  parseRows,
} from "../../src/lexicon/index.ts";
import { lexiconFiles, lexiconFolder, loadCheckedLexicon, loadLexicon } from "../../src/lexicon/load.ts";

const EMPTY: LexiconRows = {
  frames: [],
  gazetteer: [],
  offices: [],
  nominals: [],
  "given-names": [],
  "country-groups": [],
  pronouns: [],
  currencies: [],
  cues: [],
};
const row = (value: object) => completeRow("gazetteer", value) as GazetteerRow;

describe("createLexicon", () => {
  const lexicon = createLexicon({
    ...EMPTY,
    gazetteer: [
      row({
        id: "country.rur",
        type: "Country",
        name: "Ruritania",
        aliases: ["RU"],
        demonyms: ["Ruritanian"],
        country: "RUR",
      }),
      row({
        id: "person.ann-holt",
        type: "Person",
        name: "Ann Holt",
        aliases: ["Holt"],
        ambiguous: ["Holt"],
        terms: [{ office: "president", of: "country.rur", from: "2015-03-01", to: "2020-03-01" }],
      }),
    ],
    frames: [
      completeRow("frames", {
        id: "threaten",
        relation: "THREATENS",
        verbs: ["threaten"],
        nouns: ["threat"],
        rolesets: ["threaten.01"],
      }) as never,
    ],
  });

  it.each([
    ["Ruritania", "name"],
    ["RU", "alias"],
    ["Ruritanian", "demonym"],
  ])("knows %s as a %s", (text, use) => {
    expect(lexicon.named(text)).toMatchObject([{ row: { id: "country.rur" }, use }]);
  });

  it("keeps case, so that an abbreviation is not a word", () => {
    expect(lexicon.named("ru")).toEqual([]);
  });

  it("marks what counts only beside a clue", () => {
    expect(lexicon.named("Holt")[0]!.ambiguous).toBe(true);
    expect(lexicon.named("Ann Holt")[0]!.ambiguous).toBe(false);
  });

  it.each([
    ["2015-03-01", 1],
    ["2019-12-31", 1],
    ["2020-03-01", 0],
    ["2015-02-28", 0],
  ])("has %s in %i terms", (day, count) => {
    expect(lexicon.holders("president", "country.rur", day)).toHaveLength(count);
  });

  it("finds frames by lemma and part of speech, and by roleset", () => {
    expect(lexicon.framesFor("threat", "NOUN")).toHaveLength(1);
    expect(lexicon.framesFor("threat", "VERB")).toEqual([]);
    expect(lexicon.framesWithRoleset("threaten.01")).toHaveLength(1);
  });

  it("knows nothing of the words of Object", () => {
    for (const word of ["constructor", "__proto__", "toString"]) {
      expect(lexicon.named(word)).toEqual([]);
      expect(lexicon.nominal(word)).toBeUndefined();
      expect(lexicon.framesFor(word, "NOUN")).toEqual([]);
    }
  });
});

describe("names", () => {
  it.each([
    ["Guinea-Bissau", "Guinea"],
    ["U.S.", "U"],
    ["Côte d'Ivoire", "Côte"],
  ])("%s begins with %s", (name, word) => expect(firstWord(name)).toBe(word));

  it("are written with straight apostrophes and single spaces", () => {
    expect(normalName("Côte\u00a0 d’Ivoire ")).toBe("Côte d'Ivoire");
  });
});

describe("checkRows", () => {
  const failure = (text: string) => {
    try {
      checkRows("nominals", text, "nominals.jsonl");
    } catch (error) {
      return error as { code: string; message: string; place: object };
    }
    return undefined;
  };
  const good = '{"id":"a","type":"Agreement","words":["pact"],"example":"the pact"}';

  it.each([
    [
      "a field that is spelled wrong",
      '{"id":"a","type":"Agreement","word":["pact"],"words":["x"],"example":"the pact"}',
      'did you mean "words"?',
    ],
    [
      "a value that is spelled wrong",
      '{"id":"a","type":"Agrement","words":["pact"],"example":"the pact"}',
      'did you mean "Agreement"?',
    ],
    ["a missing field", '{"id":"a","type":"Agreement","words":["pact"]}', "example"],
    ["a row without id", '{"type":"Agreement"}', "id"],
    ["what is not JSON", "{", "not JSON"],
    ["an id that is there already", good, "line 1"],
  ])("refuses %s and says where", (_, line, part) => {
    const error = failure(`${good}\n\n${line}\n`)!;
    expect(error.code).toBe("lexicon/bad-row");
    expect(error.place).toEqual({ file: "nominals.jsonl", line: 3 });
    expect(error.message).toContain("nominals.jsonl:3");
    expect(error.message).toContain(part);
  });

  it("passes good rows", () => expect(failure(`${good}\n`)).toBeUndefined());
});

describe("parseRows", () => {
  it("refuses a broken line even of trusted rows", () => {
    expect(() => parseRows("nominals", "[]", "x.jsonl")).toThrow("x.jsonl:1");
  });
});

describe("the lexicon of the package", () => {
  const checked = loadCheckedLexicon();
  const trusted = loadLexicon();

  it("is read without checks exactly as with them", () => {
    expect(trusted.rows).toEqual(checked.rows);
  });

  it("has each gazetteer id once, and only references that exist", () => {
    const seen = new Set<string>();
    for (const { id, capitalOf, terms, ambiguous, name, aliases, demonyms } of trusted.rows.gazetteer) {
      expect(seen.has(id), id).toBe(false);
      seen.add(id);
      if (capitalOf) expect(trusted.row(capitalOf), id).toBeDefined();
      for (const term of terms) {
        expect(trusted.row(term.of), id).toBeDefined();
        expect(trusted.office(term.office), `${id} ${term.office}`).toBeDefined();
      }
      const written = [name, ...aliases, ...demonyms];
      for (const text of ambiguous) expect(written, id).toContain(text);
      expect(new Set(written).size, `${id} has a name twice`).toBe(written.length);
      for (const text of written) expect(normalName(text), id).toBe(text);
    }
  });

  it("has an unambiguous name for one thing only", () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { id, name, aliases, ambiguous } of trusted.rows.gazetteer)
      for (const text of [name, ...aliases]) {
        if (ambiguous.includes(text)) continue;
        const owner = owners.get(text);
        if (owner) clashes.push(`${text}: ${owner} ${id}`);
        owners.set(text, id);
      }
    expect(clashes).toEqual([]);
  });

  it.each([
    ["US", "USA"],
    ["U.S.", "USA"],
    ["America", "USA"],
    ["UK", "GBR"],
    ["Britain", "GBR"],
    ["Holland", "NLD"],
    ["Burma", "MMR"],
    ["Ivory Coast", "CIV"],
    ["Czechia", "CZE"],
    ["Kosovo", "XKX"],
    ["Mexican", "MEX"],
    ["Kyiv", "UKR"],
    ["the Kremlin", "RUS"],
  ])("knows that %s is of %s", (text, country) => {
    expect(trusted.named(text).map((name) => name.row.country)).toContain(country);
  });

  it.each([
    ["president", "country.usa", "2025-11-20", "Donald Trump"],
    ["president", "country.usa", "2022-01-01", "Joe Biden"],
    ["president", "country.mex", "2024-09-30", "Andrés Manuel López Obrador"],
    ["president", "country.mex", "2024-10-01", "Claudia Sheinbaum"],
    ["chancellor", "country.deu", "2025-06-01", "Friedrich Merz"],
  ])("knows the %s of %s on %s", (office, of, day, name) => {
    expect(trusted.holders(office, of, day).map((row) => row.name)).toEqual([name]);
  });
});

describe("the data sheet", () => {
  it("tells the number of rows of each gazetteer file and word list", () => {
    const folder = lexiconFolder();
    const sheet = readFileSync(join(folder, "../../README.md"), "utf8");
    for (const file of lexiconFiles(folder)) {
      if (/^(frames|cues|currencies)/.test(file)) continue;
      const rows = readFileSync(join(folder, file), "utf8").trimEnd().split("\n").length;
      expect(sheet).toContain(`| \`${file}\` | ${rows} |`);
    }
  });
});

describe("the countries that come with the program", () => {
  const countries = loadCheckedLexicon().rows.gazetteer.filter(({ id }) => id.startsWith("country."));

  it("have a code and a name each of their own", () => {
    for (const key of ["country", "name"] as const)
      expect(new Set(countries.map((country) => country[key])).size).toBe(countries.length);
  });

  it("share no demonym: whoever is Dutch is of the Netherlands, not of Aruba", () => {
    const owners = new Map<string, string[]>();
    for (const { name, demonyms } of countries)
      for (const demonym of demonyms) owners.set(demonym, [...(owners.get(demonym) ?? []), name]);
    const shared = [...owners].filter(([, names]) => names.length > 1).map(([demonym]) => demonym);
    expect(shared).toEqual(["Channel Islander", "Channel Islanders"]);
  });
});
