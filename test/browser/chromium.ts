// A Chromium for tests and benchmarks that is always gone afterwards: closed when it can be, killed when it cannot.
import { type Browser, type BrowserContext, chromium } from "playwright-core";

export interface Chromium {
  readonly browser: Browser;
  /** Process id of the browser, for measurements. */
  readonly pid: number;
  readonly newContext: Browser["newContext"];
  readonly stop: () => Promise<void>;
}

/** Path of the browser: CHROMIUM_PATH, else where Debian puts it. */
export function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
}

export async function startChromium(args: readonly string[] = []): Promise<Chromium> {
  const server = await chromium.launchServer({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--hide-scrollbars", ...args],
  });
  const child = server.process();
  // the driver may end without a word, by a signal or an error of its own
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const browser = await chromium.connect(server.wsEndpoint());
  return {
    browser,
    pid: child.pid!,
    newContext: (options) => browser.newContext(options),
    async stop() {
      await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 2000))]);
      await server.kill();
      process.removeListener("exit", kill);
    },
  };
}

/** What a page did that it should not: requests to anywhere but itself, errors, dialogs, new windows. */
export function watch(context: BrowserContext): string[] {
  const seen: string[] = [];
  context.on("request", (request) => {
    if (!/^(?:file|blob|data):/.test(request.url())) seen.push(`request ${request.url()}`);
  });
  context.on("weberror", (error) => seen.push(`error ${error.error().message}`));
  context.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`console ${message.text()}`);
  });
  return seen;
}
