export { adminUser, internalUser, Passwords } from "./passwords.ts";
