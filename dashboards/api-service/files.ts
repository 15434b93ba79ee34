import { chat4all, http } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const uploads = http.requestDuration.where({ ...here, route: "/v1/files" });

export const files = row("Files", [
  timeseries("uploads", {
    title: "Files stored",
    description: "Files stored per second.",
    unit: "suffix: files/s",
    min: 0,
    queries: [{ expr: sum(rate(chat4all.filesUploaded.where(here), range)), legend: "stored" }],
  }),
  timeseries("upload-duration", {
    title: "Time to store a file",
    description: "Uploads, their transfer included. P95 below 2 s is what their load test demands.",
    unit: "s",
    min: 0,
    thresholds: { steps: [{ from: 2, color: "red" }] },
    queries: [
      { expr: uploads.quantile(0.5, range), legend: "P50" },
      { expr: uploads.quantile(0.95, range), legend: "P95" },
    ],
  }),
]);
