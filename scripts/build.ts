// npm start: the command `newsgraph build` from a checkout; without inputs it reads the bundled articles.
import { runProcess } from "../src/cli/index.ts";
import { ensureTemplate } from "./template.ts";

await ensureTemplate();
await runProcess(["build", ...process.argv.slice(2)]);
