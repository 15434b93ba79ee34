export { byOperation } from "./operation.ts";
export { here, job, objective, operations, owner, range, system, uids, variables } from "./scope.ts";
