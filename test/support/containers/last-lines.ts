import type Docker from "dockerode";

/** What a container printed last. */
export async function lastLines(container: Docker.Container): Promise<string> {
  const log = await container.logs({ stdout: true, stderr: true, tail: 30 });
  let printed = "";
  // Each piece has a header of eight bytes that ends with its length (Engine API, `POST /containers/{id}/attach`).
  for (let start = 0; start + 8 <= log.length; start += 8 + log.readUInt32BE(start + 4)) {
    printed += log.toString("utf8", start + 8, start + 8 + log.readUInt32BE(start + 4));
  }
  return printed;
}
