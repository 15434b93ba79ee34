import type Docker from "dockerode";

/** What the service itself logged last, for the reader of the error. */
export async function lastWords(container: Docker.Container): Promise<string> {
  const logs = await container.logs({ stdout: true, stderr: true, tail: 8 }).catch(() => undefined);
  if (logs === undefined) return "";
  return `\nThe service's last words:\n${unframe(logs).trim()}`;
}

/** The text of a log: each of its frames starts with eight bytes, the last four of them its length. */
function unframe(log: Buffer): string {
  let text = "";
  for (let at = 0; at + 8 <= log.length; ) {
    const length = log.readUInt32BE(at + 4);
    text += log.toString("utf8", at + 8, at + 8 + length);
    at += 8 + length;
  }
  return text;
}
