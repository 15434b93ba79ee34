import { mixOf } from "./mix.js";

// Both protocols at once, as in production.
const load = mixOf("mixed");
export const { options, handleSummary } = load;

export default load.iterate;
