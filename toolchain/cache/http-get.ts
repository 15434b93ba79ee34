import { Readable } from "node:stream";
import { DefinitionError } from "../../problems/index.ts";

/** The body of a URL as a stream; anything but a 2xx answer is an error that names the URL. */
export async function httpGet(url: string, hint: string = fromSource): Promise<Readable> {
  const response = await fetch(url, { redirect: "follow" }).catch((cause: unknown) => {
    throw unavailable({ url, fault: "there was no answer", hint, cause });
  });
  if (response.ok && response.body !== null) return Readable.fromWeb(response.body);
  throw unavailable({ url, fault: `the answer was ${response.status}`, hint });
}

const fromSource = "Try again, or set SIGHTLINE_OFFLINE=1 to have it built from its published source.";

interface Unavailable {
  readonly url: string;
  readonly fault: string;
  readonly hint: string;
  readonly cause?: unknown;
}

function unavailable({ url, fault, hint, cause }: Unavailable): DefinitionError {
  const finding = {
    check: "toolchain/download-failed",
    severity: "error",
    path: url,
    message: `${fault}.`,
    hint,
  } as const;
  return new DefinitionError([finding], { cause });
}
