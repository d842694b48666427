// Article: one input text with its metadata. The text is never changed after ingest; every offset of the project counts into it.
import { z } from "zod";

/** A calendar day, YYYY-MM-DD, that exists. */
export const Day = z.iso.date().meta({ id: "Day" });

/** How sure the publication date is: stated by the caller or the page, found in the text (dateline, caption), or worked out from it. */
export const DateOrigin = z.enum(["given", "found", "inferred"]);

export const ArticleDate = z.strictObject({ value: Day, origin: DateOrigin }).meta({ id: "ArticleDate" });
export type ArticleDate = z.infer<typeof ArticleDate>;

export const Article = z
  .strictObject({
    /** given id or url, else a hash of the text */
    id: z.string().min(1).max(2048),
    text: z.string(),
    title: z.string().nullable(),
    date: ArticleDate.nullable(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    publisher: z.string().nullable(),
  })
  .meta({ id: "Article" });
export type Article = z.infer<typeof Article>;
