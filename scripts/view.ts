// npm run view: the command `newsgraph view` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["view", ...process.argv.slice(2)]);
