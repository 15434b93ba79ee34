import { type NumberParameter, number, type Parameter } from "./parameter.ts";

/** One way to go wrong on purpose. */
export interface Fault<S extends string = string> {
  readonly description: string;
  /** The programs it can be put into. */
  readonly services: readonly S[];
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** All faults of a miniature, by name. */
export type FaultCatalog<S extends string = string> = Readonly<Record<string, Fault<S>>>;

export type FaultName<C extends FaultCatalog> = keyof C & string;

/** The programs that a catalog names. */
export type ServiceOf<C extends FaultCatalog> = C[keyof C]["services"][number];

/** The values of a fault's parameters. */
export type FaultParameters<C extends FaultCatalog, N extends FaultName<C>> = {
  readonly [P in keyof C[N]["parameters"]]: C[N]["parameters"][P] extends NumberParameter ? number : string;
};

/** Every fault lasts this long and then clears itself: a forgotten experiment must not outlive the afternoon. */
export const faultDuration = number(1, 3600, 60, "seconds");

/** The faults of one service, by name. */
export function faultsOf<C extends FaultCatalog>(catalog: C, service: ServiceOf<C>): readonly FaultName<C>[] {
  return Object.keys(catalog)
    .filter((name) => catalog[name]?.services.includes(service))
    .sort();
}
