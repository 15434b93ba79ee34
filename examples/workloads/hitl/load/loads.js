/** What k6 and Locust have in common: users, steps, mixes and limits. */
export const { limits, loads, mixes, ramp, stress } = JSON.parse(open(import.meta.resolve("./loads.json")));

/** The stress tests: each fault, and all of them at once. */
export const stresses = { ...stress.faults, all: Object.assign({}, ...Object.values(stress.faults)) };
