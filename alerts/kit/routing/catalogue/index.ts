export { type AlertShape, alertExamples, alertShape, alertShapes } from "./alert-shape.ts";
export { checkAlertRoutes } from "./check.ts";
