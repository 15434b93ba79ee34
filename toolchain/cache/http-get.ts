import { Readable } from "node:stream";
import { DefinitionError } from "../../problems/index.ts";

/** The body of a URL as a stream; anything but a 2xx answer is an error that names the URL. */
export async function httpGet(url: string): Promise<Readable> {
  const response = await fetch(url, { redirect: "follow" }).catch((cause: unknown) => {
    throw unavailable(url, "there was no answer", cause);
  });
  if (!response.ok || response.body === null) throw unavailable(url, `the answer was ${response.status}`);
  return Readable.fromWeb(response.body);
}

function unavailable(url: string, fault: string, cause?: unknown): DefinitionError {
  return new DefinitionError(
    [
      {
        check: "toolchain/download-failed",
        severity: "error",
        path: url,
        message: `${fault}.`,
        hint: "Try again, or set SIGHTLINE_OFFLINE=1 to have it built from its published source.",
      },
    ],
    { cause },
  );
}
