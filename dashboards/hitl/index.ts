export { here, owner, range, service, system, traffic, uids, variables } from "./scope.ts";
