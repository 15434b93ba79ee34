export { here, owner, range, service, system, traffic, variables } from "./scope.ts";
