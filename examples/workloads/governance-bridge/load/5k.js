import { mixOf } from "./mix.js";

// Five thousand requests of all kinds.
const load = mixOf("5k");
export const { options, handleSummary } = load;

export default load.iterate;
