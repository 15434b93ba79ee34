import { gauge, histogram } from "./kit/index.ts";

/** By the episode's id, which everything that belongs to it carries; gone before its start and after its end. */
export const playing = gauge("signal_playing", {
  help: "Shows that an episode is being played; always 1.",
  labels: ["scenario"],
});

/** What an episode's virtual time is counted from. */
export const episodeStart = gauge("signal_episode_start_seconds", {
  help: "When the episode that is being played began, in seconds since 1970.",
  unit: "seconds",
  labels: ["scenario"],
});

/** What virtual time is counted from, delays of single episodes aside. */
export const start = gauge("signal_start_seconds", {
  help: "When the first episode could start at the earliest, in seconds since 1970.",
  unit: "seconds",
});

/** Stored with the time of the scrape: the difference is what lies between Prometheus's asking and the values. */
export const clock = gauge("signal_clock_seconds", {
  help: "The moment that the values of the scrape were worked out for, in seconds since 1970.",
  unit: "seconds",
});

/** `generation` is there only when series are replaced by new ones. */
export const background = gauge("signal_background", {
  help: "Series that only keep Prometheus busy.",
  unit: "ratio",
  labels: ["n", "generation"],
});

/** By `waiting`, `running` and `over`. */
export const episodes = gauge("signal_episodes", {
  help: "Episodes of what is played.",
  unit: "episodes",
  labels: ["state"],
});

export const expositionDuration = histogram("signal_exposition_duration_seconds", {
  help: "Time it took to work out and write what one scrape gets.",
  unit: "seconds",
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
});
