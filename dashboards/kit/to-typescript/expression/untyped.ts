/** Thrown where something cannot be said in the typed language; the panel then stays in Grafana's words. */
export class Untyped extends Error {}
