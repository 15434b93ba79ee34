export { freePorts } from "../../stack/rehearsal/free-ports.ts";
