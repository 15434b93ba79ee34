/** What Grafana keeps in its database, as far as it matters here. */
export interface GrafanaStore {
  /** Of its user admin. */
  password: string;
  /** Called when data sources are to be read again. */
  readonly readDataSources: () => void;
}

/**
 * Answers as Grafana 13 does at the addresses that the agent uses. `name` is method and path.
 * Source: https://grafana.com/docs/grafana/latest/developers/http_api/ (user, admin).
 */
export function grafanaAnswer(
  store: GrafanaStore,
  name: string,
  authorization: string | undefined,
  body: string,
): readonly [status: number, body: object] {
  if (authorization !== `Basic ${Buffer.from(`admin:${store.password}`).toString("base64")}`) {
    return [401, { message: "Invalid username or password" }];
  }
  switch (name) {
    case "GET /api/user":
      return [200, { id: 1, login: "admin", isGrafanaAdmin: true }];
    case "POST /api/admin/provisioning/datasources/reload":
      store.readDataSources();
      return [200, { message: "Datasources config reloaded" }];
    case "POST /api/admin/provisioning/dashboards/reload":
      return [200, { message: "Dashboards config reloaded" }];
    case "PUT /api/user/password": {
      const { oldPassword, newPassword, confirmNew } = JSON.parse(body);
      if (oldPassword !== store.password) return [401, { message: "invalid old password" }];
      if (newPassword !== confirmNew) return [400, { message: "Passwords do not match" }];
      if (newPassword.length < 4) return [400, { message: "New password is too short" }];
      store.password = newPassword;
      return [200, { message: "User password changed" }];
    }
    default:
      return [404, { message: "Not found" }];
  }
}
