import type { PlannedCheck } from "../settings/index.ts";
import type { CheckState } from "./check-state.ts";
import type { ComponentsView } from "./component-states.ts";
import type { Startup } from "./startup.ts";

/** Everything that is known of one service, or of one process of it. */
export interface ServiceSummary {
  readonly service: string;
  /** "" where the service has one process. */
  readonly replica: string;
  readonly checks: readonly CheckSummary[];
  readonly components: ComponentsView;
  readonly startup: Startup | undefined;
}

export interface CheckSummary {
  readonly planned: PlannedCheck;
  readonly state: CheckState;
}
