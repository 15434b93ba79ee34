export { acquirePreviewApp, previewAppEntry, previewPackages, previewWorkspace } from "./preview-app.ts";
