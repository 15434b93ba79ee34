export { create as makePasswords } from "./operations.ts";
export { adminUser, internalUser, Passwords } from "./passwords.ts";
