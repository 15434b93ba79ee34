import { steadyOptions } from "../../kit/load/steady.js";
import { act } from "./operations.js";

// Reviewers at work without an end: nine of ten requests read, and what is created is decided before long.
export const options = steadyOptions("hitl", 20);

export default function () {
  act("steady");
}
