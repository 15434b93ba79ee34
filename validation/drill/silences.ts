import type { AlertLabels } from "../../alerts/kit/index.ts";

/** A silence as Alertmanager's API has it. */
export interface Silence {
  readonly id: string;
  readonly status: { readonly state: "active" | "pending" | "expired" };
  readonly matchers: readonly {
    readonly name: string;
    readonly value: string;
    readonly isRegex: boolean;
    readonly isEqual?: boolean;
  }[];
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
}

/** The silences in force that hold one of these alerts. */
export function holding(silences: readonly Silence[], alerts: readonly AlertLabels[]): readonly Silence[] {
  return silences.filter(
    ({ status, matchers }) =>
      status.state === "active" && alerts.some((labels) => matchers.every((matcher) => holds(matcher, labels))),
  );
}

/** `ada until 2026-05-30T12:00:00.000Z, "deploying"`. */
export function inWords({ createdBy, endsAt, comment }: Silence): string {
  return `by ${createdBy} until ${endsAt}, "${comment}"`;
}

function holds({ name, value, isRegex, isEqual = true }: Silence["matchers"][number], labels: AlertLabels): boolean {
  const own = labels[name] ?? "";
  return (isRegex ? new RegExp(`^(?:${value})$`, "us").test(own) : own === value) === isEqual;
}
