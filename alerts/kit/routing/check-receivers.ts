import type { Finding } from "../../../problems/index.ts";
import type { Routing } from "./config.ts";
import type { Integration, Receiver, Webhook } from "./receiver.ts";
import { checkSecret } from "./secret-file.ts";

/** Receivers: unique names, known kinds, secrets by file only. */
export function checkReceivers({ receivers }: Routing): Finding[] {
  return [...checkNames(receivers), ...receivers.flatMap(checkIntegrations)];
}

function checkNames(receivers: readonly Receiver[]): Finding[] {
  const names = receivers.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const empty = names.some((name) => name.trim() === "");
  return [
    ...repeated.map((name) => fault("duplicate-receiver", `receiver "${name}"`, "two receivers have this name.")),
    ...(empty ? [fault("receiver-name", "receivers", "a receiver has no name.")] : []),
  ];
}

function checkIntegrations({ name, integrations }: Receiver): Finding[] {
  return integrations.flatMap((integration) =>
    checkIntegration(integration, `receiver "${name}" › ${integration.kind}`),
  );
}

function checkIntegration(integration: Integration, path: string): Finding[] {
  switch (integration.kind) {
    case "webhook":
      return checkWebhook(integration, path);
    case "pagerduty":
      return checkSecret(integration.routingKey, `${path}.routingKey`);
    case "slack":
      return checkSecret(integration.apiUrl, `${path}.apiUrl`);
    case "email":
      return integration.auth === undefined ? [] : checkSecret(integration.auth.password, `${path}.auth.password`);
    default:
      return [unknownKind(integration, path)];
  }
}

function checkWebhook({ url, basicAuth, bearerToken, tls }: Webhook, path: string): Finding[] {
  return [
    ...(typeof url === "string" ? checkAddress(url, `${path}.url`) : checkSecret(url, `${path}.url`)),
    ...(basicAuth === undefined ? [] : checkSecret(basicAuth.password, `${path}.basicAuth.password`)),
    ...(bearerToken === undefined ? [] : checkSecret(bearerToken, `${path}.bearerToken`)),
    ...(tls === undefined ? [] : checkSecret(tls.caFile, `${path}.tls.caFile`)),
    ...(basicAuth === undefined || bearerToken === undefined
      ? []
      : [fault("two-credentials", path, "basicAuth and bearerToken exclude each other; give one.")]),
  ];
}

function checkAddress(url: string, path: string): Finding[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return [fault("webhook-url", path, `"${url}" is not an http or https address.`)];
  if (parsed.username === "" && parsed.password === "") return [];
  return [
    {
      ...fault("secret-in-clear", path, "the address holds a user or a password."),
      hint: "Use basicAuth with { secretFile }, or give the whole address as { secretFile }.",
    },
  ];
}

/** Kinds that Alertmanager knows but that can hold their secret only in the configuration itself. */
const withoutSecretFile: Readonly<Record<string, string>> = { sns: "sigv4.secret_key" };

function unknownKind(integration: never, path: string): Finding {
  const { kind } = integration as { kind: string };
  const field = withoutSecretFile[kind];
  if (field !== undefined)
    return fault(
      "no-secret-file",
      path,
      `Alertmanager takes ${kind}'s secret (${field}) in clear only, never from a file.`,
    );
  return {
    ...fault(
      "receiver-kind",
      path,
      `"${kind}" is not a kind of receiver; allowed are email, pagerduty, slack, webhook.`,
    ),
    hint: "A webhook to a small bridge reaches everything else.",
  };
}

function fault(check: string, path: string, message: string): Finding {
  return { check: `routing/${check}`, severity: "error", path, message };
}
