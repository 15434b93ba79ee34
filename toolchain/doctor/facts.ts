import type { Engine, LocalEngine } from "../engine/index.ts";
import type { LocalImage, PackagedName } from "../images/index.ts";
import type { ImageName, Platform, ToolName } from "../lock.ts";
import type { JarSetName } from "../maven/index.ts";
import type { Python } from "../python/index.ts";
import type { InstalledPulumi, Origin } from "../tools/index.ts";

/** What was found on the machine; plain data, so that every decision can be tested without that machine. */
export interface Facts {
  /** Platform of this machine; undefined where nothing is published for it. */
  readonly platform: Platform | undefined;
  /** False when the engine's containers cannot run what this machine runs. */
  readonly samePlatform: boolean;
  /** Whether the published downloads answer from here. */
  readonly reachable: Readonly<Record<ToolName | "docker-plugin", boolean>>;
  /** A Go that is new enough. */
  readonly go: { readonly version: string; readonly folder: string } | undefined;
  readonly canInstallGo: boolean;
  /** The Pulumi CLI on the PATH, usable or not. */
  readonly pulumi: InstalledPulumi | undefined;
  /** Folders on the PATH that hold exactly the pinned version. */
  readonly installed: Readonly<Partial<Record<ToolName, string>>>;
  readonly plugin: PluginFacts;
  /** Tools in the cache for this machine. */
  readonly cached: Readonly<Partial<Record<ToolName, CachedTool>>>;
  readonly engine: EngineFacts;
  readonly images: Readonly<Record<ImageName, ImageFacts>>;
  readonly programs: ProgramsFacts;
  readonly preview: PreviewFacts;
  readonly workloads: MadeHereFacts;
  readonly apiService: MadeHereFacts;
  readonly governanceBridge: GovernanceBridgeFacts;
  /** Whether the program that starts an image that is made here is in the cache. */
  readonly startProgramCached: Readonly<Record<"kafka" | PackagedName, boolean>>;
  readonly packages: PackagesFacts;
  readonly java: JavaFacts;
  readonly locust: LocustFacts;
  readonly maven: MavenFacts;
}

export interface CachedTool {
  readonly origin: Origin;
  /** Folder of the executables. */
  readonly folder: string;
}

export interface PluginFacts {
  /** Where an upstream plugin already is. */
  readonly upstream: string | undefined;
  /** Folder of our own plugin's launcher, when it is there. */
  readonly own: string | undefined;
  /** `SIGHTLINE_DOCKER_PLUGIN`. */
  readonly forced: "upstream" | "own" | undefined;
}

export type EngineFacts =
  | ({ readonly running: true } & Pick<Engine, "id" | "version" | "platform" | "host">)
  | { readonly running: false; readonly fault: string; readonly local: LocalEngine };

export interface ImageFacts {
  /** The official image in the engine. */
  readonly official: LocalImage | undefined;
  /** Why it cannot be pulled; undefined: it can. */
  readonly pullFault: string | undefined;
  /** The image made here, when the engine has it. */
  readonly made: MadeImage | undefined;
  /** Whether the tool inside it is in the cache for the engine's platform, and how it was got. */
  readonly toolOrigin: Origin | undefined;
}

export interface MadeImage {
  readonly tag: string;
  readonly id: string;
  readonly webPages: boolean;
}

/** An image that is published nowhere: made here, or by Pulumi from a Dockerfile. */
export interface MadeHereFacts {
  readonly version: string;
  /** False in a package, which carries no examples. */
  readonly hasSources: boolean;
  readonly made: MadeImage | undefined;
  /** Why the base images of its Dockerfile cannot be pulled; undefined: they can. */
  readonly pullFault: string | undefined;
}

export interface ProgramsFacts extends MadeHereFacts {
  readonly probeCached: boolean;
}

export interface PreviewFacts extends MadeHereFacts {
  /** Whether what browsers load is built. */
  readonly appCached: boolean;
}

export interface GovernanceBridgeFacts extends MadeHereFacts {
  /** Whether its program is in the cache for the engine's platform. */
  readonly programCached: boolean;
}

export interface PackagesFacts {
  /** Whether this machine can unpack its distribution's packages. */
  readonly installable: boolean;
  /** Whether all that an image takes from them is in the cache. */
  readonly cached: Readonly<Record<PackagedName, boolean>>;
}

export interface LocustFacts {
  /** Folder on the PATH that holds exactly the pinned version. */
  readonly installed: string | undefined;
  readonly cached: string | undefined;
  readonly python: Pick<Python, "version" | "venv"> | undefined;
  /** Whether this machine's distribution can be told to install what makes Python environments. */
  readonly canInstallVenv: boolean;
}

export interface JavaFacts {
  readonly cached: boolean;
  /** Whether this machine can unpack its distribution's package. */
  readonly installable: boolean;
}

export interface MavenFacts {
  /** The repository's host. */
  readonly host: string;
  readonly reachable: boolean;
  /** Whether all jars of a set are in the cache. */
  readonly cached: Readonly<Record<JarSetName, boolean>>;
}
