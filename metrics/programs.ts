import { gauge } from "./kit/index.ts";

/** Version of each of our own programs. */
export const buildInfo = gauge("sightline_build_info", {
  help: "Version of the running program.",
  labels: ["version"],
});

/** 0 means that a program still runs with the web configuration of before. */
export const webConfigReloaded = gauge("sightline_web_config_last_reload_successful", {
  help: "Whether the web configuration file could be used when it was last read.",
  unit: "boolean",
});

export const webConfigReloadTime = gauge("sightline_web_config_last_reload_success_timestamp_seconds", {
  help: "When the web configuration in force was read.",
  unit: "seconds",
});

/** 0 means that a program still runs with the settings of before. */
export const settingsReloaded = gauge("sightline_config_last_reload_successful", {
  help: "Whether the settings could be used when they were last read.",
  unit: "boolean",
});

export const settingsReloadTime = gauge("sightline_config_last_reload_success_timestamp_seconds", {
  help: "When the settings in force were read.",
  unit: "seconds",
});
