// npm run statements: the command `newsgraph statements` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["statements", ...process.argv.slice(2)]);
