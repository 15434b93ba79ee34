import type { Faults } from "../../result/index.ts";
import { count, timed } from "../words/index.ts";
import type { Judged } from "./judged.ts";
import { receivers } from "./routes.ts";

/** Every fault: its alerts arrive, no other one does. */
export function judgeFaults({ cases }: Faults, factor: number): Judged[] {
  return cases.map(({ fault, status, declared, arrived, undeclared, told, messages }) => ({
    subject: fault,
    outcome: status,
    expected: receivers(declared),
    seen: [
      receivers(arrived),
      undeclared.length > 0 && `undeclared: ${undeclared.join(", ")}`,
      told !== undefined && `told after ${timed({ milliseconds: told, factor })}`,
      messages !== undefined && messages.lost > 0 && `${count(messages.lost, "message")} lost`,
    ]
      .filter((text) => text !== false)
      .join("; "),
  }));
}

export function faultsSentence({ system, cases }: Faults): string {
  const right = cases.filter(({ status }) => status === "passed").length;
  return `${system}: ${right} of ${count(cases.length, "fault")} told as declared`;
}
