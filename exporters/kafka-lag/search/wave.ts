/** What one request asks: partitions in ascending order, each once, and a time for each. */
export interface Wave {
  readonly partitions: Uint32Array;
  readonly times: Float64Array;
}

/** More different times than this for one partition wait for the next round: what the first ones bring may make them needless. */
const maxWaves = 4;

/** Collects times to ask, given in order of partition. A broker refuses a partition that stands twice in a request, so its second time goes into a second one. */
export function waveBuilder(): { add(partition: number, time: number): void; take(): readonly Wave[] } {
  const waves = Array.from({ length: maxWaves }, () => ({
    partitions: new Uint32Array(64),
    times: new Float64Array(64),
    length: 0,
  }));
  return {
    add(partition, time) {
      for (const wave of waves) {
        const last = wave.length - 1;
        if (last >= 0 && wave.partitions[last] === partition) {
          if (wave.times[last] === time) return;
          continue;
        }
        if (wave.length === wave.partitions.length) {
          wave.partitions = enlarged(wave.partitions, Uint32Array);
          wave.times = enlarged(wave.times, Float64Array);
        }
        wave.partitions[wave.length] = partition;
        wave.times[wave.length++] = time;
        return;
      }
    },
    take() {
      const taken: Wave[] = [];
      for (const wave of waves) {
        if (wave.length === 0) continue;
        taken.push({ partitions: wave.partitions.slice(0, wave.length), times: wave.times.slice(0, wave.length) });
        wave.length = 0;
      }
      return taken;
    },
  };
}

function enlarged<Column extends Uint32Array | Float64Array>(
  column: Column,
  kind: new (length: number) => Column,
): Column {
  const larger = new kind(column.length * 2);
  larger.set(column);
  return larger;
}
