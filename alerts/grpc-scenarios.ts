import { handled, handlingTime } from "../metrics/grpc.ts";
import { constant, type Duration, gap, milliseconds, observe, ramp, type SampleSeries } from "./kit/index.ts";

const service = "shop.v1.Orders";

/** Labels that the alerts on one method of a server have. */
export function method(job: string) {
  return { labels: { grpc_method: "Place", grpc_service: service, job } };
}

interface Calls {
  readonly ok: number;
  readonly unavailable?: number;
  /** The caller's fault. */
  readonly notFound?: number;
  /** The series of failed calls is not there before the first one, ten minutes after the others. */
  readonly born?: "late";
  /** When calls no longer fail. */
  readonly mended?: Duration;
}

/** Calls of one method in each quarter of a minute, by what became of them; another method works. */
export function ended(job: string) {
  const call = target(job);
  const growing = (by: number) => ramp({ from: 0, by, per: "15s" });
  return ({ ok, unavailable = 0, notFound = 0, born, mended }: Calls): readonly SampleSeries[] => [
    handled.series({ ...call, grpc_code: "OK" }, growing(ok)),
    handled.series({ ...call, grpc_code: "NotFound" }, growing(notFound)),
    handled.series({ ...call, grpc_code: "Unavailable" }, failing({ by: unavailable, born, mended })),
    handled.series({ ...call, grpc_method: "List", grpc_code: "OK" }, growing(1000)),
  ];
}

function failing({ by, born, mended }: { by: number; born?: "late" | undefined; mended?: Duration | undefined }) {
  const grows = ramp({ from: 0, by, per: "15s" });
  if (born === "late") return [gap("10m"), { ...grows, from: by }];
  if (mended === undefined) return grows;
  return [{ ...grows, lasts: mended }, constant((by * milliseconds(mended)) / milliseconds("15s"), "30m")];
}

interface Times {
  readonly fast: number;
  /** Calls that take 50 ms, on another instance. */
  readonly slow?: number;
}

/** Calls of one method in each quarter of a minute that take a millisecond, and others that take longer. */
export function took(job: string) {
  const call = target(job);
  return ({ fast, slow = 0 }: Times): readonly SampleSeries[] => [
    ...handlingTime.series(call, observe({ value: 0.001, by: fast, per: "15s" })),
    ...handlingTime.series({ ...call, instance: `${job}-2:8081` }, observe({ value: 0.05, by: slow, per: "15s" })),
  ];
}

function target(job: string) {
  return { job, instance: `${job}:8081`, grpc_type: "unary", grpc_service: service, grpc_method: "Place" };
}
