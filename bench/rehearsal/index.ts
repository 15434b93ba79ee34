export { benchAudiences } from "./audiences.ts";
export { catalogue } from "./catalogue.ts";
export { benchWhole } from "./whole.ts";
