import { apiService } from "../../alerts/index.ts";
import { variable } from "../kit/index.ts";

/** The instances of api-service that are chosen at the top of the page. */
export const here = { ...apiService, instance: variable("instance") };
