import { runProgram } from "../../exporters/kit/index.ts";
import { preview } from "./preview.ts";

export {
  type Catalogue,
  createCatalogue,
  type DashboardEvent,
  type DashboardFault,
  type DashboardList,
  type DashboardNotice,
  type DashboardSource,
  type DashboardText,
  type ListedDashboard,
  type OpenedDashboard,
  openDashboardFolder,
  readDashboard,
} from "./dashboards/index.ts";
export { type PreviewOptions, preview, type RunningPreview, startPreview } from "./preview.ts";
export { type PreviewSettings, previewSettings } from "./settings.ts";

/** Runs the preview until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(preview, argv);
}
