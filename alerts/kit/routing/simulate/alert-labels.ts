/** The labels with which an alert reaches Alertmanager, `alertname` and external labels among them. An empty one is none. */
export type AlertLabels = Readonly<Record<string, string>>;
