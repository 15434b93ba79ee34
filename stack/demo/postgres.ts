import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { VolumeMount } from "../hardened-container.ts";
import { Passwords } from "../passwords/index.ts";
import type { Place } from "../place.ts";
import { Secrets, secretsPath } from "../secrets.ts";
import type { MiniatureArgs } from "./miniature.ts";
import { workload } from "./workload.ts";

/** Owner of the official image's files. */
const owner = "999:999";
const fileName = "postgres-password";
const ids = "uid=999,gid=999";

export interface PostgresArgs extends Pick<MiniatureArgs, "image" | "agentImage" | "tools"> {
  /** The miniature's. */
  readonly place: Place;
  /** Names the database and its user; the part is `<system>-postgres`, its alias on the network `postgres`. */
  readonly system: string;
  /** Part that logs in. */
  readonly client: string;
}

/** A database of a miniature, with a password that it and its client read from files. */
export interface Postgres {
  readonly container: docker.Container;
  /** What the client needs to log in: flags, the mounted password, and the release to wait for. */
  readonly login: {
    readonly flags: readonly string[];
    readonly mount: VolumeMount;
    readonly release: Secrets["release"];
  };
}

/** A PostgreSQL of a miniature's own. What it keeps goes with it. */
export function postgres(name: string, args: PostgresArgs, opts: pulumi.CustomResourceOptions): Postgres {
  const { place, tools, image, agentImage, system, client } = args;
  const part = `${system}-postgres`;
  // The database keeps the one that it was made with, so it is never made anew.
  const { passwords } = new Passwords(`${name}-password`, { generation: 1, users: [system] }, opts);
  const files = passwords.apply((all) => ({ [fileName]: all[system] ?? "" }));
  const secrets = new Secrets(
    `${name}-secrets`,
    {
      place,
      agentImage,
      parts: {
        [part]: { owner, files },
        [client]: { owner: "65534:65534", files },
      },
    },
    opts,
  );
  const file = (of: string) => `${secretsPath(of)}/current/${fileName}`;
  const mount = (of: string) => ({ volume: place.secretsVolume(of), target: secretsPath(of), readOnly: true });
  const container = workload(
    name,
    {
      part,
      place,
      tools,
      aliases: ["postgres"],
      image: image("postgres"),
      user: owner,
      environment: [`POSTGRES_DB=${system}`, `POSTGRES_PASSWORD_FILE=${file(part)}`, `POSTGRES_USER=${system}`],
      data: "/var/lib/postgresql/data",
      mounts: [mount(part)],
      scratch: {
        "/tmp": "rw,noexec,nosuid,nodev,size=16m",
        "/var/run/postgresql": `rw,noexec,nosuid,nodev,size=1m,${ids}`,
      },
      health: `postgres://${system}@localhost:5432/${system}`,
      memory: 256,
      cpus: 1,
    },
    { ...opts, dependsOn: [secrets.release] },
  );
  const flags = [
    `--postgres.url=postgres://${system}@postgres:5432/${system}`,
    `--postgres.password-file=${file(client)}`,
  ];
  return { container, login: { flags, mount: mount(client), release: secrets.release } };
}
