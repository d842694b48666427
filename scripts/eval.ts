// npm run eval: the command `newsgraph eval` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["eval", ...process.argv.slice(2)]);
