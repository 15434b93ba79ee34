import { call } from "./client.js";

/** A user with a session, who judges its decisions one after the other. */
export function createReviewer(protocol) {
  let session;
  let number = 1;
  const begin = (name) => {
    const { outcome, body } = call(protocol, "create_session", {}, name);
    session = outcome === "ok" ? body.id : undefined;
    number = 1;
  };
  return {
    /** Makes one request; without a session it is the one that begins a session, whatever was asked for. */
    act(operation) {
      if (operation === "create_session" || (session === undefined && needsSession.has(operation))) return begin();
      // Decisions are numbered from 1, and there is always a next one.
      const { outcome } = call(protocol, operation, { session, decision: `${session}-${number}` });
      if (judges.has(operation) && (outcome === "ok" || outcome === "conflict")) number++;
      if (outcome === "missing") session = undefined;
      return undefined;
    },
    /** Sees to it that there is a session, outside what is measured. */
    prepare() {
      if (session === undefined) begin("prepare");
    },
  };
}

const judges = new Set(["reject_decision", "escalate_decision"]);
const needsSession = new Set(["list_decisions", ...judges]);

/** Draws operations as people use them: mostly they look, then they judge. */
export function drawOperation(random = Math.random()) {
  let left = random * 100;
  for (const [operation, share] of Object.entries(shares)) {
    left -= share;
    if (left < 0) return operation;
  }
  return "list_decisions";
}

const shares = {
  list_decisions: 40,
  reject_decision: 20,
  get_metrics: 15,
  create_session: 10,
  escalate_decision: 10,
  health_check: 5,
};
