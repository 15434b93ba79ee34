import * as z from "zod";

const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const multiples = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, KB: 1000, MB: 1000 ** 2, GB: 1000 ** 3 } as const;

/** A duration the way Prometheus writes it (`90s`, `1h30m`), read as milliseconds; more than zero. */
export const duration = () =>
  z
    .string()
    .regex(/^(\d+(ms|[smhdw]))+$/, "is no duration; write a number and a unit, like 30s, 5m or 1h30m")
    .transform((text) => {
      const parts = text.matchAll(/(\d+)(ms|[smhdw])/g);
      return [...parts].reduce(
        (sum, [, n, unit]) => sum + Number(n) * milliseconds[unit as keyof typeof milliseconds],
        0,
      );
    })
    .refine((ms) => ms > 0, "must be more than zero");

/** An amount of bytes (`65536`, `64MiB`, `1GB`), read as a number; more than zero. */
export const byteSize = () =>
  z
    .string()
    .regex(/^\d+([KMG]i?B|B)?$/, "is no amount of bytes; write a whole number with B, KiB, MiB, GiB, KB, MB or GB")
    .transform((text) => {
      const unit = text.replace(/^\d+/, "") || "B";
      return Number.parseInt(text, 10) * multiples[unit as keyof typeof multiples];
    })
    .refine((bytes) => bytes > 0 && Number.isSafeInteger(bytes), "must be more than zero and below 8 PiB");

/** A whole number of at least one. */
export const positiveInteger = () =>
  z
    .string()
    .regex(/^\d+$/, "is no whole number")
    .transform(Number)
    .refine((n) => n > 0 && Number.isSafeInteger(n), "must be at least 1");
