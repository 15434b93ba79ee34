import { mixOf } from "./mix.js";

// A thousand requests of all kinds.
const load = mixOf("1k");
export const { options, handleSummary } = load;

export default load.iterate;
