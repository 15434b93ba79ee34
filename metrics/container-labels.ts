/** Labels of containers that are told unless the settings say otherwise: which project, stack and part one belongs to. */
export const usualLabels = [
  "com.docker.compose.project",
  "com.docker.compose.service",
  "com.docker.stack.namespace",
  "com.docker.swarm.service.name",
  "sightline.part",
  "sightline.stack",
] as const;

/** How a container's label is called in Prometheus, as cAdvisor does it. */
export function labelNameOf(label: string): string {
  return `container_label_${label.replace(/[^a-zA-Z0-9_]/g, "_")}`;
}

/** Labels of every series about a container; those it does not have are left out. */
export const identity = [
  "name",
  "image",
  "container_label_com_docker_compose_project",
  "container_label_com_docker_compose_service",
  "container_label_com_docker_stack_namespace",
  "container_label_com_docker_swarm_service_name",
  "container_label_sightline_part",
  "container_label_sightline_stack",
] as const;
