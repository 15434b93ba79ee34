import * as z from "zod";

const milliseconds = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A duration as Go's configuration files write it (`1s`, `1.5s`, `1m30s`, `0`), read as milliseconds. */
export const goDuration = () =>
  z
    .union([z.number(), z.string()])
    .refine(
      (given) => /^(0|(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/.test(String(given)),
      "is no duration; write a number and a unit, like 500ms or 1s, or 0",
    )
    .transform((given) =>
      [...String(given).matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)].reduce(
        (sum, [, amount, unit]) => sum + Number(amount) * milliseconds[unit as keyof typeof milliseconds],
        0,
      ),
    );
