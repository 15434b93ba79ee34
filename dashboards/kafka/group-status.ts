import { kafka } from "../../metrics/index.ts";
import type { ValueTexts } from "../kit/index.ts";

/** What a consumer group's last collections say, in colours. */
export const statusColors = {
  ok: "green",
  warning: "orange",
  stalled: "red",
  stopped: "red",
  rewound: "orange",
  unknown: "gray",
} as const;

/** The same for a number on its own. */
export const statusValues: ValueTexts = Object.fromEntries(
  kafka.groupStatus.timeline().values.map(({ value, text }) => [value, { text, color: statusColors[text] }]),
);
