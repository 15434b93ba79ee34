import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type DebianRoot, debianRootIsCached } from "../debian/index.ts";
import { lock, type Platform } from "../lock.ts";
import { baseFiles } from "./base-files.ts";
import { debianEntries } from "./debian-entries.ts";
import { acquireGoProgram, goProgramEntry, goProgramIsCached } from "./go-program.ts";
import { type ImageConfig, type ImagePlan, imagePlan } from "./image-plan.ts";
import type { RootEntry } from "./root-entry.ts";

/** The user of both official images. */
const user = 999;
const entrypoint = "/usr/local/bin/docker-entrypoint";

/** Shared libraries and their loader. */
const libraries = String.raw`lib64/|lib/ld-linux|lib/[^/]+-linux-gnu[^/]*/[^/]+\.so(\.|$)`;

/** The images of servers that distributions carry, laid out and started as the official ones are. */
const packaged = {
  postgres: {
    root: {
      name: "postgres",
      packages: {
        rows: [
          ["postgresql-15", "postgresql-16", "postgresql-17", "postgresql-14"],
          ["dash"],
          ["libc-bin"],
          ["tzdata"],
        ],
        follow: /^(lib(?!llvm)|postgresql-client-\d|zlib)/,
      },
      // `initdb` wants a shell, and the server the time zones and a locale with all of Unicode.
      keep: new RegExp(
        `^/usr/(${libraries}|bin/(da)?sh$|lib/postgresql/\\d+/(bin/|lib/(?!bitcode|llvm|pgxs))|lib/locale/C\\.utf8/|share/(postgresql/\\d+/(?!man)|zoneinfo/(?!posix|right)))`,
      ),
    },
    config: {
      command: ["postgres"],
      environment: {
        LANG: "C.UTF-8",
        PATH: "/usr/local/bin:/usr/bin:/bin",
        PGDATA: "/var/lib/postgresql/data",
      },
      ports: [5432],
      workingDirectory: "/var/lib/postgresql",
      stopSignal: "SIGINT",
    },
    owned: ["/var/lib/postgresql", "/var/lib/postgresql/data", "/var/run/postgresql"],
    finish: finishPostgres,
  },
  redis: {
    root: {
      name: "redis",
      packages: { rows: [["redis-server"], ["libc-bin"]], follow: /^(lib|redis-tools$|zlib)/ },
      // The server is a link to one of the checkers.
      keep: new RegExp(`^/usr/(${libraries}|bin/redis-(server|cli|check-\\w+)$|lib/locale/C\\.utf8/)`),
    },
    config: {
      command: ["redis-server"],
      environment: { LANG: "C.UTF-8", PATH: "/usr/local/bin:/usr/bin:/bin" },
      ports: [6379],
      workingDirectory: "/data",
    },
    owned: ["/data"],
    finish: async (entries) => entries,
  },
} as const satisfies Record<string, PackagedImage>;

interface PackagedImage {
  readonly root: DebianRoot;
  readonly config: Omit<ImageConfig, "labels" | "user" | "entrypoint">;
  /** Folders that the service's user owns. */
  readonly owned: readonly string[];
  readonly finish: (entries: readonly RootEntry[]) => Promise<readonly RootEntry[]>;
}

export type PackagedName = keyof typeof packaged;
/** What the packages weigh, for the doctor. */
export const packagedMegabytes: Readonly<Record<PackagedName, number>> = { postgres: 45, redis: 9 };
export const packagedNames = Object.keys(packaged) as readonly PackagedName[];

/** True for an image that is made of the distribution's packages when it cannot be pulled. */
export function isPackaged(name: string): name is PackagedName {
  return name in packaged;
}

/** True when the packages of an image are in the cache. */
export function packagesAreCached(name: PackagedName, platform: Platform): Promise<boolean> {
  return debianRootIsCached(packaged[name].root, platform);
}

/** True when the program that starts an image made of packages is in the cache. */
export function startProgramIsCached(name: PackagedName, platform: Platform): Promise<boolean> {
  return goProgramIsCached(startFolder(name), platform);
}

/** The plan of an image made of packages. */
export async function packagedPlan(name: PackagedName, platform: Platform): Promise<ImagePlan> {
  const { root, config, owned, finish }: PackagedImage = packaged[name];
  const program = await goProgramEntry(startFolder(name), platform);
  const layers = async () => {
    const files = await finish(await debianEntries(root, platform));
    const start = await acquireGoProgram(startFolder(name), platform);
    const folders = owned.map((path) => ({ path, content: "folder" as const, owner: user }));
    const base = await baseFiles({ [name]: user });
    return [[...base, ...files, ...folders, { path: entrypoint, content: { file: start }, mode: 0o755 }]];
  };
  const complete = { ...config, user: `${user}:${user}`, entrypoint: [entrypoint] };
  const recipe = {
    packages: root.packages.rows,
    follow: root.packages.follow?.source,
    keep: root.keep.source,
    owned,
    program: program.key,
    layer: 1,
  };
  const { version } = lock.images[name];
  return imagePlan({ name, version, platform, webPages: true, config: complete, layers }, recipe);
}

function startFolder(name: PackagedName): string {
  return join(import.meta.dirname, "..", name);
}

/** As the official image has it: the programs on the PATH, and a server that listens on all addresses. */
async function finishPostgres(entries: readonly RootEntry[]): Promise<readonly RootEntry[]> {
  const programs = entries.filter(({ path }) => /^\/usr\/lib\/postgresql\/\d+\/bin\//.test(path));
  const links = programs.map(({ path }) => ({
    path: `/usr/bin/${basename(path)}`,
    content: { link: `../${path.slice("/usr/".length)}` },
  }));
  const finished = await Promise.all(
    entries.map(async (entry) => {
      const { path, content } = entry;
      if (!path.endsWith("/postgresql.conf.sample") || content === "folder" || !("file" in content)) return entry;
      const text = await readFile(content.file, "utf8");
      return { path, content: { text: text.replace(/^#listen_addresses = 'localhost'/m, "listen_addresses = '*'") } };
    }),
  );
  return [...finished, ...links];
}
