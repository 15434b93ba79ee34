import { fingerprint } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import type { RootEntry } from "./root-entry.ts";

/** What a container made from the image is told unless it says otherwise. */
export interface ImageConfig {
  /** `uid:gid`. */
  readonly user: string;
  /** Empty: the command is the program. */
  readonly entrypoint: readonly string[];
  /** Beside `PATH`, which it may replace. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** TCP ports it listens on. */
  readonly ports?: readonly number[];
  readonly workingDirectory?: string;
  /** What the engine sends to stop it. @default SIGTERM */
  readonly stopSignal?: "SIGINT";
  readonly labels: Readonly<Record<string, string>>;
}

/** An image that is made here. */
export interface ImagePlan {
  /** `prometheus`, `programs`. */
  readonly name: string;
  readonly version: string;
  readonly platform: Platform;
  /** `sightline/<name>:<version>-<hash of the recipe>`. */
  readonly tag: string;
  /** False when its web interface has only a placeholder. */
  readonly webPages: boolean;
  readonly config: ImageConfig;
  /** Makes the layers' content, lowest layer first; called only when the image is absent. */
  readonly layers: () => Promise<readonly (readonly RootEntry[])[]>;
}

/** Completes a plan with its tag and the labels by which the image is known later. */
export function imagePlan(
  given: Omit<ImagePlan, "tag" | "config"> & { readonly config: Omit<ImageConfig, "labels"> },
  /** Everything that decides the content, apart from files taken from this machine (libraries, certificates). */
  recipe: unknown,
): ImagePlan {
  const hash = fingerprint({ recipe, config: given.config, platform: given.platform, layout: 1 });
  const labels = {
    "org.opencontainers.image.title": given.name,
    "org.opencontainers.image.version": given.version,
    "sightline.recipe": hash,
    "sightline.web-pages": String(given.webPages),
  };
  return { ...given, tag: `sightline/${given.name}:v${given.version}-${hash}`, config: { ...given.config, labels } };
}
