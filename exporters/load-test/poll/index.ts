export { createLocustPoll, type LocustPoll } from "./poll.ts";
