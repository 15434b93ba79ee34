import { mixOf } from "./mix.js";

// Ten thousand requests of all kinds.
const load = mixOf("10k");
export const { options, handleSummary } = load;

export default load.iterate;
