import { PassThrough } from "node:stream";

/** One page that listens. */
export interface EventStream {
  readonly body: PassThrough;
  /** Sends an event; a page that has stopped reading is cut off, and will come back. */
  send(event: string, data: unknown): void;
  /** Shows the page, and everything in between, that the connection lives. */
  keepAlive(): void;
  end(): void;
}

/** Bytes that may wait for a page to read them. */
const mostWaiting = 8 * 1024 ** 2;

/** A stream of server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function createEventStream(): EventStream {
  const body = new PassThrough();
  const write = (text: string) => {
    if (body.writableEnded || body.destroyed) return;
    if (body.writableLength > mostWaiting) body.destroy();
    else body.write(text);
  };
  // Comes back after a second rather than the browser's three.
  write("retry: 1000\n\n");
  return {
    body,
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    keepAlive: () => write(": still here\n\n"),
    end: () => void body.end(),
  };
}
