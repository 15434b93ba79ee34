import type { ExecutionContext } from "ava";
import { exceptions } from "../../../../stack/exceptions.ts";
import type { StackProject } from "./stack-project.ts";

/** Holds a running container to the hardening of every part; what it may do beyond stands in the table of exceptions. */
export async function isHardened(t: ExecutionContext, stack: StackProject, part: string): Promise<void> {
  const { Config, HostConfig, Image, Mounts, Name } = await stack.inspect(part);
  const own = exceptions.filter((exception) => exception.part === part);
  const bindMounts = own.flatMap(({ bindMount }) => (bindMount ? [`${bindMount.source}:${bindMount.target}:ro`] : []));
  t.is(Name, `/${stack.name}-${stack.stack}-${part}`);
  t.like(
    {
      pinned: /^sha256:[0-9a-f]{64}$/.test(Config.Image),
      sameImage: Config.Image === Image,
      root: /^(0|root)?(:|$)/.test(Config.User) && !own.some(({ user }) => user === Config.User),
      health: Config.Healthcheck?.Test?.[0],
      readOnly: HostConfig.ReadonlyRootfs,
      dropped: HostConfig.CapDrop,
      added: HostConfig.CapAdd ?? [],
      privileged: HostConfig.Privileged,
      noNewPrivileges: HostConfig.SecurityOpt?.includes("no-new-privileges:true"),
      memory: (HostConfig.Memory ?? 0) > 0,
      noSwap: HostConfig.MemorySwap === HostConfig.Memory,
      cpus: (HostConfig.NanoCpus ?? 0) > 0,
      log: HostConfig.LogConfig?.Type,
      restart: HostConfig.RestartPolicy?.Name,
      pidMode: HostConfig.PidMode,
      network: HostConfig.NetworkMode === "host",
      executable: Object.values(HostConfig.Tmpfs ?? {}).some((options) => !String(options).includes("noexec")),
      binds: Mounts.filter(({ Type }) => Type === "bind").map(
        ({ Source, Destination, RW }) => `${Source}:${Destination}:${RW ? "rw" : "ro"}`,
      ),
    },
    {
      pinned: true,
      sameImage: true,
      root: false,
      health: "CMD",
      readOnly: true,
      dropped: ["ALL"],
      added: [],
      privileged: false,
      noNewPrivileges: true,
      memory: true,
      noSwap: true,
      cpus: true,
      log: "json-file",
      restart: "unless-stopped",
      pidMode: own.some(({ pidMode }) => pidMode === "host") ? "host" : "",
      network: false,
      executable: false,
      binds: bindMounts,
    },
    part,
  );
  t.truthy(HostConfig.LogConfig?.Config?.["max-size"], part);
  t.truthy(HostConfig.LogConfig?.Config?.["max-file"], part);
  const published = Object.values(HostConfig.PortBindings ?? {}).flat() as { HostIp: string }[];
  t.true(
    published.every(({ HostIp }) => HostIp === "127.0.0.1"),
    part,
  );
  t.regex((Config.Healthcheck?.Test ?? []).join(" "), /^CMD (\/(bin|tools)\/|wget )/, part);
  t.true(Mounts.filter(({ Type, RW }) => Type === "volume" && RW).length <= 1, `${part}: one writable volume at most`);
}
