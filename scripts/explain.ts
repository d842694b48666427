// npm run explain: the command `newsgraph explain` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["explain", ...process.argv.slice(2)]);
