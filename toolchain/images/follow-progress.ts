import type Docker from "dockerode";

/** Waits for the end of a stream of progress messages; the engine reports a failure inside it. */
export function followProgress(
  docker: Docker,
  stream: NodeJS.ReadableStream,
  onMessage: (message: EngineMessage) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), onMessage);
  });
}

/** One line of the engine's stream (Engine API, `POST /images/create`). */
export interface EngineMessage {
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}
