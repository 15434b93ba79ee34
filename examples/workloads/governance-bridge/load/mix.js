import { optionsOf as optionsFor, protocolsOf } from "./options.js";
import { createReviewer, drawOperation } from "./reviewer.js";
import { setting } from "./setting.js";
import { summaryOf as summaryFor } from "./summary.js";

/** Options, summary and iteration of a load that mixes the operations; an iteration is one request. */
export function mixOf(name) {
  const { short, protocol } = setting;
  const reviewers = protocolsOf(name, protocol).map(createReviewer);
  let turn = 0;
  return {
    options: optionsFor(name, { short, protocol }),
    handleSummary: summaryFor(`governance-bridge-${name}`),
    iterate() {
      reviewers[turn++ % reviewers.length].act(drawOperation());
    },
  };
}
