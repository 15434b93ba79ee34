export { navigate, navigateWith, type PageLocation, useLocation } from "./location.ts";
export { dashboardPath, folderPath, type Route, routeOf } from "./route.ts";
export { useInnerLinks } from "./use-inner-links.ts";
