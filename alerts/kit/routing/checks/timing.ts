import { milliseconds } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import { concern } from "../fault.ts";
import type { ResolvedRoute } from "../resolved-route.ts";

/**
 * Intervals of a route that do not do what they seem to say, given what it takes over from above.
 *
 * Alertmanager looks at a group once per group interval, and repeats only when more than the repeat interval has passed by then.
 */
export function checkTiming(route: ResolvedRoute, above: ResolvedRoute | undefined): Finding[] {
  if (above !== undefined && timingOf(route) === timingOf(above)) return [];
  const { groupWait, groupInterval, repeatInterval, path } = route;
  const [wait, interval, repeat] = [groupWait, groupInterval, repeatInterval].map(milliseconds) as [
    number,
    number,
    number,
  ];
  if (interval === 0 || repeat === 0) return [];
  const findings: Finding[] = [];
  if (repeat <= interval)
    findings.push(
      concern(
        "repeat-interval",
        path,
        `a repeat interval of ${repeatInterval} is looked at every ${groupInterval} only, and skips every other look when both are equal.`,
        `Shorten groupInterval below ${repeatInterval}, or lengthen repeatInterval.`,
      ),
    );
  if (repeat > retention)
    findings.push(
      concern(
        "repeat-interval",
        path,
        `a repeat interval of ${repeatInterval} is longer than Alertmanager remembers what it told, 120h: it repeats after that.`,
        "Write 5d or less.",
      ),
    );
  if (wait > interval)
    findings.push(
      concern(
        "group-wait",
        path,
        `the first message of a group waits ${groupWait}, longer than every later one, ${groupInterval}.`,
        "Shorten groupWait: it only gathers what fires together.",
      ),
    );
  return findings;
}

/** Alertmanager's `--data.retention`. */
const retention = milliseconds("120h");

function timingOf({ groupWait, groupInterval, repeatInterval }: ResolvedRoute): string {
  return [groupWait, groupInterval, repeatInterval].join(" ");
}
