// npm run remove: the command `newsgraph remove` from a checkout.
import { runProcess } from "../src/cli/index.ts";

await runProcess(["remove", ...process.argv.slice(2)]);
