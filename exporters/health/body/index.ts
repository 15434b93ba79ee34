export type { Component } from "./components.ts";
export { type BodyFault, bodyFaults, type HealthBody, readHealthBody } from "./read-body.ts";
export type { State } from "./status-words.ts";
