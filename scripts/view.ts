// npm run view: the command `newsgraph view` from a checkout.
import { runProcess } from "../src/cli/index.ts";
import { ensureTemplate } from "./template.ts";

await ensureTemplate();
await runProcess(["view", ...process.argv.slice(2)]);
