export { type Difference, differenceOf } from "./difference.ts";
export { quantile } from "./quantile.ts";
export { printShare, shareOf } from "./share.ts";
export { spreadOf } from "./spread.ts";
