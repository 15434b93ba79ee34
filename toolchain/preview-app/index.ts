export {
  acquirePreviewApp,
  previewAppEntry,
  previewAppIsCached,
  previewAppKey,
  previewPackages,
  previewWorkspace,
} from "./preview-app.ts";
