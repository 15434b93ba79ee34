import type { Container } from "dockerode";
import { engineWords } from "../engine/index.ts";

/** What a container has written, both streams in order; `tail` limits it to the last lines. */
export async function containerLogs(container: Container, tty: boolean, tail?: number): Promise<string> {
  const options = { stdout: true, stderr: true, follow: false } as const;
  const raw: unknown = await container.logs({ ...options, ...(tail === undefined ? {} : { tail }) });
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw));
  return (tty ? bytes : demultiplex(bytes)).toString("utf8");
}

/** The last lines for an error message, indented; why there are none, when there are none. */
export async function lastLines(container: Container, tty: boolean): Promise<string> {
  try {
    const text = (await containerLogs(container, tty, lineCount)).trimEnd();
    return text === "" ? "It has written no log lines." : `Its last log lines:\n${indent(shorten(text))}`;
  } catch (error) {
    return `Its log cannot be read: ${engineWords(error)}.`;
  }
}

const lineCount = 8;
const lineLength = 400;

function shorten(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.length > lineLength ? `${line.slice(0, lineLength)} …` : line))
    .join("\n");
}

export function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}

// Without a terminal the engine frames each piece: stream number, three zero bytes, length (Engine API, "Stream format").
function demultiplex(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    pieces.push(bytes.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(pieces);
}
