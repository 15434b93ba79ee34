import { VizOrientation } from "@grafana/schema";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen";
import { reduceDefaults } from "../single-values/index.ts";

/** A gauge that says nothing of itself; without a sparkline, which Grafana leaves out of gauges that were made before there was one. */
export const optionDefaults = {
  ...defaultOptions,
  orientation: VizOrientation.Auto,
  reduceOptions: reduceDefaults,
  sparkline: false,
} as Options;
