import { chat4all, http } from "../../metrics/index.ts";
import { quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const uploads = http.requestDuration.where({ ...here, route: "/v1/files" });

export const files = row("Files", [
  timeseries("uploads", {
    ...rateOf(chat4all.filesUploaded.where(here)),
    title: "Files stored",
    description: "Files stored per second.",
    unit: "suffix: files/s",
  }),
  timeseries("upload-duration", {
    ...quantilesOf(uploads, { quantiles: [0.5, 0.95] }),
    title: "Time to store a file",
    description: "Uploads, their transfer included. The line is what their load test demands of P95.",
    thresholds: { steps: [{ from: 2, color: "red" }] },
  }),
]);
