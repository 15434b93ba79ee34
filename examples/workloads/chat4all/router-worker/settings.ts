import type * as z from "zod";
import { webSettings } from "../../../../exporters/kit/index.ts";
import { kafkaSettings } from "../kafka/index.ts";

/** The router's flags; its address is for faults and the health check only. */
export const routerSettings = { ...webSettings({ port: 8090 }), ...kafkaSettings };

export type RouterSettings = z.output<z.ZodObject<typeof routerSettings>>;
