// npm run browser-kit: the command `newsgraph browser-kit` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["browser-kit", ...process.argv.slice(2)]);
