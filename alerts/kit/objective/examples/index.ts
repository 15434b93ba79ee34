export type { Stretch } from "./flow.ts";
export {
  type EventSeries,
  eventSeries,
  gaugeSeries,
  healthySeries,
  selectedSeries,
} from "./series.ts";
