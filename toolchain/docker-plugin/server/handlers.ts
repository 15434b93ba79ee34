import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { redact, type Values } from "../protocol/index.ts";
import { NotReadyError, type ResourceKind } from "../resource-kind.ts";
import { pluginVersion } from "../version.ts";
import { checkConfig, diffConfig, type Session } from "./config.ts";
import { failedAfterCreation, failedCall } from "./errors.ts";
import { check, compare, create, finish, previewCreate, previewUpdate, read, update } from "./operations.ts";
import { decode, encode } from "./struct.ts";

/** The calls of Pulumi's resource provider protocol (`provider.proto`), by their gRPC names. */
export function handlers(kinds: readonly ResourceKind[], session: Session) {
  const kindOf = (request: { getUrn(): string; getType(): string }): ResourceKind => {
    const token = request.getType() || tokenOf(request.getUrn());
    const kind = kinds.find((candidate) => candidate.token === token);
    if (kind !== undefined) return kind;
    const known = kinds.map((candidate) => candidate.token).join(", ");
    throw failedCall(
      `${token} is not offered by Sightline's own Docker plugin (it has ${known}): use the upstream one`,
    );
  };

  return {
    checkConfig: async (request: provider.CheckRequest) => checkResponse(checkConfig(decode(request.getNews()))),

    diffConfig: async (request: provider.DiffRequest) =>
      diffConfig(decode(request.getOldInputs()), decode(request.getNews())),

    configure: async (request: provider.ConfigureRequest) => {
      session.configure(decode(request.getArgs()), request.getVariablesMap());
      const response = new provider.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    },

    getPluginInfo: async () => {
      const response = new plugin.PluginInfo();
      response.setVersion(pluginVersion);
      return response;
    },

    getSchema: async () => {
      const response = new provider.GetSchemaResponse();
      response.setSchema(JSON.stringify({ name: "docker", version: pluginVersion }));
      return response;
    },

    cancel: async () => {
      session.cancel();
      return new empty.Empty();
    },

    attach: async (request: plugin.PluginAttach) => {
      session.attach(request.getAddress());
      return new empty.Empty();
    },

    invoke: async (request: provider.InvokeRequest) => {
      throw failedCall(`${request.getTok()} is not offered by Sightline's own Docker plugin: use the upstream one`);
    },

    check: async (request: provider.CheckRequest) => {
      const autonaming = request.getAutonaming();
      const proposed = autonaming?.getProposedName();
      const result = check(kindOf(request), decode(request.getOlds()), decode(request.getNews()), {
        logicalName: request.getName() || (request.getUrn().split("::").at(-1) ?? ""),
        seed: request.getRandomseed_asU8(),
        ...(proposed === undefined ? {} : { proposed }),
      });
      for (const warning of result.warnings) session.log.warning(warning, request.getUrn());
      return checkResponse(result);
    },

    diff: async (request: provider.DiffRequest) => {
      const result = compare(
        kindOf(request),
        decode(request.getOlds()),
        decode(request.getOldInputs()),
        decode(request.getNews()),
        request.getIgnorechangesList(),
      );
      return diffResponse(result);
    },

    create: async (request: provider.CreateRequest) => {
      const kind = kindOf(request);
      const inputs = decode(request.getProperties());
      const response = new provider.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(encode(previewCreate(kind, inputs)));
        return response;
      }
      const created = await guarded(kind, inputs, {}, () =>
        create(kind, inputs, session.context(request.getUrn(), inputs)),
      );
      response.setId(created.id);
      response.setProperties(encode(created.outputs));
      return response;
    },

    read: async (request: provider.ReadRequest) => {
      const [state, inputs] = [decode(request.getProperties()), decode(request.getInputs())];
      const context = session.context(request.getUrn(), inputs);
      const kind = kindOf(request);
      const found = await guarded(kind, inputs, state, () => read(kind, request.getId(), state, inputs, context));
      const response = new provider.ReadResponse();
      if (found === undefined) return response;
      response.setId(found.id);
      response.setProperties(encode(found.outputs));
      response.setInputs(encode(found.inputs));
      return response;
    },

    update: async (request: provider.UpdateRequest) => {
      const kind = kindOf(request);
      const [state, inputs] = [decode(request.getOlds()), decode(request.getNews())];
      const response = new provider.UpdateResponse();
      const run = () => update(kind, request.getId(), state, inputs, session.context(request.getUrn(), inputs));
      const outputs = request.getPreview()
        ? previewUpdate(kind, state, inputs)
        : await guarded(kind, inputs, state, run);
      response.setProperties(encode(outputs));
      return response;
    },

    delete: async (request: provider.DeleteRequest) => {
      const kind = kindOf(request);
      const state = decode(request.getProperties());
      const context = session.context(request.getUrn(), state);
      await guarded(kind, {}, state, () => kind.remove(request.getId(), state, context));
      return new empty.Empty();
    },
  };
}

// Errors leave without any secret in them; a resource that exists in spite of one goes along.
async function guarded<T>(kind: ResourceKind, inputs: Values, state: Values, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    const message = redact(error instanceof Error ? error.message : String(error), inputs, state);
    if (!(error instanceof NotReadyError)) throw failedCall(message);
    const outputs = finish(kind, error.existing.outputs, inputs, state);
    throw failedAfterCreation(message, { id: error.existing.id, outputs, inputs });
  }
}

function checkResponse({
  inputs,
  failures,
}: {
  inputs: Values;
  failures: readonly { property: string; reason: string }[];
}) {
  const response = new provider.CheckResponse();
  response.setInputs(encode(inputs));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new provider.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

function diffResponse({ changes, deleteBeforeReplace }: ReturnType<typeof compare>): provider.DiffResponse {
  const { Kind } = provider.PropertyDiff;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  const response = new provider.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  response.setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setHasdetaileddiff(true);
  response.setDeletebeforereplace(deleteBeforeReplace);
  const topLevel = (path: string) => path.split(/[.[]/)[0] ?? path;
  response.setDiffsList([...new Set(changes.map(({ path }) => topLevel(path)))]);
  response.setReplacesList([...new Set(changes.filter(({ replaces }) => replaces).map(({ path }) => topLevel(path)))]);
  for (const { path, kind, replaces } of changes) {
    const detail = new provider.PropertyDiff();
    detail.setKind(kinds[kind][replaces ? 1 : 0]);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function tokenOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
