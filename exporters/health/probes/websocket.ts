import { WebSocket } from "ws";
import { authorization } from "./authorization.ts";
import { failureOf, ProbeError } from "./failure.ts";
import { userAgent } from "./http-exchange.ts";
import type { WebSocketModule } from "./module.ts";
import { openSocket, type ProbeContext } from "./open-socket.ts";
import { authority, type Target } from "./target.ts";
import { addPhase } from "./trace.ts";

/** A frame that comes unasked is not what the probe is for. */
const maxPayload = 64 * 1024;

/** Makes the handshake and, unless the module says otherwise, waits for the answer to a ping. Redirects are not followed. */
export async function probeWebSocket(target: Target, module: WebSocketModule, context: ProbeContext): Promise<void> {
  const { trace } = context;
  const { secure, path } = target;
  const credentials = authorization(module.credentials, (secure && !module.tls.insecureSkipVerify) || module.insecure);
  const connection = await openSocket(target, module, context, ["http/1.1"]);
  const begun = performance.now();
  const socket = new WebSocket(`${secure ? "wss" : "ws"}://${authority(target)}${path}`, [...module.subprotocols], {
    createConnection: () => connection,
    headers: { "user-agent": userAgent, ...module.headers, ...credentials },
    followRedirects: false,
    perMessageDeflate: false,
    maxPayload,
  });
  try {
    const failed = failureIn(socket, (status) => {
      trace.webSocketStatus = status;
    });
    await Promise.race([happens(socket, "open"), failed]);
    trace.webSocketStatus = 101;
    const upgraded = addPhase(trace, "upgrade", begun);
    if (!module.ping) return;
    socket.ping();
    await Promise.race([happens(socket, "pong"), failed]);
    addPhase(trace, "pong", upgraded);
  } finally {
    if (socket.readyState === WebSocket.OPEN) socket.close(1000);
    socket.terminate();
    connection.destroy();
  }
}

function happens(socket: WebSocket, event: "open" | "pong"): Promise<void> {
  return new Promise((resolve) => void socket.once(event, () => resolve()));
}

function failureIn(socket: WebSocket, onStatus: (status: number) => void): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => {
    socket.on("unexpected-response", (_request, { statusCode = 0 }) => {
      onStatus(statusCode);
      reject(new ProbeError("status", `the handshake was answered with ${statusCode}`));
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === undefined || error.code.startsWith("HPE_")
          ? new ProbeError("protocol", error.message)
          : failureOf(error),
      ),
    );
    socket.on("close", (code) => reject(new ProbeError("closed", `the connection was closed with code ${code}`)));
  });
  failed.catch(() => {});
  return failed;
}
