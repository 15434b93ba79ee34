import manifest from "../../package.json" with { type: "json" };

/** The project's version. */
export const version: string = manifest.version;
