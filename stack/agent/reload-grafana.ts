import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Access, type Answer, get, post, put } from "./http.ts";

/** What the program is asked, as its one argument (JSON). Nothing in it is secret. */
export const grafanaRequestSchema = z.strictObject({
  /** `http://grafana:3000` */
  url: z.url(),
  user: z.string(),
  /** Grafana's secrets volume. */
  secrets: z.string(),
  /** Certificates to trust, and the name to expect in Grafana's. */
  caFile: z.string().optional(),
  serverName: z.string().optional(),
  timeoutSeconds: z.number().positive(),
});

export type GrafanaRequest = z.infer<typeof grafanaRequestSchema>;

/** `refused`: Grafana takes none of the passwords that are known here. */
export type GrafanaOutcome =
  | { readonly outcome: "done" | "refused" }
  | { readonly outcome: "failed"; readonly message: string };

const passwordFile = "admin-password";
const pollMilliseconds = 250;

/**
 * Has a running Grafana take the password in force, with the one it has had until now, and read data sources and dashboards again.
 *
 * Grafana keeps the password its database was made with, the secrets of data sources as they were when it read them, and
 * where it looks for dashboards.
 */
export async function reloadGrafana(request: GrafanaRequest): Promise<GrafanaOutcome> {
  try {
    const end = performance.now() + request.timeoutSeconds * 1000;
    const access = { ...request, passwordFile: join(request.secrets, "current", passwordFile) };
    if (!(await letsIn(request.url, access, end)) && !(await changePassword(request, access, end))) {
      return { outcome: "refused" };
    }
    for (const what of ["datasources", "dashboards"])
      expect200(
        await post(`${request.url}/api/admin/provisioning/${what}/reload`, access),
        `to read its ${what === "datasources" ? "data sources" : what}`,
      );
    return { outcome: "done" };
  } catch (error) {
    return { outcome: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a password is right. What does not answer yet, or with another certificate than the new one, is waited for. */
async function letsIn(url: string, access: Access, end: number): Promise<boolean> {
  for (;;) {
    const answer = await get(`${url}/api/user`, access).catch((error: Error) => ({ status: 0, body: error.message }));
    if (answer.status === 200) return true;
    if (answer.status === 401) return false;
    if (performance.now() > end) throw new Error(`Grafana answered ${answer.status}: ${answer.body.trim()}`);
    await sleep(pollMilliseconds);
  }
}

/** Sets the password in force with one of an earlier release; false when none of them is right. */
async function changePassword({ url, secrets }: GrafanaRequest, access: Access, end: number): Promise<boolean> {
  const wanted = await readPassword(access.passwordFile);
  const releases = join(secrets, "releases");
  for (const release of (await readdir(releases)).sort()) {
    const earlier = { ...access, passwordFile: join(releases, release, passwordFile) };
    const password = await readPassword(earlier.passwordFile).catch(() => wanted);
    // One that has just been refused is not tried again: Grafana counts failures and locks the user out.
    if (password === wanted || !(await letsIn(url, earlier, end))) continue;
    const body = { oldPassword: password, newPassword: wanted, confirmNew: wanted };
    expect200(await put(`${url}/api/user/password`, earlier, body), "to take the new password");
    return true;
  }
  return false;
}

async function readPassword(file: string): Promise<string> {
  return (await readFile(file, "utf8")).trimEnd();
}

function expect200({ status, body }: Answer, what: string): void {
  if (status !== 200) throw new Error(`Grafana was asked ${what} and answered ${status}: ${body.trim()}`);
}
