import * as z from "zod";

const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const multiples = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, KB: 1000, MB: 1000 ** 2, GB: 1000 ** 3 } as const;

/** A duration the way Prometheus writes it (`90s`, `1h30m`), read as milliseconds; more than zero. */
export const duration = () =>
  text("is no duration; write a number and a unit, like 30s, 5m or 1h30m", /^(\d+(ms|[smhdw]))+$/)
    .transform((given) => {
      const parts = given.matchAll(/(\d+)(ms|[smhdw])/g);
      return [...parts].reduce(
        (sum, [, n, unit]) => sum + Number(n) * milliseconds[unit as keyof typeof milliseconds],
        0,
      );
    })
    .refine((ms) => ms > 0, "must be more than zero")
    .meta({ placeholder: "duration" });

/** An amount of bytes (`65536`, `64MiB`, `1GB`), read as a number; more than zero. */
export const byteSize = () =>
  text("is no amount of bytes; write a whole number with B, KiB, MiB, GiB, KB, MB or GB", /^\d+([KMG]i?B|B)?$/)
    .transform((given) => {
      const unit = given.replace(/^\d+/, "") || "B";
      return Number.parseInt(given, 10) * multiples[unit as keyof typeof multiples];
    })
    .refine((bytes) => bytes > 0 && Number.isSafeInteger(bytes), "must be more than zero and below 8 PiB")
    .meta({ placeholder: "bytes" });

/** A whole number of at least one. */
export const positiveInteger = () => wholeNumber().refine((n) => n > 0, "must be at least 1");

/** A whole number, zero included. */
export const wholeNumber = () =>
  text("is no whole number", /^\d+$/)
    .transform(Number)
    .refine((n) => Number.isSafeInteger(n), "is too large")
    .meta({ placeholder: "number" });

/** Yes or no; as a flag it needs no value. */
export const toggle = () =>
  z.preprocess(
    asText,
    z.enum(["true", "false"], "must be true or false").transform((given) => given === "true"),
  );

/** The path of a file. */
export const path = () => z.string().min(1, "is no path").meta({ placeholder: "path" });

/** One schema for flag and file: YAML's numbers and booleans are the text they would be in a flag. */
function text(fault: string, form: RegExp) {
  return z.preprocess(asText, z.string(fault).regex(form, fault));
}

function asText(given: unknown): unknown {
  return typeof given === "number" || typeof given === "boolean" ? String(given) : given;
}
