import { buffer } from "node:stream/consumers";
import type Docker from "dockerode";
import { pack } from "tar-stream";

/** Where Prometheus keeps its data, and promtool in its image. */
const [data, promtool] = ["/prometheus", "/bin/promtool"];
const file = "back-filled.txt";

/**
 * Makes a block of a piece of history beside those of a Prometheus that runs in a container; it takes them in when it starts.
 * @throws Error with promtool's words.
 */
export async function makeBlock(container: Docker.Container, piece: Buffer): Promise<void> {
  const archive = pack();
  archive.entry({ name: file, uid: owner, gid: owner, mode: 0o644 }, piece);
  archive.finalize();
  await container.putArchive(await buffer(archive), { path: data });
  const command = await container.exec({
    Cmd: [promtool, "tsdb", "create-blocks-from", "openmetrics", "--quiet", `${data}/${file}`, data],
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
  });
  const words = (await buffer(await command.start({ Tty: true }))).toString().trim();
  const { ExitCode } = await command.inspect();
  if (ExitCode !== 0) throw new Error(`promtool cannot make a block (exit code ${ExitCode}): ${words}`);
}

/** The user that Prometheus runs as. */
const owner = 65534;
