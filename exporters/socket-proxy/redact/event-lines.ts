import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { eventActions } from "../rules/index.ts";
import { pick, type Shape } from "./pick.ts";

const shape: Shape = {
  Type: true,
  Action: true,
  Actor: { ID: true, Attributes: { name: true, image: true, exitCode: true, signal: true } },
  scope: true,
  time: true,
  timeNano: true,
};

/** Longer than any event. */
const longestLine = 1024 * 1024;

/** Lets through events of containers, a line each, without their labels; what is none is left out. */
export function redactEvents(): Transform {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) done(new Error("an event is longer than 1 MiB"));
      else done(null, lines.map(redactLine).join(""));
    },
    flush: (done) => done(null, redactLine(rest)),
  });
}

function redactLine(line: string): string {
  let event: { readonly Type?: unknown; readonly Action?: unknown };
  try {
    event = JSON.parse(line);
  } catch {
    return "";
  }
  if (typeof event !== "object" || event === null || event.Type !== "container") return "";
  const known: readonly string[] = eventActions;
  // The state of health stands behind a colon.
  const action = String(event.Action).split(":", 1)[0] ?? "";
  return known.includes(action) ? `${JSON.stringify(pick(event, shape))}\n` : "";
}
