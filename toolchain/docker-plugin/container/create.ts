import type { Container } from "dockerode";
import { attempt, findOrPull, separately, statusOf } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readFlag, readText } from "../read-inputs.ts";
import { type Context, type Existing, NotReadyError } from "../resource-kind.ts";
import { containerBody } from "./body.ts";
import { exited, waitUntilHealthy } from "./health.ts";
import { containerLogs } from "./logs.ts";
import { joinNetworks } from "./networks.ts";
import { containerOutputs } from "./outputs.ts";
import { readUploads, uploadArchive } from "./uploads.ts";

/**
 * Creates a container, joins its networks, writes its uploads, starts it and waits, as its inputs say.
 *
 * @throws Error when it cannot be started: then nothing of it is left. {@link NotReadyError} when it started and is not
 * well: then it stays, to be looked at.
 */
export async function createContainer(inputs: Values, context: Context): Promise<Existing> {
  const { docker, registryAuth } = context;
  const what = `container "${readText(inputs, "name")}"`;
  const uploads = await attempt(what, () => readUploads(inputs));
  await attempt(what, () =>
    findOrPull(docker, readText(inputs, "image"), { registryAuth, platform: readText(inputs, "platform") }),
  );
  const container = await attempt(what, () => docker.createContainer(separately(query(inputs), containerBody(inputs))));
  try {
    await joinNetworks(docker, container, inputs, what);
    if (uploads.length > 0) {
      const archive = await uploadArchive(uploads);
      await attempt(`${what}: uploading files`, () => container.putArchive(archive, { path: "/" }));
    }
    if (readFlag(inputs, "start")) await start(container, what);
  } catch (error) {
    await container.remove({ force: true, v: true }).catch(() => undefined);
    throw error;
  }
  return readFlag(inputs, "start") ? await settle(container, inputs, context) : await describe(container, inputs);
}

function query(inputs: Values): Values {
  const platform = readText(inputs, "platform");
  return { name: readText(inputs, "name"), ...(platform === "" ? {} : { platform }) };
}

/** Starts a container; one that runs already is fine. */
export async function start(container: Container, what: string): Promise<void> {
  await attempt(`${what}: starting`, async () => {
    try {
      await container.start();
    } catch (error) {
      if (statusOf(error) !== 304) throw error;
    }
  });
}

async function settle(container: Container, inputs: Values, context: Context): Promise<Existing> {
  try {
    if (readFlag(inputs, "wait")) await waitUntilHealthy(container, inputs, context.signal);
  } catch (error) {
    const existing = await describe(container, inputs);
    throw new NotReadyError((error as Error).message, existing, { cause: error });
  }
  if (readFlag(inputs, "attach"))
    return await describe(container, { ...inputs, ...(await outcome(container, inputs)) });
  const existing = await describe(container, inputs);
  const info = await container.inspect();
  const failed = !info.State.Running && info.State.ExitCode !== 0;
  if (failed && readFlag(inputs, "mustRun")) context.warn(await exited(container, info, inputs));
  return existing;
}

async function outcome(container: Container, inputs: Values): Promise<Values> {
  await container.wait();
  return readFlag(inputs, "logs") ? { containerLogs: await containerLogs(container, readFlag(inputs, "tty")) } : {};
}

async function describe(container: Container, inputs: Values): Promise<Existing> {
  const info = await container.inspect();
  return { id: info.Id, outputs: containerOutputs(info, inputs) };
}
