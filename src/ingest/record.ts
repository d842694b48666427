// One line of JSON → an article. The shape is {id, text, date?, title?, url?, author?, publisher?}; other keys are left alone.

import { z } from "zod";
import { type Article, Article as ArticleSchema } from "#schema";
import { type ErrorPlace, NewsgraphError } from "../errors.ts";
import { articleFromText } from "./article.ts";
import { checkedDay } from "./date.ts";
import { where } from "./decode.ts";

const optionalText = z.string().nullish();

/** A day, or a time stamp of which the day counts: "2031-05-03", "2031-05-03T08:00:00+02:00". */
const LooseDay = z.string().transform((value, context) => {
  const day = checkedDay(value.slice(0, 10));
  if (day !== null && /^.{10}(?:[T ].*)?$/s.test(value)) return day;
  context.addIssue({ code: "custom", message: "not a day of the form YYYY-MM-DD" });
  return z.NEVER;
});

const InputRecord = z.object({
  id: ArticleSchema.shape.id.or(z.int().transform(String)).optional(),
  text: z.string(),
  date: LooseDay.nullish(),
  title: optionalText,
  url: optionalText,
  author: optionalText,
  publisher: optionalText,
});

/** Throws `ingest/bad-json`, `ingest/bad-record` or `ingest/empty`; the error's place has the id of the record where it has one. */
export function articleFromRecord(line: string, place: ErrorPlace): Article {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new NewsgraphError("ingest/bad-json", `${where(place)} is not JSON`, { place, cause });
  }
  const parsed = InputRecord.safeParse(value);
  const id = parsed.success ? parsed.data.id : idOf(value);
  const known = id === undefined ? place : { ...place, article: id };
  if (!parsed.success)
    throw new NewsgraphError("ingest/bad-record", `${where(place)}: ${oneLine(parsed.error)}`, { place: known });
  if (parsed.data.text.trim() === "")
    throw new NewsgraphError("ingest/empty", `${where(place)} has no text`, { place: known });
  const { text, ...facts } = parsed.data;
  return articleFromText(text, facts);
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "id")) return undefined;
  const { id } = value as { id: unknown };
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}

function oneLine(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "record"}: ${issue.message}`).join("; ");
}
