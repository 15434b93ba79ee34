import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";

/** What a stand-in was asked. */
export interface Asked {
  readonly method: string;
  readonly target: string;
  /** By name, in the order they came. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Something that answers in Prometheus's place and writes down what it is asked. */
export interface StandIn {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Requests whose connection has ended before the answer. */
  readonly abandoned: () => number;
  forget(): void;
}

export interface StandInOptions {
  readonly answer?: RequestListener;
  /** PEM; absent: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Answers everything as Prometheus does when there is nothing. */
export const nothing: RequestListener = (_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"status":"success","data":[]}');
};

/** Starts one on a free loopback port; it ends with the test. */
export async function standIn(t: ExecutionContext, { answer = nothing, tls }: StandInOptions = {}): Promise<StandIn> {
  const asked: Asked[] = [];
  let abandoned = 0;
  const listener: RequestListener = (request, response) => {
    response.once("close", () => {
      if (!response.writableFinished) abandoned += 1;
    });
    void text(request).then(
      (body) => {
        asked.push({ method: request.method ?? "", target: request.url ?? "", headers: headersOf(request), body });
        answer(request, response);
      },
      () => {},
    );
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    asked,
    abandoned: () => abandoned,
    forget: () => void asked.splice(0),
  };
}

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ""]] : [],
  );
}
