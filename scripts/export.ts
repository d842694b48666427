// npm run export: the command `newsgraph export` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["export", ...process.argv.slice(2)]);
