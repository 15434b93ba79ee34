import { createReadStream, existsSync, realpathSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Finding } from "../problems/index.ts";
import { type GivenFile, isK6Points, k6Points } from "../validation/load-report/index.ts";

/** The files as `sightline loadtest report` was given them, and all that cannot be read. */
export async function readResultFiles(given: readonly string[]): Promise<{
  readonly files: readonly GivenFile[];
  readonly findings: readonly Finding[];
}> {
  const findings: Finding[] = [];
  const files: GivenFile[] = [];
  const seen = new Map<string, string>();
  for (const text of given) {
    const { path, label } = placeOf(text);
    try {
      const real = realpathSync(path);
      const before = seen.get(real);
      if (before !== undefined)
        findings.push(fault("twice", text, `is the same file as ${before}.`, "Give the file of each run once."));
      else {
        const content = await read(path, findings);
        if (content !== undefined) files.push({ path, ...content, ...(label !== undefined && { label }) });
      }
      seen.set(real, before ?? text);
    } catch (error) {
      findings.push(
        fault("unreadable", path, `cannot be read: ${reasonOf(error)}.`, "Correct the path, or the file's mode."),
      );
    }
  }
  return { files, findings };
}

/** `LABEL=FILE`, unless there is a file of that whole name. */
function placeOf(text: string): { readonly path: string; readonly label?: string } {
  const [, label, path] = /^([^=/\\]{1,100})=(.+)$/s.exec(text) ?? [];
  return label === undefined || path === undefined || existsSync(text) ? { path: text } : { path, label };
}

async function read(
  path: string,
  findings: Finding[],
): Promise<{ text: string } | { points: ReturnType<typeof k6Points> } | undefined> {
  const { size } = await stat(path);
  const gzipped = await isGzipped(path);
  if (isK6Points(await beginningOf(stream(path, gzipped))))
    return { points: await readPoints(path, gzipped, findings) };
  if (gzipped || size > most) {
    const message = gzipped
      ? "is compressed, and not k6's --out json."
      : `has ${Math.round(size / 1e6)} MB, more than a result of k6 or Locust has.`;
    findings.push(fault("unreadable", path, message, "Give the file as the tool wrote it."));
    return undefined;
  }
  return { text: await readFile(path, "utf8") };
}

/** Larger files fit into no string of Node's. */
const most = 256e6;

async function readPoints(path: string, gzipped: boolean, findings: Finding[]): Promise<ReturnType<typeof k6Points>> {
  const points = k6Points();
  let line = 0;
  try {
    for await (const text of createInterface({ input: stream(path, gzipped), crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      points.add(text);
    }
  } catch {
    findings.push(
      fault("truncated", path, `is no whole JSON in line ${line}.`, "Give the file when k6 has written it to the end."),
    );
  }
  return points;
}

async function beginningOf(input: Readable): Promise<string> {
  let text = "";
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes("\n") || text.length > 65_536) break;
  }
  return text;
}

function stream(path: string, gzipped: boolean): Readable {
  const file = createReadStream(path);
  if (!gzipped) return file.setEncoding("utf8");
  const unzipped = createGunzip();
  file.on("error", (error) => unzipped.destroy(error));
  return file.pipe(unzipped).setEncoding("utf8");
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await file.close();
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const words: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "permission denied",
  };
  return words[code ?? ""] ?? code ?? String(error);
}

function fault(check: string, path: string, message: string, hint: string): Finding {
  return { check: `load-report/${check}`, severity: "error", path, message, hint };
}
