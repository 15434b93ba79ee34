export { health, here, owner, range, system, variables } from "./scope.ts";
