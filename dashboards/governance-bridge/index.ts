export { byOperation } from "./operation.ts";
export { here, job, objective, operations, owner, range, system, variables } from "./scope.ts";
