/** What a calendar and a clock on the wall show. */
export interface LocalTime {
  readonly year: number;
  /** January is 1. */
  readonly month: number;
  readonly day: number;
  readonly daysInMonth: number;
  /** Sunday is 0. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** A moment in a zone. */
export function localTime(at: Date, location = "UTC"): LocalTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: location,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const [year, month, day] = [part("year"), part("month"), part("day")];
  return {
    year,
    month,
    day,
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    minute: part("hour") * 60 + part("minute"),
  };
}

/** Whether Alertmanager, which reads Go's database of zones, knows a zone by this very spelling; else the right one, if there is one. */
export function knownLocation(location: string): true | { readonly meant?: string } {
  if (location === "UTC") return true;
  const meant = zones().find((zone) => zone.toLowerCase() === location.toLowerCase());
  if (meant === location) return true;
  if (meant !== undefined) return { meant };
  // Links of the database, such as Asia/Calcutta, are missing in the list but known to both.
  return /^[A-Z]\w*(?:\/[A-Z][\w+-]*)+$/.test(location) && resolves(location) ? true : {};
}

let known: readonly string[] | undefined;

function zones(): readonly string[] {
  known ??= Intl.supportedValuesOf("timeZone");
  return known;
}

function resolves(location: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: location });
    return true;
  } catch {
    return false;
  }
}
