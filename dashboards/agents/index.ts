export { health, here, owner, range, system, uids, variables } from "./scope.ts";
