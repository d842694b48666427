// npm run fold: the command `newsgraph fold` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["fold", ...process.argv.slice(2)]);
