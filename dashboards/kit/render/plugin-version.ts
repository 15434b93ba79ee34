/**
 * The oldest Grafana that dashboards are for, on panels of single values: to those of before 8.0, and to those without a
 * version, Grafana gives the ends 0 and 1 where the unit is a share, which draws small shares as a flat line.
 */
export const singleValueVersion = "11.0.0";
