import * as z from "zod";
import { usualLabels } from "../../../metrics/container-labels.ts";
import { collectionSettings, duration, path, positiveInteger, toggle, webSettings } from "../../kit/index.ts";
import { readEngineAddress } from "../engine/index.ts";
import { namePattern } from "./names.ts";

const names = () => z.array(namePattern()).meta({ placeholder: "name" });

/** Every setting of the containers exporter. */
export const containersSettings = {
  ...webSettings({ port: 9338 }),
  "engine.url": z
    .string()
    .refine((text) => readEngineAddress(text) !== undefined, {
      error: "is no engine; write http://socket-proxy:2375, https://host:2376 or unix:///var/run/docker.sock",
    })
    .meta({ placeholder: "url" })
    .prefault("http://socket-proxy:2375")
    .describe("Where the engine is reached, at best through a socket proxy that lets through reads only."),
  "engine.timeout": duration().prefault("5s").describe("Time one request to the engine may take."),
  "engine.parallel": positiveInteger().prefault("10").describe("Requests to the engine at a time."),
  "engine.ca-file": path().optional().describe("Certificates of the authorities that an https engine's is signed by."),
  "engine.cert-file": path().optional().describe("Certificate to show to an https engine."),
  "engine.key-file": path().optional().describe("Its key."),
  "cgroup.root": path()
    .prefault("/sys/fs/cgroup")
    .describe("Where the kernel's cgroups are mounted, v1 or v2. What is not found there is asked from the engine."),
  "cgroup.enabled": toggle()
    .prefault("true")
    .describe("Read the kernel's files; without, the engine is asked for all."),
  "containers.include": names()
    .optional()
    .describe("Containers to watch: names, and patterns between slashes for the whole name. Default: all."),
  "containers.exclude": names().optional().describe("Containers to leave out of these."),
  "containers.stopped": toggle().prefault("true").describe("Tell of containers that do not run, too."),
  "labels.include": z
    .array(z.string().min(1, "is empty; write a container's label, like com.docker.compose.project"))
    .max(30, "are more than 30 labels; each is on every series")
    .meta({ placeholder: "label" })
    .prefault([...usualLabels])
    .describe("Labels of containers that become labels of their series, called container_label_… as with cAdvisor."),
  "labels.id": toggle()
    .prefault("false")
    .describe("Give every series the label id: series change with every deployment."),
  "network.enabled": toggle().prefault("true").describe("Read network counters."),
  "network.interval": duration()
    .prefault("30s")
    .describe("Time in which the engine is asked once for each container's network counters, spread evenly."),
  "network.proc-root": path()
    .optional()
    .describe("The host's /proc, where it is mounted: network counters are then read there, at every collection."),
  ...collectionSettings({ maxSeries: 100_000 }),
};

export type ContainersSettings = z.output<z.ZodObject<typeof containersSettings>>;
