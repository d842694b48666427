import { describe, expect, it } from "vitest";
import { piecesOf } from "#schema";

describe("pieces", () => {
  const pieces = (within: { start: number; end: number }, ...spans: { start: number; end: number; name: string }[]) =>
    piecesOf(within, spans).map((piece) => [piece.start, piece.end, piece.names.join("+")]);
  it("cut a text at every border and cover it without gaps", () => {
    expect(pieces({ start: 0, end: 10 }, { start: 2, end: 6, name: "a" }, { start: 4, end: 8, name: "b" })).toEqual([
      [0, 2, ""],
      [2, 4, "a"],
      [4, 6, "a+b"],
      [6, 8, "b"],
      [8, 10, ""],
    ]);
  });
  it("cut off what lies outside", () => {
    expect(pieces({ start: 5, end: 8 }, { start: 0, end: 6, name: "a" }, { start: 9, end: 12, name: "b" })).toEqual([
      [5, 6, "a"],
      [6, 8, ""],
    ]);
  });
});
