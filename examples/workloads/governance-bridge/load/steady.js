import { steadyOptions } from "../../kit/load/steady.js";
import { createReviewer, drawOperation } from "./reviewer.js";

// Both protocols in turns, without an end.
export const options = steadyOptions("governance-bridge", 50);

const reviewers = ["grpc", "http"].map(createReviewer);

export default function () {
  reviewers[__ITER % reviewers.length].act(drawOperation());
}
