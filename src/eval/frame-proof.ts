// A lexicon row → does it hold? Runs the row's own examples and counter-examples through an extractor and lists what failed.
import { type Claim, type Extraction, type FrameRow, relationRow } from "#schema";

export interface ProofFailure {
  readonly row: string;
  readonly text: string;
  /** "missing: Peru REJECTS offer", "forbidden: …" */
  readonly problem: string;
  /** what was found instead, one claim each */
  readonly found: readonly string[];
}

/** "Peru ATTACKS Chile [negative actual by Peru]" */
const EXPECTATION = /^(.+?) ([A-Z]+(?:_[A-Z]+)*) (.+?)(?: \[(.+)\])?$/;

export interface Expectation {
  readonly source: string;
  readonly type: string;
  readonly target: string;
  readonly attributes: readonly string[];
  readonly by: string | null;
}

/** Reads an expectation; null when it is not written in the form above. */
export function parseExpectation(text: string): Expectation | null {
  const found = EXPECTATION.exec(text);
  if (!found) return null;
  const [, source, type, target, brackets = ""] = found;
  const [before, by] = brackets.split(/\bby /);
  return {
    source: source!,
    type: type!,
    target: target!,
    attributes: (before ?? "").trim().split(/\s+/).filter(Boolean),
    by: by ?? null,
  };
}

/** Runs the examples and counter-examples of one row. */
export function proveFrame(row: FrameRow, extract: (text: string) => Extraction): readonly ProofFailure[] {
  const failures: ProofFailure[] = [];
  for (const example of row.examples) {
    const record = extract(example.text);
    for (const line of example.expect) {
      const expected = parseExpectation(line);
      if (expected && record.claims.some((claim) => holds(record, claim, expected))) continue;
      failures.push({
        row: row.id,
        text: example.text,
        problem: `missing: ${line}`,
        found: record.claims.map((c) => formatClaim(record, c)),
      });
    }
  }
  for (const text of row.not) {
    const record = extract(text);
    const wrong = record.claims.filter((claim) => claim.by === row.id);
    if (wrong.length > 0)
      failures.push({ row: row.id, text, problem: "forbidden", found: wrong.map((c) => formatClaim(record, c)) });
  }
  return failures;
}

/** "Peru ATTACKS Chile [negative future by Peru]": the form in which expectations are written. */
export function formatClaim(record: Extraction, claim: Claim): string {
  const words = (span: { start: number; end: number } | null) =>
    span ? record.article.text.slice(span.start, span.end) : "-";
  const standing = [claim.polarity, claim.modality].filter((value) => value !== "positive" && value !== "actual");
  const speaker = record.chains.find((chain) => chain.id === claim.attribution[claim.attribution.length - 1]);
  const brackets = [...standing, ...(speaker ? [`by ${speaker.name}`] : [])].join(" ");
  return `${words(claim.evidence.source)} ${claim.type} ${words(claim.evidence.target)}${brackets ? ` [${brackets}]` : ""} <${claim.by}>`;
}

/** Does the claim say what is expected? A symmetric relation may have its ends the other way round. */
export function holds(record: Extraction, claim: Claim, expected: Expectation): boolean {
  if (claim.type !== expected.type) return false;
  const reversed =
    relationRow(claim.type).symmetric &&
    claimEnd(record, claim, "source", expected.target) &&
    claimEnd(record, claim, "target", expected.source);
  const straight =
    claimEnd(record, claim, "source", expected.source) && claimEnd(record, claim, "target", expected.target);
  if (!straight && !reversed) return false;
  for (const attribute of expected.attributes)
    if (claim.polarity !== attribute && claim.modality !== attribute) return false;
  if (expected.by === null) return true;
  return claim.attribution.some((id) => namesOf(record, id).some((name) => alike(name, expected.by!)));
}

function claimEnd(record: Extraction, claim: Claim, end: "source" | "target", wanted: string): boolean {
  const id = claim[end];
  if (wanted === "-") return id === null;
  if (id === null) return false;
  const span = claim.evidence[end];
  const shown = span ? [record.article.text.slice(span.start, span.end)] : [];
  return [...shown, ...namesOf(record, id)].some((name) => alike(name, wanted));
}

function namesOf(record: Extraction, chainId: string): readonly string[] {
  const own = record.mentions
    .filter((mention) => mention.chain === chainId)
    .map((m) => record.article.text.slice(m.start, m.end));
  const chain = record.chains.find((c) => c.id === chainId);
  return chain ? [chain.name, ...own] : own;
}

function alike(name: string, wanted: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^(?:the|an?|its|his|her|their) /, "")
      .trim();
  return bare(name) === bare(wanted) || ` ${bare(name)} `.includes(` ${bare(wanted)} `);
}
