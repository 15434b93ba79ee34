import type { ScriptedCluster } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

/** Offers PLAIN. */
export function answerSaslHandshake({ body }: Request, out: WireWriter): undefined {
  out.int16(body.string() === "PLAIN" ? errorCodes.none : errorCodes.unsupportedMechanism);
  out.array(["PLAIN"], (mechanism) => out.string(mechanism));
}

/** @returns whether the user and the password are right; "close" when this broker ends the connection instead of saying so. */
export function answerSaslAuthenticate(
  { body, version }: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
): boolean | "close" {
  const [, user = "", password] = body.bytes().toString().split("\0");
  const right = cluster.users?.[user] !== undefined && cluster.users[user] === password;
  if (!right && cluster.onWrongPassword === "close") return "close";
  out.int16(right ? errorCodes.none : errorCodes.saslAuthenticationFailed);
  out.nullableString(right ? null : "Authentication failed: Invalid username or password");
  out.bytes(Buffer.alloc(0));
  if (version >= 1) out.int64(0);
  out.tags();
  return right;
}
