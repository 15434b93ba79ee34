/** The objectives of `make-objectives.ts` as Sloth reads them (prometheus/v1), one document for each. */
export function slothSpecs(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const series = (more: string) => `http_requests_total{service="service-${index}"${more}}[{{.window}}]`;
    return `version: prometheus/v1
service: service-${index}
slos:
  - name: availability
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(${series(',status=~"5.."')}))
        total_query: sum(rate(${series("")}))
    alerting:
      name: ErrorBudgetBurn
      page_alert: {}
      ticket_alert: {}
`;
  }).join("---\n");
}
