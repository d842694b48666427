// npm run load: the command `newsgraph load` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["load", ...process.argv.slice(2)]);
