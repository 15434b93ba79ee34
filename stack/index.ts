export { findImages, type Image, type Images } from "./images.ts";
export { ObservabilityStack, type ObservabilityStackArgs } from "./observability-stack.ts";
export { readSecretValues, readSettings, readTls } from "./read-settings.ts";
