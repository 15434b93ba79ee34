import { join } from "node:path";

/** The folder that the sources lie in; in the package the folder that mirrors it. */
export const projectRoot = join(import.meta.dirname, "..", "..");
