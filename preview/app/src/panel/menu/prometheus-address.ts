import { createContext } from "react";

/** Address of Prometheus's own pages for people's browsers, where the preview was told of one. */
export const PrometheusAddress = createContext<string | undefined>(undefined);
