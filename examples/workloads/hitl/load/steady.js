import { steadyOptions } from "../../kit/load/steady.js";
import { loads } from "./loads.js";
import { act } from "./operations.js";

// Reviewers at work without an end: nine of ten requests read.
export const options = steadyOptions("hitl", 20);

export default function () {
  act(loads["read-heavy"].mix);
}
