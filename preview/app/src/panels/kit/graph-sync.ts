import { DashboardCursorSync } from "@grafana/data";
import { createContext } from "react";

/** What graphs of a dashboard share while one is pointed at: nothing, the crosshair, or tooltips too; `graphTooltip` of its JSON. */
export const GraphSync = createContext<DashboardCursorSync>(DashboardCursorSync.Off);

/** Name under which the drawings of a page share their cursor. */
export const cursorScope = "dashboard";
