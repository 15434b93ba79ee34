export { type AppFiles, openAppFolder } from "./app-files.ts";
export { addPages, contentSecurityPolicy, sendPageOf } from "./pages.ts";
