export { measureRequests } from "./measure-requests.ts";
export { type ApiOptions, addApiRoutes } from "./routes.ts";
