export { type FailureReason, failureReasons, ProbeError, wasAnswered } from "./failure.ts";
export type {
  Credentials,
  GrpcModule,
  HttpModule,
  IpProtocol,
  Module,
  TcpModule,
  TcpStep,
  TlsOptions,
  WebSocketModule,
} from "./module.ts";
export { type Outcome, type ProbeOptions, probe } from "./probe.ts";
export { parseTarget, type Target } from "./target.ts";
export type { TlsFacts } from "./tls-facts.ts";
export { type Body, type Phase, servingStatuses, type Trace } from "./trace.ts";
