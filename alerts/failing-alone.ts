import { and, div, gt, increase, rate, type Selector, sum, unless, type Vector } from "./kit/index.ts";

/** The counters of a service's requests, told apart by what `Operation` names: a route or an endpoint, and the method. */
interface Requests<Operation extends string> {
  readonly failed: Selector<Operation | "job", "counter", string>;
  readonly all: Selector<Operation | "job", "counter", string>;
  readonly by: readonly Operation[];
}

/**
 * Share of failed requests of operations that fail while the others work: such a one can fail entirely and be lost in the error rate of all.
 *
 * Empty where everything fails: the service's objective pages then, and one page is enough.
 */
export function failingAlone<Operation extends string>({
  failed,
  all,
  by,
}: Requests<Operation>): Vector<Operation | "job"> {
  // Typed by hand: the compiler does not follow a generic list of labels into the operators.
  const each = (expr: Vector<Operation | "job">): Vector =>
    sum(expr).by<Operation | "job">("job" as Operation | "job", ...by);
  const alone = and(
    gt(div(each(rate(failed, "5m")), each(rate(all, "5m"))), 0.25),
    // Two of the three requests of a quiet night are not worth waking anybody.
    gt(each(increase(failed, "5m")), 5),
  );
  const everything = gt(div(sum(rate(failed, "5m")).by("job"), sum(rate(all, "5m")).by("job")), 0.25);
  return { node: unless(alone, everything, { on: ["job"] }).node };
}
