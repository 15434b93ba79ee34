/** Colour names that Grafana themes for light and dark. */
export type Color = "green" | "yellow" | "orange" | "red" | "blue" | "purple" | "gray" | "text";

/** From this value on, in the panel's unit, the colour applies. */
export interface Step {
  readonly from: number;
  readonly color: Color;
}

/**
 * Steps in ascending order, in the panel's unit. `base` colours what lies below the first step.
 *
 * `{ steps: [{ from: 0.8, color: "orange" }] }`: high is bad. `{ base: "red", steps: [{ from: 1, color: "green" }] }`: low is bad.
 */
export interface Thresholds {
  /** @default "green" */
  readonly base?: Color;
  readonly steps: readonly Step[];
}

/** What to show instead of a number. */
export interface ValueText {
  readonly text: string;
  readonly color?: Color;
}

/** Texts for exact values, for example `{ 0: { text: "down", color: "red" } }`. */
export type ValueTexts = Readonly<Record<number, ValueText>>;
