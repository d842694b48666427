// The state of the page and its form in the URL: what is shown, filtered, selected, and from where the camera looks. Everything that
// a reader can arrive at has an address, and an address of any age or origin gives a valid state.
import { STANDINGS, type Standing } from "../../../schema/standing.ts";

export const SHOWS = ["facts", "claims", "denied", "all"] as const;
export type Show = (typeof SHOWS)[number];

/** What each position of the switch lets through. */
export const SHOWN: Readonly<Record<Show, readonly Standing[]>> = {
  facts: ["fact"],
  claims: ["said", "open", "alleged"],
  denied: ["denied"],
  all: STANDINGS,
};

export const STAGES = ["graph", "table", "article"] as const;
export type StageKind = (typeof STAGES)[number];

export const PANELS = [
  "overview",
  "node",
  "claim",
  "pair",
  "relation",
  "speaker",
  "path",
  "compare",
  "timeline",
  "disputes",
  "community",
] as const;
export type PanelKind = (typeof PANELS)[number];

/** What the panel is about: `a` and `b` are ids of nodes or claims, a relation type, or the number of a community. */
export interface Panel {
  readonly kind: PanelKind;
  readonly a: string;
  readonly b: string;
}

export const FACETS = ["type", "relation", "modality", "polarity", "speaker", "article"] as const;
export type Facet = (typeof FACETS)[number];

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export interface View {
  readonly show: Show;
  readonly stage: StageKind;
  readonly panel: Panel;
  /** values that are switched off, by facet */
  readonly off: ReadonlyMap<Facet, ReadonlySet<string>>;
  /** days, "" for no limit */
  readonly from: string;
  readonly to: string;
  /** steps around the node of the panel that are shown; 0 shows the whole graph */
  readonly depth: number;
  /** article of the article stage */
  readonly article: string;
  /** are the nodes gathered into communities? null leaves it to the size of the graph */
  readonly gathered: boolean | null;
  /** communities that are opened while gathered */
  readonly opened: ReadonlySet<number>;
  readonly theme: Theme;
  readonly camera: Camera | null;
}

export const OVERVIEW: Panel = { kind: "overview", a: "", b: "" };

export const START: View = {
  show: "all",
  stage: "graph",
  panel: OVERVIEW,
  off: new Map(),
  from: "",
  to: "",
  depth: 0,
  article: "",
  gathered: null,
  opened: new Set(),
  theme: "auto",
  camera: null,
};

export const MAX_DEPTH = 4;

/** The part of the URL behind "#"; only what differs from the start is written. */
export function encodeView(view: View): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) query.set(name, value);
  };
  put("show", view.show, START.show);
  put("stage", view.stage, START.stage);
  put("see", view.panel.kind, OVERVIEW.kind);
  put("a", view.panel.a, "");
  put("b", view.panel.b, "");
  put("article", view.article, "");
  put("depth", String(view.depth), "0");
  put("from", view.from, "");
  put("to", view.to, "");
  if (view.gathered !== null) query.set("gathered", view.gathered ? "yes" : "no");
  for (const community of [...view.opened].sort((a, b) => a - b)) query.append("open", String(community));
  for (const facet of FACETS)
    for (const value of [...(view.off.get(facet) ?? [])].sort()) query.append(`no-${facet}`, value);
  put("theme", view.theme, START.theme);
  if (view.camera)
    query.set("camera", [view.camera.x, view.camera.y, view.camera.ratio].map((n) => n.toFixed(4)).join(","));
  return query.toString();
}

/** The state of an address. What is unknown or malformed is left at its start value. */
export function decodeView(hash: string): View {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const one = <T extends string>(name: string, known: readonly T[], usual: T): T =>
    known.find((value) => value === query.get(name)) ?? usual;
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(query.get(name) ?? "") ? query.get(name)! : "");
  const depth = Number(query.get("depth"));
  const camera = (query.get("camera") ?? "").split(",").map(Number);
  const gathered = query.get("gathered");
  const off = new Map(
    FACETS.map((facet) => [facet, new Set(query.getAll(`no-${facet}`))] as const).filter(
      ([, values]) => values.size > 0,
    ),
  );
  return {
    show: one("show", SHOWS, START.show),
    stage: one("stage", STAGES, START.stage),
    panel: { kind: one("see", PANELS, OVERVIEW.kind), a: query.get("a") ?? "", b: query.get("b") ?? "" },
    off,
    from: day("from"),
    to: day("to"),
    depth: Number.isInteger(depth) && depth >= 0 && depth <= MAX_DEPTH ? depth : 0,
    article: query.get("article") ?? "",
    gathered: gathered === "yes" ? true : gathered === "no" ? false : null,
    opened: new Set(
      query
        .getAll("open")
        .map(Number)
        .filter((n) => Number.isInteger(n) && n >= 0),
    ),
    theme: one("theme", THEMES, START.theme),
    camera:
      camera.length === 3 && camera.every(Number.isFinite) && camera[2]! > 0
        ? { x: camera[0]!, y: camera[1]!, ratio: camera[2]! }
        : null,
  };
}

/** The view with one value of a facet switched on or off. */
export function withFacet(view: View, facet: Facet, value: string, on: boolean): View {
  const values = new Set(view.off.get(facet));
  if (on) values.delete(value);
  else values.add(value);
  return { ...view, off: new Map(view.off).set(facet, values) };
}

/** Does the view leave anything out? */
export function isFiltered(view: View): boolean {
  return (
    view.show !== "all" ||
    view.from !== "" ||
    view.to !== "" ||
    view.depth > 0 ||
    [...view.off.values()].some((set) => set.size > 0)
  );
}
