// Spans: half-open ranges of UTF-16 offsets into the text of one article. `text.slice(start, end)` is what the span means.
import { z } from "zod";

export const Span = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().positive() })
  .refine((span) => span.start < span.end, { error: "a span must not be empty" })
  .meta({ id: "Span" });
export type Span = z.infer<typeof Span>;
