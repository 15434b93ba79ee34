import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type Docker from "dockerode";

/** Runs a main class of Kafka's in a broker's container and returns what it printed; a failure is an error with it. */
export async function runTool(
  container: Docker.Container,
  mainClass: string,
  args: readonly string[],
): Promise<string> {
  const java = ["/opt/java/openjdk/bin/java", "-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
  const exec = await container.exec({
    Cmd: [...java, "-cp", "/opt/kafka/libs/*", mainClass, ...args],
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: false });
  const output = new PassThrough();
  container.modem.demuxStream(stream, output, output);
  stream.on("end", () => output.end());
  const printed = await text(output);
  const { ExitCode } = await exec.inspect();
  if (ExitCode !== 0) throw new Error(`${mainClass} ${args.join(" ")} ended with ${ExitCode}:\n${printed}`);
  return printed;
}
