export type { Stretch } from "./flow.ts";
export {
  byLabels,
  type EventSeries,
  eventSeries,
  gaugeSeries,
  healthySeries,
  selectedSeries,
} from "./series.ts";
