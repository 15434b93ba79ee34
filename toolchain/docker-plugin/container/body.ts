import type { ContainerCreateOptions } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readFlag, readLabels, readNumber, readObject, readText, readTexts } from "../read-inputs.ts";
import { parseDuration } from "../schema/index.ts";
import { hostConfig } from "./host-config.ts";
import { portBindings } from "./ports.ts";
import { binds } from "./volumes.ts";

/** The Engine API's body for a container with these inputs (`POST /containers/create`). */
export function containerBody(inputs: Values): ContainerCreateOptions {
  const { exposed } = portBindings(inputs);
  const { paths } = binds(inputs);
  return {
    Image: readText(inputs, "image"),
    Hostname: readText(inputs, "hostname"),
    Domainname: readText(inputs, "domainname"),
    User: readText(inputs, "user"),
    Tty: readFlag(inputs, "tty"),
    OpenStdin: readFlag(inputs, "stdinOpen"),
    WorkingDir: readText(inputs, "workingDir"),
    StopSignal: readText(inputs, "stopSignal"),
    ...ifAny("Env", readTexts(inputs, "envs")),
    ...ifAny("Cmd", readTexts(inputs, "command")),
    ...ifAny("Entrypoint", readTexts(inputs, "entrypoints")),
    ...(readNumber(inputs, "stopTimeout") > 0 ? { StopTimeout: readNumber(inputs, "stopTimeout") } : {}),
    Labels: readLabels(inputs, "labels"),
    ExposedPorts: exposed,
    Volumes: paths,
    ...healthcheck(inputs),
    HostConfig: hostConfig(inputs),
  };
}

function healthcheck(inputs: Values): Pick<ContainerCreateOptions, "Healthcheck"> {
  const check = readObject(inputs, "healthcheck");
  if (check === undefined) return {};
  const nanoseconds = (name: string) => Number(parseDuration(readText(check, name) || "0s"));
  return {
    Healthcheck: {
      ...ifAny("Test", readTexts(check, "tests")),
      Interval: nanoseconds("interval"),
      Timeout: nanoseconds("timeout"),
      StartPeriod: nanoseconds("startPeriod"),
      ...(nanoseconds("startInterval") > 0 ? { StartInterval: nanoseconds("startInterval") } : {}),
      Retries: readNumber(check, "retries"),
    },
  };
}

// An empty list would clear what the image has.
function ifAny<N extends string>(name: N, values: string[]): { [K in N]?: string[] } {
  return (values.length === 0 ? {} : { [name]: values }) as { [K in N]?: string[] };
}
