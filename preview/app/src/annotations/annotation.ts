/** A moment, or a span of time, with a text; drawn across graphs. */
export interface Annotation {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Of a span. */
  readonly timeEnd?: number;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** As the dashboard names it: of Grafana's palette, or any of CSS. */
  readonly color: string;
  /** Name of the annotation query that found it. */
  readonly name: string;
}
