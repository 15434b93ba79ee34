export { keepingUp } from "./keeping-up.ts";
export { losses } from "./losses.ts";
export { now } from "./now.ts";
export { why } from "./why.ts";
