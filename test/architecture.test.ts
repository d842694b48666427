// The rooms of the house and who may enter which, as data; every import of the sources is held against it.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../", import.meta.url);

/** Rooms that a room may enter. Every room may also use `schema` and `errors`. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  errors: [],
  document: [],
  lexicon: [],
  ingest: ["document"],
  language: ["document", "lexicon"],
  entities: ["document", "lexicon"],
  extract: ["document", "lexicon"],
  resolve: ["document", "lexicon"],
  // Output rooms read records; the ids of nodes are made in resolve.
  graph: ["resolve"],
  export: ["graph"],
  viewer: ["graph"],
  // The order of the stages, and what loads them.
  pipeline: ["document", "lexicon", "language", "entities", "extract"],
  load: ["pipeline", "lexicon", "language"],
  eval: ["pipeline", "document", "extract"],
  index: ["document", "graph", "ingest", "load", "pipeline", "viewer"],
  cli: ["document", "eval", "export", "extract", "graph", "ingest", "lexicon", "load", "pipeline", "viewer"],
};

/** Where `node:` may appear: at the edges, so that extraction and page also run in a browser. */
const NODE = [/^ingest\//, /\/load\.ts$/, /^export\/neo4j\//, /^eval\//, /^cli\//];
/** The page takes the tables of schema one by one: the whole would bring zod into the browser. */
const PAGE = /^viewer\/page\//;
/** Entered from outside besides `index.ts`: what reads files for a room that is otherwise free of Node. */
const SIDE_DOORS = [/^(?:lexicon|language|viewer)\/load\.ts$/];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

const SOURCES = [...files("src"), ...files("schema")];
const IMPORTS = SOURCES.flatMap(({ file, room, text }) =>
  [...text.matchAll(/(?:^|[\s;}])(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/g)].map(
    (match): Import => ({ file, room, target: (match[1] ?? match[2])! }),
  ),
);

function files(folder: string): { file: string; room: string; text: string }[] {
  return readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.includes("kernel/"))
    .map((path) => {
      const room =
        folder === "schema" ? "schema" : path.includes("/") ? path.split("/")[0]! : path.replace(/\.ts$/, "");
      const file = folder === "schema" ? `schema/${path}` : path;
      return { file, room, text: readFileSync(new URL(`${folder}/${path}`, ROOT), "utf8") };
    });
}

/** Path of an import's target below `src`; null for packages. */
function resolve({ file, target }: Import): string | null {
  if (target === "#schema") return "schema/index.ts";
  if (!target.startsWith(".")) return null;
  return new URL(target, `file:///${file}`).pathname.slice(1);
}

function roomOf(path: string): string {
  return path.includes("/") ? path.split("/")[0]! : path.replace(/\.ts$/, "");
}

/** Weights and the version of the package, imported as JSON. */
function isData(path: string): boolean {
  return path === "package.json" || /^data\/.+\.json$/.test(path);
}

describe("rooms", () => {
  it("are all in the table", () => {
    expect([...new Set(SOURCES.map((source) => source.room))].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it("enter only the rooms that they may", () => {
    const wrong = IMPORTS.flatMap((item) => {
      const path = resolve(item);
      if (path === null || isData(path)) return [];
      const room = roomOf(path);
      const allowed = room === item.room || room === "schema" || room === "errors" || ROOMS[item.room]?.includes(room);
      return allowed ? [] : [`${item.file} enters ${room}`];
    });
    expect(wrong).toEqual([]);
  });

  it("enter by the front door", () => {
    const wrong = IMPORTS.flatMap((item) => {
      const path = resolve(item);
      if (path === null || roomOf(path) === item.room || !path.includes("/") || isData(path)) return [];
      if (PAGE.test(item.file) && roomOf(path) === "schema") return [];
      const door = /^[a-z]+\/index\.ts$/.test(path) || SIDE_DOORS.some((side) => side.test(path));
      // Neo4j is a house of its own inside export.
      return door || path === "export/neo4j/index.ts" ? [] : [`${item.file} enters ${path}`];
    });
    expect(wrong).toEqual([]);
  });

  it("use node: only at the edges", () => {
    const wrong = IMPORTS.filter(
      ({ file, target }) => target.startsWith("node:") && file.includes("/") && !NODE.some((edge) => edge.test(file)),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it("schema knows zod and nothing else", () => {
    const wrong = IMPORTS.filter(
      ({ room, target }) => room === "schema" && target !== "zod" && !target.startsWith("./"),
    );
    expect(wrong).toEqual([]);
  });

  it("have no circles", () => {
    const after = new Map<string, Set<string>>();
    for (const item of IMPORTS) {
      const path = resolve(item);
      if (path === null || isData(path) || roomOf(path) === item.room) continue;
      after.set(item.room, (after.get(item.room) ?? new Set()).add(roomOf(path)));
    }
    const walk = (room: string, path: readonly string[]): string[] =>
      path.includes(room)
        ? [[...path, room].join(" → ")]
        : [...(after.get(room) ?? [])].flatMap((next) => walk(next, [...path, room]));
    expect([...after.keys()].flatMap((room) => walk(room, []))).toEqual([]);
  });

  it("say nothing on the console", () => {
    const wrong = SOURCES.filter(({ text }) => /\bconsole\./.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("take nothing from clock, chance or the language of the machine below the command line", () => {
    const LUCK =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\.localeCompare\(|\.toLocale[A-Z]\w*\(|\bIntl\.(?:Collator|DateTimeFormat|NumberFormat)\b/;
    const wrong = SOURCES.filter(
      ({ room, file, text }) =>
        room !== "cli" && !PAGE.test(file) && file !== "export/neo4j/client.ts" && LUCK.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
