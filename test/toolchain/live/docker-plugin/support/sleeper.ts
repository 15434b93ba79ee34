import * as docker from "@pulumi/docker";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { Workbench } from "./workbench.ts";

/** A hardened container as the stack makes them, which does nothing but stay. */
export function sleeper(
  bench: Workbench,
  args: Partial<docker.ContainerArgs> = {},
  options: CustomResourceOptions = {},
): docker.Container {
  return new docker.Container(
    "sleeper",
    {
      name: bench.name("sleeper"),
      image: bench.image.id,
      command: ["sleep", "600"],
      user: "65534:65534",
      readOnly: true,
      capabilities: { drops: ["ALL"] },
      securityOpts: ["no-new-privileges:true"],
      memory: 32,
      memorySwap: 32,
      cpus: "0.5",
      logDriver: "json-file",
      logOpts: { "max-size": "1m", "max-file": "2" },
      restart: "unless-stopped",
      networkMode: "bridge",
      destroyGraceSeconds: 1,
      labels: [{ label: "sightline-test", value: bench.id }],
      ...args,
    },
    options,
  );
}
