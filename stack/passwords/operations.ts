import { randomBytes, randomUUID } from "node:crypto";
import { hash } from "bcryptjs";

export interface PasswordsInputs {
  /** Raising it makes all of them anew. */
  readonly generation: number;
  readonly users: readonly string[];
}

export interface PasswordsState extends PasswordsInputs {
  readonly passwords: Readonly<Record<string, string>>;
  /** bcrypt, as exporter-toolkit's `basic_auth_users` takes it. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** 2^10 rounds, exporter-toolkit's own recommendation; the services keep the outcome of a check in memory. */
const bcryptCost = 10;
/** 144 random bits: 24 characters of base64url. */
const passwordBytes = 18;

export async function create(inputs: PasswordsInputs): Promise<{ id: string; outs: PasswordsState }> {
  return { id: randomUUID(), outs: await make(inputs) };
}

export async function update(inputs: PasswordsInputs): Promise<{ outs: PasswordsState }> {
  return { outs: await make(inputs) };
}

export function diff(old: PasswordsInputs, inputs: PasswordsInputs): { changes: boolean } {
  return { changes: old.generation !== inputs.generation || old.users.join() !== inputs.users.join() };
}

async function make({ generation, users }: PasswordsInputs): Promise<PasswordsState> {
  const passwords: Record<string, string> = {};
  const hashes: Record<string, string> = {};
  for (const user of users) {
    const password = randomBytes(passwordBytes).toString("base64url");
    passwords[user] = password;
    hashes[user] = await hash(password, bcryptCost);
  }
  return { generation, users, passwords, hashes };
}
