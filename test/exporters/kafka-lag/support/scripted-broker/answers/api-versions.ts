import type { OlderBroker } from "../calls.ts";
import { callsOf } from "../calls.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import { type WireWriter, wireWriter } from "../wire.ts";

/** The calls and versions this broker answers. */
export function answerApiVersions(request: Request, out: WireWriter, older: OlderBroker): undefined {
  if (request.version >= 3) {
    request.body.string();
    request.body.string();
  }
  out.int16(errorCodes.none);
  keys(out, older);
  if (request.version >= 1) out.int32(0);
  out.tags();
}

/** The answer to a version it does not know: version 0's form with the error and the list. */
export function refuseApiVersions(older: OlderBroker): Buffer {
  const out = wireWriter(false);
  out.int16(errorCodes.unsupportedVersion);
  keys(out, older);
  return out.take();
}

function keys(out: WireWriter, older: OlderBroker): void {
  out.array(callsOf(older), (call) => {
    out.int16(call.key);
    out.int16(call.min);
    out.int16(call.max);
    out.tags();
  });
}
