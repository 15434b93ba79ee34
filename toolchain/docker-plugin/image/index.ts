export { buildContext, folderDigest } from "./build-context.ts";
export { imageKind } from "./image.ts";
export { remoteImageKind, repoDigestOf } from "./remote-image.ts";
