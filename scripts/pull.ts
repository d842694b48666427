// npm run pull: the command `newsgraph pull` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["pull", ...process.argv.slice(2)]);
