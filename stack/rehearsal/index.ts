export type { RehearsalPorts } from "./rehearsal-stack.ts";
export {
  openRehearsal,
  type Rehearsal,
  type RehearsalAccess,
  type RehearsalOptions,
  rehearsalSettings,
} from "./session.ts";
export { signalPort } from "./signal.ts";
