export { type Analysis, analyse } from "./analysis.ts";
export { describeInterval, holds, type Interval } from "./interval.ts";
export { anyLabels, bothHave, canHave, describeLabels, type LabelSet, onlyLabels } from "./label-set.ts";
export { isScalar } from "./labels-left.ts";
export { isShare } from "./share.ts";
export { type Unit, unitOf, unitOfName } from "./unit.ts";
export { typeOf } from "./value-type.ts";
