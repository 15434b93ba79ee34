// Runs a few steps as a command does: `failing-tasks.ts <deployment|targets> [terminal]`.
const [which, terminal] = process.argv.slice(2);
if (terminal === "terminal") {
  Object.assign(process.stdout, { isTTY: true, columns: 100, rows: 40 });
  delete process.env.CI;
}
const { reportFailure } = await import("../../../cli/failure.ts");
const { row } = await import("../../../cli/row.ts");
const { runTasks } = await import("../../../cli/run-tasks.ts");
const { DeploymentError } = await import("../../../stack/session/index.ts");

try {
  await runTasks([
    {
      title: "pulumi up",
      task: async (_, task) => {
        task.output = "creating observability-prometheus";
        if (which === "deployment")
          throw new DeploymentError("Prometheus refuses it.\npromtool: line 3: no such field");
        task.title = row("pulumi up", "33 created in 29 s");
      },
    },
    {
      title: "Targets",
      task: async (_, task) => {
        task.title = row("Targets", "3 of 4 up");
        throw new Error(task.title);
      },
      exitOnError: false,
    },
  ]);
  process.stdout.write("went on\n");
} catch (error) {
  process.exitCode = reportFailure(error);
}
