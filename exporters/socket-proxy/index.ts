import { runProgram } from "../kit/index.ts";
import { socketProxy } from "./socket-proxy.ts";

export { type SocketProxySettings, socketProxySettings } from "./settings.ts";
export { type RunningSocketProxy, socketProxy, startSocketProxy } from "./socket-proxy.ts";

/** Runs the socket proxy, or one of its commands, to its end. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(socketProxy, argv);
}
