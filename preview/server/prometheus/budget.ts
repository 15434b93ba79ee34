/** An amount that is shared. */
export interface Budget {
  /** Takes a part of it; false when that is not left. */
  take(amount: number): boolean;
  giveBack(amount: number): void;
}

/** `total` is asked each time: it may change. */
export function createBudget(total: () => number): Budget {
  let taken = 0;
  return {
    take(amount) {
      if (taken + amount > total()) return false;
      taken += amount;
      return true;
    },
    giveBack(amount) {
      taken -= amount;
    },
  };
}
