import { describe, expect, test } from "vitest";
import { EVENT_NODE_STYLE, NODE_STYLE, QUAD_STYLE, STANDING_STYLE } from "#schema";

const WHITE = "#ffffff";
const DARK = "#12171d";

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe("colours", () => {
  test.each([...Object.entries(NODE_STYLE), ["event node", EVENT_NODE_STYLE] as const])(
    "%s is seen on light and dark ground and carries a white letter",
    (_, style) => {
      expect(contrast(style.fill, WHITE)).toBeGreaterThanOrEqual(3);
      expect(contrast(style.fill, DARK)).toBeGreaterThanOrEqual(3);
    },
  );
  test.each(Object.entries(STANDING_STYLE))("edges of standing %s are seen on their ground", (_, style) => {
    expect(contrast(style.light, WHITE)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(style.dark, DARK)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(Object.entries(QUAD_STYLE))("edges of %s are seen on white", (_, colour) => {
    expect(contrast(colour, WHITE)).toBeGreaterThanOrEqual(3);
  });
});
