import { settingOf } from "../../kit/load/setting.js";

/** What the environment says, `PROTOCOL` (grpc, http or both) and `GRPC_TARGET` beside what all loads have. */
export const setting = {
  ...settingOf("http://localhost:8081"),
  grpcTarget: __ENV.GRPC_TARGET || "localhost:50051",
  protocol: __ENV.PROTOCOL,
};
