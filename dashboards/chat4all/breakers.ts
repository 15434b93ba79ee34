import { chat4all } from "../../metrics/index.ts";
import type { ValueTexts } from "../kit/index.ts";

/** The state of a circuit breaker in colours. */
export const breakerColors = { closed: "green", open: "red", "half-open": "orange" } as const;

/** The same for a number on its own. */
export const breakerValues: ValueTexts = Object.fromEntries(
  chat4all.circuitBreakerTimeline().values.map(({ value, text }) => [value, { text, color: breakerColors[text] }]),
);
