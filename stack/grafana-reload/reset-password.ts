import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import type { GrafanaReloadInputs } from "./operations.ts";

/** Sets the password of `admin` with Grafana's own tool; the password itself stays in the container. */
export async function resetPassword(docker: Docker, { container, request }: GrafanaReloadInputs): Promise<void> {
  const file = `${request.secrets}/current/admin-password`;
  const exec = await docker.getContainer(container).exec({
    // The one place with a shell: the tool takes the password from its standard input or, readable by all, as an argument.
    Cmd: ["sh", "-c", `grafana cli admin reset-admin-password --password-from-stdin < ${file}`],
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({});
  const chunks: Buffer[] = [];
  const words = new PassThrough();
  words.on("data", (chunk: Buffer) => chunks.push(chunk));
  docker.modem.demuxStream(stream, words, words);
  await new Promise<void>((resolve, reject) => {
    stream.on("end", resolve);
    stream.on("error", reject);
  });
  const { ExitCode } = await exec.inspect();
  if (ExitCode === 0) return;
  throw new Error(
    `Grafana's password of admin could not be set (grafana cli exited ${ExitCode}):\n${Buffer.concat(chunks).toString("utf8").trim()}`,
  );
}
