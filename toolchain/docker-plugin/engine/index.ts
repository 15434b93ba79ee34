export { connect } from "./connect.ts";
export { attempt, engineWords, isNotFound, statusOf } from "./failure.ts";
export { findImage, findOrPull, followProgress } from "./pull.ts";
export { separately } from "./separately.ts";
export {
  type ProviderSettings,
  parseSettings,
  type RegistryAuth,
  unknownSettings,
  withEnvironment,
} from "./settings.ts";
