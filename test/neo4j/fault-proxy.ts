// A TCP proxy between a driver and the server that spoils one COMMIT. Reached by bolt://, because neo4j:// would go round it to the address
// that the server advertises.
import { connect, createServer, type Socket } from "node:net";

/** A Bolt COMMIT: a chunk of two bytes (a structure without fields, tag 0x12) and the end of the message. */
const COMMIT = Buffer.from([0, 2, 0xb0, 0x12, 0, 0]);

/** before: it never reaches the server. after: the server commits, the answer is lost. silence: the answer never comes, the socket stays open. */
export type Fault = "before" | "after" | "silence";

export interface FaultProxy {
  readonly uri: string;
  /** spoils the n-th COMMIT from now, once */
  readonly arm: (fault: Fault, nth?: number) => void;
  readonly fired: () => number;
  readonly close: () => Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const port = Number(new URL(target.replace(/^bolt:/, "http:")).port);
  const sockets = new Set<Socket>();
  let armed: { fault: Fault; countdown: number } | null = null;
  let fired = 0;

  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    let spoiled: Fault | null = null;
    // a COMMIT may be cut in two by TCP
    let tail = Buffer.alloc(0);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (data) => {
      const seen = Buffer.concat([tail, data]);
      tail = Buffer.from(seen.subarray(-(COMMIT.length - 1)));
      if (armed && seen.includes(COMMIT) && --armed.countdown === 0) {
        spoiled = armed.fault;
        armed = null;
        fired++;
        if (spoiled === "before") return void client.destroy();
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (spoiled === "after") client.destroy();
      else if (spoiled === null) client.write(data);
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const own = (server.address() as { port: number }).port;
  return {
    uri: `bolt://127.0.0.1:${own}`,
    arm: (fault, nth = 1) => {
      armed = { fault, countdown: nth };
    },
    fired: () => fired,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
