import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { temporaryFolder } from "../../support/folder.ts";

/** An engine that writes down every byte it is sent. */
export interface FakeEngine {
  readonly socket: string;
  /** Everything that came, connections one after the other. */
  received(): string;
  forget(): void;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const empty: Answering = (request, response) => {
  response.setHeader("api-version", "1.41");
  response.end(request.url?.endsWith("_ping") ? "OK" : "[]");
};

export async function fakeEngine(t: ExecutionContext, answer: Answering = empty): Promise<FakeEngine> {
  const socket = join(temporaryFolder(t), "engine.sock");
  let received = "";
  const server = createServer(answer);
  // After Node's own listener, whose parser else reads past everybody.
  server.on("connection", (connection: Socket) =>
    connection.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
    }),
  );
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    socket,
    received: () => received,
    forget: () => {
      received = "";
    },
  };
}
