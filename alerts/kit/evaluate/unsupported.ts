/** An expression uses something that scenarios cannot work out by themselves, or that Prometheus refuses to. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";

  /** The function, the operator or the fault. */
  readonly construct: string;

  constructor(construct: string) {
    super(`${construct} is not evaluated here`);
    this.construct = construct;
  }
}
