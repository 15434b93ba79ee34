import type { Faults } from "../../result/index.ts";
import { count, timed } from "../words/index.ts";
import type { Judged } from "./judged.ts";
import { receivers } from "./routes.ts";

/** Every fault: its alerts arrive, no other one does. */
export function judgeFaults({ cases }: Faults, factor: number): Judged[] {
  return cases.map(({ fault, status, declared, arrived, late, undeclared, told, recovered, messages, notes }) => ({
    subject: fault,
    outcome: status,
    expected: receivers(declared),
    seen: [
      receivers(arrived),
      late.length > 0 && `late: ${late.join(", ")}`,
      undeclared.length > 0 && `undeclared: ${undeclared.join(", ")}`,
      told !== undefined && `told after ${timed({ milliseconds: told, factor })}`,
      recovered !== undefined && `works again after ${timed({ milliseconds: recovered, factor: 1 })}`,
      messages !== undefined && messages.lost > 0 && `${count(messages.lost, "message")} lost`,
      status !== "passed" && notes.join(" "),
    ]
      .filter((text) => text !== false && text !== "")
      .join("; "),
  }));
}

export function faultsSentence({ system, cases }: Faults): string {
  const right = cases.filter(({ status }) => status === "passed").length;
  return `${system}: ${right} of ${count(cases.length, "fault")} as declared`;
}
