// npm run extract: the command `newsgraph extract` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["extract", ...process.argv.slice(2)]);
