// newsgraph view: a graph file → its page, served on the loopback interface for as long as the command runs.
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { NewsgraphError } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { readGraph } from "../graph-input.ts";
import type { Io } from "../io.ts";
import { wholeNumber } from "../options.ts";

export const addView: AddCommand = (program, { io }) => {
  program
    .command("view")
    .description("serve the page of a graph on this machine and open it")
    .argument("<graph>", 'graph.json, or "-" for standard input')
    .option("--port <number>", "port to listen on; default: a free one", wholeNumber)
    .option("--no-open", "do not open a browser")
    .addHelpText("after", "\nExample:\n  newsgraph view out/graph.json --no-open")
    .action((path, options) => view(path, options, io));
};

async function view(path: string, options: { port?: number | undefined; open: boolean }, io: Io): Promise<void> {
  const graph = await readGraph(path, io);
  const [{ renderPage }, { readTemplate }] = await Promise.all([
    import("../../viewer/index.ts"),
    import("../../viewer/load.ts"),
  ]);
  const server = await servePage(renderPage(graph, readTemplate()), options.port ?? 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await io.out.write(`${url}\n`);
  await io.err.write("Ctrl-C ends it\n");
  if (options.open) openBrowser(url);
  await new Promise<void>((resolve) => server.once("close", resolve));
}

/** Serves one page on 127.0.0.1, to this machine's own names only. Throws `cli/output` when the port is taken. */
export async function servePage(page: string, port: number): Promise<Server> {
  const body = Buffer.from(page);
  const server = createServer((request, response) => answer(body, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new NewsgraphError("cli/output", `port ${port} cannot be used`, { cause, remedy: "choose another --port" }),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

function answer(body: Buffer, request: IncomingMessage, response: ServerResponse): void {
  // A page elsewhere may point its own name at 127.0.0.1; it must not read the graph.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const status =
    host !== "127.0.0.1" && host !== "localhost"
      ? 403
      : request.method !== "GET" && request.method !== "HEAD"
        ? 405
        : request.url === "/"
          ? 200
          : 404;
  response.writeHead(status, {
    "content-type": status === 200 ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
  });
  response.end(status === 200 ? (request.method === "HEAD" ? undefined : body) : `${status}\n`);
}

function openBrowser(url: string): void {
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["explorer.exe", [url]]
        : ["xdg-open", [url]];
  const child = spawn(command as string, args as string[], { stdio: "ignore", detached: true });
  // Without a desktop there is nothing to open; the address is on the screen.
  child.on("error", () => {});
  child.unref();
}
