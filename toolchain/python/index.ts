export { findPython, type Python } from "./find-python.ts";
export { acquireLocust, cachedLocust, installedLocust, pythonRemedy } from "./locust.ts";
