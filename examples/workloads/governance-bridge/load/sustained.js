import { mixOf } from "./mix.js";

// As many requests as it takes for half a minute: what it reaches, and whether memory and goroutines stay.
const load = mixOf("sustained");
export const { options, handleSummary } = load;

export default load.iterate;
