import test from "ava";
import { imageConfig } from "../../../toolchain/images/docker-archive.ts";
import { imagePlan } from "../../../toolchain/images/image-plan.ts";
import { scratch } from "../support/scratch.ts";

scratch(test);
const config = {
  user: "65534:65534",
  entrypoint: ["/bin/tool"],
  ports: [9090, 80],
  workingDirectory: "/data",
} as const;
const given = { name: "tool", version: "1.2.3", platform: "linux-arm64", webPages: false, config } as const;
const plan = imagePlan({ ...given, layers: async () => [] }, { source: "a" });

test("the tag names the image, its version and its recipe", (t) => {
  t.regex(plan.tag, /^sightline\/tool:v1\.2\.3-[0-9a-f]{12}$/);
  t.is(plan.config.labels["sightline.recipe"], plan.tag.slice(-12));
});

test("another recipe, platform or configuration is another tag", (t) => {
  const layers = async () => [];
  const tags = [
    plan,
    imagePlan({ ...given, layers }, { source: "b" }),
    imagePlan({ ...given, platform: "linux-amd64", layers }, { source: "a" }),
    imagePlan({ ...given, config: { ...config, user: "0:0" }, layers }, { source: "a" }),
  ].map(({ tag }) => tag);
  t.is(new Set(tags).size, tags.length);
  t.is(imagePlan({ ...given, layers }, { source: "a" }).tag, plan.tag);
});

test("the configuration is what a container starts with, without a clock", (t) => {
  const layer = { file: "/x", digest: "ab".repeat(32), size: 1 };
  t.deepEqual(JSON.parse(imageConfig(plan, [layer])), {
    architecture: "arm64",
    os: "linux",
    created: "1970-01-01T00:00:00Z",
    history: [{ created: "1970-01-01T00:00:00Z", created_by: "sightline" }],
    rootfs: { type: "layers", diff_ids: [`sha256:${"ab".repeat(32)}`] },
    config: {
      Cmd: null,
      Entrypoint: ["/bin/tool"],
      Env: ["PATH=/usr/local/bin:/bin"],
      ExposedPorts: { "80/tcp": {}, "9090/tcp": {} },
      Labels: plan.config.labels,
      User: "65534:65534",
      WorkingDir: "/data",
    },
  });
  const stopped = imagePlan({ ...given, config: { ...config, stopSignal: "SIGINT" }, layers: plan.layers }, {});
  t.is(JSON.parse(imageConfig(stopped, [layer])).config.StopSignal, "SIGINT");
});
