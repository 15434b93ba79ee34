import type Docker from "dockerode";
import type { AgentEvent, AgentRequest } from "../agent/request.ts";
import { lastWords } from "./last-words.ts";
import { isNotFound } from "./read-current.ts";
import type { ExtraVolume, ReleaseInputs } from "./release-inputs.ts";
import { runThrowaway } from "./throwaway.ts";
import { agentUser, writeReleases } from "./write-files.ts";

/**
 * Brings releases into force: write, check, switch, reload, verify, prune (docs/decisions/0003-config-releases.md).
 * Throws with the tool's own words when a step fails; the release that was in force before then still is.
 */
export async function applyRelease(docker: Docker, inputs: ReleaseInputs): Promise<void> {
  await writeReleases(docker, inputs.agentImage, inputs.releases, inputs.labels);
  await check(docker, inputs);
  const running = await runningService(docker, inputs);
  await runAgent(docker, inputs, running);
}

async function check(docker: Docker, { check, releases, subject, labels }: ReleaseInputs): Promise<void> {
  if (check === undefined) return;
  const { exitCode, output } = await runThrowaway(docker, {
    image: check.image,
    entrypoint: check.entrypoint,
    command: check.command,
    user: releases[0]?.owner ?? agentUser,
    mounts: [...releases, ...check.volumes].map((volume) => mount(volume, true)),
    labels,
  });
  if (exitCode === 0) return;
  throw new Error(
    `${subject} refuses the new configuration (${check.entrypoint.join(" ")} exited ${exitCode}); ` +
      `the configuration in force is unchanged.\n${output}`,
  );
}

/**
 * The service's container when it runs and is to stay.
 * One with another image or command is about to be replaced, and need not be reachable: it may still be without TLS.
 */
async function runningService(docker: Docker, { service }: ReleaseInputs): Promise<Docker.Container | undefined> {
  if (service === undefined) return undefined;
  const container = docker.getContainer(service.container);
  try {
    const { State, Image, Config } = await container.inspect();
    const stays = Image === service.image && Config.Cmd.join("\0") === service.command.join("\0");
    return State.Running && !State.Restarting && stays ? container : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function runAgent(docker: Docker, inputs: ReleaseInputs, running: Docker.Container | undefined): Promise<void> {
  const { releases, mirror, subject } = inputs;
  const service = running === undefined ? undefined : inputs.service;
  const request: Partial<AgentRequest> = {
    switch: releases.map(({ mountPath, digest }) => ({
      root: mountPath,
      digest,
      ...(mirror === undefined ? {} : { mirror }),
    })),
    ...(service === undefined ? {} : { service: withoutPlaces(service) }),
  };
  let failure: string | undefined;
  const { exitCode, output } = await runThrowaway(docker, {
    image: inputs.agentImage,
    command: ["release", JSON.stringify(request)],
    user: agentUser,
    mounts: [
      ...releases.map((release) => mount(release, false)),
      ...(service?.volumes ?? []).map((volume) => mount(volume, true)),
    ],
    ...(service === undefined ? {} : { network: service.network }),
    labels: inputs.labels,
    onLine(line) {
      const event = JSON.parse(line) as AgentEvent;
      if (event.event === "failed") failure = event.message;
    },
  });
  if (exitCode === 0) return;
  throw new Error(
    `${subject} did not take the new configuration, the one before is in force again: ${failure ?? output}` +
      (running === undefined ? "" : await lastWords(running)),
  );
}

function mount({ volume, mountPath }: ExtraVolume, readOnly: boolean) {
  return { Type: "volume" as const, Source: volume, Target: mountPath, ReadOnly: readOnly };
}

function withoutPlaces(service: NonNullable<ReleaseInputs["service"]>): NonNullable<AgentRequest["service"]> {
  const {
    container: _container,
    image: _image,
    command: _command,
    network: _network,
    volumes: _volumes,
    ...request
  } = service;
  return request;
}
