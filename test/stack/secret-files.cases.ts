import test from "ava";
import { load } from "js-yaml";
import { grafanaFiles, webServiceFiles } from "../../stack/secret-files.ts";

const credentials = {
  passwords: { admin: "a-pass", sightline: "s-pass" },
  hashes: { admin: "$2b$10$aaa", sightline: "$2b$10$sss" },
};
const tls = { certificate: "CERT", key: "KEY", serverName: "stack.internal" };

test("a service lets both users in and has its own way to the others", (t) => {
  const files = webServiceFiles("prometheus", credentials, undefined);
  t.deepEqual(load(files["web.yml"] ?? ""), {
    basic_auth_users: { admin: "$2b$10$aaa", sightline: "$2b$10$sss" },
  });
  t.deepEqual(load(files["client.yml"] ?? ""), {
    basic_auth: { username: "sightline", password_file: "/etc/prometheus/secrets/current/internal-password" },
  });
  t.is(files["internal-password"], "s-pass");
  t.false(JSON.stringify(files).includes("a-pass"), "the password of people stays out of services");
});

test("with a certificate, both sides of it are configured", (t) => {
  const files = webServiceFiles("inbox", credentials, tls);
  t.like(load(files["web.yml"] ?? ""), {
    tls_server_config: {
      cert_file: "/etc/inbox/secrets/current/tls.crt",
      key_file: "/etc/inbox/secrets/current/tls.key",
    },
  });
  t.like(load(files["client.yml"] ?? ""), {
    tls_config: { ca_file: "/etc/inbox/secrets/current/tls.crt", server_name: "stack.internal" },
  });
  t.is(files["tls.crt"], "CERT");
});

test("Grafana gets passwords, not hashes", (t) => {
  const files = grafanaFiles(credentials, undefined);
  t.is(files["admin-password"], "a-pass");
  t.is(files["internal-password"], "s-pass");
  t.notRegex(JSON.stringify(files), /\$2b\$/);
});
