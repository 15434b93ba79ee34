/** `true` when two types are the same. */
export type Equal<A, B> = [A, B] extends [B, A] ? true : false;

/** `true` when one type can be used as the other. */
export type Is<A, B> = A extends B ? true : false;
