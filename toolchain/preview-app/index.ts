export { acquirePreviewApp, previewAppEntry, previewPackages } from "./preview-app.ts";
