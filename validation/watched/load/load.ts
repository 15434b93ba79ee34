import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { DefinitionError } from "../../../problems/index.ts";
import { readResolved } from "../../../toolchain/index.ts";
import type { Copy } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import { scriptFor } from "./script.ts";
import { createTally, type LoadCounts, type Tally } from "./tally.ts";

export interface LoadOptions {
  /** Messages or requests a second. @default those of the system's script */
  readonly perSecond?: number;
  /** Ends it, as `stop` does. */
  readonly signal: AbortSignal;
  /** Told once when it ended by itself. @default nobody is */
  readonly onTrouble?: (error: Error) => void;
}

/** A load that goes on until it is stopped. */
export interface Load extends Pick<Tally, "accepted" | "refused" | "answers"> {
  /** What it sent until now. */
  counts(): LoadCounts;
  /** Lets what is under way end, two seconds at most, and returns what was sent in all. Twice is once. */
  stop(): Promise<LoadCounts>;
}

/**
 * Begins to load the system beside a copy with its steady k6 script; comes back when the first request was answered or failed.
 * It ends with this process, however that ends.
 *
 * @throws DefinitionError when this machine has no k6; Error when it ends before it sent anything, with its words; the signal's reason.
 */
export async function loadOn(copy: Copy, { perSecond, signal, onTrouble }: LoadOptions): Promise<Load> {
  const { file, environment } = scriptFor(watchedBeside(copy));
  const given = {
    ...environment,
    RUN: randomBytes(4).toString("hex"),
    ...(perSecond === undefined ? {} : { RATE: String(perSecond) }),
  };
  signal.throwIfAborted();
  const child = execa(
    await k6(),
    [
      ...["run", "--quiet", "--no-usage-report", "--no-color", "--summary-mode=disabled", "--log-output=stderr"],
      // Points go through the pipe: when nobody is there any more who reads them, k6 ends.
      ...["--out", "json=-"],
      ...Object.entries(given).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
      file,
    ],
    { reject: false, stdin: "ignore", buffer: { stdout: false, stderr: true }, maxBuffer: { stderr: 100_000 } },
  );
  const tally = createTally();
  const begun = Promise.withResolvers<void>();
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    tally.add(line);
    if (tally.counts(0).sent > 0) begun.resolve();
  });
  let stopping = false;
  const ended = child.then(({ exitCode, stderr }) => {
    const error = new Error(`k6 ended by itself (exit code ${exitCode}): ${stderr.slice(-2000)}`);
    begun.reject(signal.aborted ? signal.reason : error);
    if (!stopping) onTrouble?.(error);
  });
  const stop = async () => {
    stopping = true;
    signal.removeEventListener("abort", stop);
    child.kill("SIGINT");
    const impatience = setTimeout(() => child.kill("SIGKILL"), patience);
    await ended;
    clearTimeout(impatience);
    return tally.counts(Date.now());
  };
  signal.addEventListener("abort", stop);
  try {
    await begun.promise;
  } catch (error) {
    await stop();
    throw error;
  }
  const { accepted, refused, answers } = tally;
  return { counts: () => tally.counts(Date.now()), stop, accepted, refused, answers };
}

/** Milliseconds that k6 may take to end. */
const patience = 10_000;

async function k6(): Promise<string> {
  const folder = (await readResolved()).tools.k6?.folder;
  if (folder !== undefined) return join(folder, "k6");
  throw new DefinitionError([
    {
      check: "validation/missing-tool",
      severity: "error",
      path: "k6",
      message: "this machine does not have it, and the system cannot be loaded without.",
      hint: "npm run up -- --demo all gets it; sightline doctor says how.",
    },
  ]);
}
