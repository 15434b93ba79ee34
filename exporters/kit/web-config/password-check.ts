import { createHmac, randomBytes } from "node:crypto";
import { compare } from "bcryptjs";

export type PasswordVerdict = "granted" | "refused" | "overloaded";

/** Checks the `Authorization` header of a request against the users in force. */
export type PasswordCheck = (
  users: ReadonlyMap<string, string>,
  authorization: string | undefined,
) => Promise<PasswordVerdict>;

const rememberedPasswords = 100;
const waitingPasswords = 100;

/**
 * Basic authentication (RFC 7617) against bcrypt hashes.
 * What was right is remembered under a keyed digest of user, hash and password, so that a scrape does not cost a bcrypt and a new hash is asked at once;
 * what was wrong is not, so that unknown users and wrong passwords take the same time. One bcrypt at a time: more would stall every other request.
 * `matches` compares a password with a hash. @default bcrypt
 */
export function createPasswordCheck(matches: typeof compare = compare): PasswordCheck {
  const secret = randomBytes(32);
  const granted = new Set<string>();
  const running = new Map<string, Promise<boolean>>();
  let last: Promise<unknown> = Promise.resolve();

  function verify(digest: string, hash: string, password: string): Promise<boolean> {
    const known = running.get(digest);
    if (known !== undefined) return known;
    const verdict = last.then(() => matches(password, hash)).finally(() => running.delete(digest));
    last = verdict.catch(() => {});
    running.set(digest, verdict);
    return verdict;
  }

  return async (users, authorization) => {
    const [someHash] = users.values();
    if (someHash === undefined) return "granted";
    const given = parseBasic(authorization);
    if (given === undefined) return "refused";
    const own = users.get(given.user);
    const hash = own ?? someHash;
    const digest = createHmac("sha256", secret)
      .update(JSON.stringify([given.user, hash, given.password]))
      .digest("base64");
    if (own !== undefined && granted.has(digest)) return "granted";
    if (running.size >= waitingPasswords && !running.has(digest)) return "overloaded";
    const right = await verify(digest, hash, given.password);
    if (!right || own === undefined) return "refused";
    if (granted.size >= rememberedPasswords) granted.clear();
    granted.add(digest);
    return "granted";
  };
}

function parseBasic(authorization: string | undefined): { user: string; password: string } | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon === -1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
