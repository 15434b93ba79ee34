/** An expression uses something that scenarios cannot work out by themselves. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";

  /** The function or operator. */
  readonly construct: string;

  constructor(construct: string) {
    super(`${construct} is not evaluated here`);
    this.construct = construct;
  }
}
