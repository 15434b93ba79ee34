import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type Docker from "dockerode";

/** Runs a program in a container, and returns what it printed. @throws Error with its words when it failed. */
export async function runIn(docker: Docker, container: Docker.Container, command: readonly string[]): Promise<string> {
  const execution = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await execution.start({});
  const [out, error] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, error);
  stream.once("end", () => [out, error].map((one) => one.end()));
  stream.once("error", (cause) => [out, error].map((one) => one.destroy(cause)));
  const [printed, told] = await Promise.all([text(out), text(error)]);
  const { ExitCode } = await execution.inspect();
  if (ExitCode !== 0) throw new Error(`${command.join(" ")} failed: ${printed}${told}`.trim());
  return printed;
}
