/** Where services see their files. */
export interface Places {
  readonly prometheus: Place;
  readonly alertmanager: Place;
  readonly grafana: Place;
  readonly kafkaLag: Place;
}

export interface Place {
  /** Folder of the config volume, with `releases/`, `current` and, for stable paths, `live/`. */
  readonly config: string;
  /** Folder with the secret files in force. */
  readonly secrets: string;
}

/** As the stack's containers mount them. */
export const inContainers: Places = {
  prometheus: placeOf("prometheus"),
  alertmanager: placeOf("alertmanager"),
  grafana: placeOf("grafana"),
  kafkaLag: placeOf("kafka-lag"),
};

function placeOf(part: string): Place {
  return { config: `/etc/${part}/config`, secrets: `/etc/${part}/secrets/current` };
}
