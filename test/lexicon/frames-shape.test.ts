// The rows of the frame lexicon against their schema and against each other; whether they do what their examples say is tested with the extractor.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FrameRow, RELATION_TYPES, relationRow } from "#schema";

const folder = fileURLToPath(new URL("../../data/lexicon/en/frames/", import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort();

interface Located {
  readonly place: string;
  readonly row: FrameRow;
}

const located: Located[] = files.flatMap((file) =>
  readFileSync(folder + file, "utf8")
    .split("\n")
    .filter((line) => line.length > 0)
    .map((line, index) => ({ place: `${file}:${index + 1}`, row: FrameRow.parse(JSON.parse(line)) })),
);

const PARTS = ["verbs", "nouns", "adjectives"] as const;

/** One word with all that tells its sense from others of the same lemma, but for the PropBank sense. */
function predicates(row: FrameRow): string[] {
  const sense = [
    row.particle ?? "",
    row.prepositions.join("/"),
    row.objects.length > 0 ? row.objects.join("/") : "",
    row.complements.join("/"),
    row.subjects.join("/"),
  ];
  return PARTS.flatMap((part) => row[part].map((lemma) => [lemma, part, ...sense].join(" ")));
}

/** Do the PropBank senses or the argument types of two rows keep them apart, or is one meant to be told besides the other? */
function apart(a: FrameRow, b: FrameRow, lemma: string): boolean {
  if (a.also || b.also) return true;
  const senses = (row: FrameRow) => row.rolesets.filter((roleset) => roleset.startsWith(`${lemma}.`));
  const disjoint = (left: readonly string[], right: readonly string[]) =>
    left.length > 0 && right.length > 0 && !left.some((value) => right.includes(value));
  return (
    disjoint(senses(a), senses(b)) || disjoint(a.sourceTypes, b.sourceTypes) || disjoint(a.targetTypes, b.targetTypes)
  );
}

describe("frame rows", () => {
  test("ids are unique over all files", () => {
    const ids = located.map(({ row }) => row.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each(files)("%s is sorted by id", (file) => {
    const ids = located.filter(({ place }) => place.startsWith(`${file}:`)).map(({ row }) => row.id);
    expect(ids).toEqual([...ids].sort());
  });

  test("an effect has a content to act on, and a row without relation has an effect", () => {
    const wrong = located.filter(
      ({ row }) =>
        (row.effect === null) !== (row.content.length === 0) || (row.relation === null && row.effect === null),
    );
    expect(wrong.map(({ place, row }) => `${place} ${row.id}`)).toEqual([]);
  });

  test("examples expect claims of known relations, and sentences are not repeated inside a row", () => {
    const known = new Set<string>(RELATION_TYPES);
    const wrong = located.flatMap(({ place, row }) => {
      const texts = [...row.examples.map((example) => example.text), ...row.not];
      const unknown = row.examples
        .flatMap((example) => example.expect)
        .filter((claim) => !claim.split(" ").some((word) => known.has(word)));
      const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
      const silent = row.examples.filter((example) => example.expect.length === 0).map((example) => example.text);
      return [...unknown, ...repeated, ...silent].map((what) => `${place} ${row.id}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test("no predicate is claimed for two relations unless senses or argument types keep them apart", () => {
    const claimed = new Map<string, Located[]>();
    for (const entry of located) {
      if (entry.row.relation === null) continue;
      for (const predicate of predicates(entry.row)) claimed.set(predicate, [...(claimed.get(predicate) ?? []), entry]);
    }
    const clashes = [...claimed].flatMap(([predicate, entries]) =>
      entries.flatMap((a, index) =>
        entries
          .slice(index + 1)
          .filter((b) => a.row.relation !== b.row.relation && !apart(a.row, b.row, predicate.split(" ")[0]!))
          .map((b) => `${predicate.trim()}: ${a.row.id} and ${b.row.id}`),
      ),
    );
    expect(clashes).toEqual([]);
  });

  // states are mostly told by noun phrases ("the Peruvian president"), which are no frames
  test("every act and event has a row, and the predicates are 1,500 at least", () => {
    const relations = new Set(located.map(({ row }) => row.relation));
    expect(RELATION_TYPES.filter((type) => relationRow(type).class !== "state" && !relations.has(type))).toEqual([]);
    expect(new Set(located.flatMap(({ row }) => predicates(row))).size).toBeGreaterThanOrEqual(1500);
  });
});
