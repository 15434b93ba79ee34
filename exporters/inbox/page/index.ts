export { inboxPage } from "./inbox-page.ts";
export { parseView, type View } from "./view.ts";
