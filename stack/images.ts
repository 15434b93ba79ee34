import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { DefinitionError } from "../problems/index.ts";
import { type Settings, type Viewer, viewerOf } from "../settings/index.ts";
import {
  apiServiceContext,
  type BuildContext,
  type DemoImage,
  demoImages,
  type Engine,
  engine,
  governanceBridgeContext,
  type ImageName,
  lock,
  previewContext,
  programsContext,
  type ResolvedEngine,
  readResolved,
  reference,
  workloadsContext,
} from "../toolchain/index.ts";

/** An image that is on the engine, or will be when the deployment needs it. */
export interface Image {
  /** Image id (`sha256:…`): a name would read as a change whenever its tag moves. */
  readonly id: pulumi.Input<string>;
  readonly version: string;
}

/** The images a stack runs. */
export interface Images {
  readonly prometheus: Image;
  readonly alertmanager: Image;
  readonly nodeExporter: Image;
  /** All of our own programs. */
  readonly programs: Image;
  /** What shows the dashboards, where something does. */
  readonly viewer: ViewerImage;
  /** Of the miniatures that are asked for. */
  readonly demo: DemoImages;
}

/** What shows the dashboards, and its image. */
export type ViewerImage =
  | { readonly kind: Exclude<Viewer, "none">; readonly image: Image }
  | { readonly kind: "none"; readonly image?: undefined };

/** The images that miniatures run, by name. */
export type DemoImages = Readonly<Partial<Record<DemoImage, Image>>>;

/**
 * The images for the engine that the deployment goes to: those that `sightline up` acquired for it,
 * else the official ones pulled by digest and our own built by `docker.Image`. A miniature's only where one is asked for.
 * Ends the program when the engine does not answer, or when a viewer is asked for by name and cannot be had.
 */
export async function findImages(settings: Settings): Promise<Images> {
  const { resolved, platform } = await engineHere();
  const official = (name: ImageName) => resolved?.images[name] ?? pulled(name);
  const own = async (name: string, context: () => Promise<BuildContext>) =>
    resolved?.images[name] ?? (await built(name, platform, context));
  const viewerImage = async (): Promise<ViewerImage> => {
    const kind = viewerToRun(settings, resolved);
    if (kind === "none") return { kind };
    return { kind, image: kind === "grafana" ? official(kind) : await own(kind, previewContext) };
  };
  return {
    prometheus: official("prometheus"),
    alertmanager: official("alertmanager"),
    nodeExporter: official("node-exporter"),
    programs: await own("programs", programsContext),
    viewer: await viewerImage(),
    demo: Object.fromEntries(
      await Promise.all(
        demoImages(settings.demo).map(async (name) => {
          const context = ownContexts[name];
          return [name, context === undefined ? official(name as ImageName) : await own(name, context)] as const;
        }),
      ),
    ),
  };
}

/** What a miniature's programs are built from; its other images are official ones. */
const ownContexts: Readonly<Partial<Record<DemoImage, () => Promise<BuildContext>>>> = {
  "api-service": apiServiceContext,
  "governance-bridge": governanceBridgeContext,
  workloads: workloadsContext,
};

/** What containers run on where the deployment goes to, and what was acquired for it. */
async function engineHere(): Promise<Pick<Engine, "platform"> & { readonly resolved: ResolvedEngine | undefined }> {
  try {
    const { id, platform } = await engine();
    return { platform, resolved: (await readResolved()).engines[id] };
  } catch (error) {
    throw error instanceof DefinitionError ? new pulumi.RunError(error.message) : error;
  }
}

function viewerToRun(settings: Settings, resolved: ResolvedEngine | undefined): Viewer {
  const viewer = viewerOf(settings, resolved?.absent);
  const absent = resolved?.absent[viewer];
  if (absent === undefined) return viewer;
  throw new pulumi.RunError(
    `sightline:dashboards.viewer: ${viewer} asks for it, but its image is not to be had: ${absent}. ` +
      "Set it to auto to go on without.",
  );
}

function pulled(name: ImageName): Image {
  const locked = lock.images[name];
  const image = new docker.RemoteImage(`image-${name}`, { name: reference(locked), keepLocally: true });
  return { id: image.imageId, version: locked.version };
}

/** An image of our own is published nowhere: it is built on the engine from files that this package carries. */
async function built(name: string, platform: Engine["platform"], context: () => Promise<BuildContext>): Promise<Image> {
  const { folder, tag } = await context();
  const image = new docker.Image(`image-${name}-build`, {
    imageName: tag,
    build: {
      context: folder,
      dockerfile: `${folder}/Dockerfile`,
      ...(platform === undefined ? {} : { platform: platform.replace("-", "/") }),
    },
    skipPush: true,
  });
  const local = new docker.RemoteImage(`image-${name}`, { name: image.imageName, keepLocally: true });
  return { id: local.imageId, version: tag.split(":").at(-1) ?? "" };
}
