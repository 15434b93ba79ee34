/**
 * k6's options for a load that goes on until it is stopped, at most a working day: so many a second, `usualRate` or what RATE says,
 * however long the answers take. What 200 users under way cannot send any more is left out.
 */
export function steadyOptions(test, usualRate) {
  const rate = Number(__ENV.RATE || usualRate);
  const steady = { executor: "constant-arrival-rate", rate, timeUnit: "1s", duration: "8h" };
  const users = { preAllocatedVUs: Math.min(mostUsers, 2 * rate), maxVUs: mostUsers };
  return {
    scenarios: { [`${test}-steady`]: { ...steady, ...users, gracefulStop: "2s" } },
    userAgent: `sightline-load/${test}-steady`,
  };
}

const mostUsers = 200;
