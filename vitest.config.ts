import { existsSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/**
 * Tests of the page in Chromium: its parts inside the browser (`browser`) and the built file driven from Node (`page`). On a machine
 * without Chromium they are left out and the reason is told; in CI nothing is left out, so there they fail.
 */
function pageProjects(): TestProjectConfiguration[] {
  if (!existsSync(chromium) && !process.env.CI) {
    process.stderr.write(
      `tests of the page are left out: no Chromium at ${chromium}; install it or set CHROMIUM_PATH\n`,
    );
    return [];
  }
  return [
    {
      test: {
        name: "browser",
        include: ["test/browser/**/*.browser.ts"],
        testTimeout: 30_000,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          viewport: { width: 1000, height: 700 },
          provider: playwright({
            launchOptions: { executablePath: chromium, args: ["--no-sandbox", "--enable-unsafe-swiftshader"] },
          }),
          instances: [{ browser: "chromium" }],
        },
      },
    },
    {
      test: {
        name: "page",
        include: ["test/browser/**/*.page.ts"],
        fileParallelism: false,
        testTimeout: 60_000,
        hookTimeout: 120_000,
        pool: "forks",
        env: { CHROMIUM_PATH: chromium },
      },
    },
  ];
}

/** Node tests. Tests in Chromium (`test/browser`) and on a Neo4j server (`test/neo4j`) are projects of their own in this list. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/neo4j/**"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: "forks",
        },
      },
      {
        test: {
          name: "neo4j",
          include: ["test/neo4j/**/*.test.ts"],
          globalSetup: "test/neo4j/setup.ts",
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          pool: "forks",
        },
      },
      ...pageProjects(),
    ],
    maxWorkers: 2,
  },
});
