/** One right of Grafana's access control. */
export interface Permission {
  action: string;
  /** Empty where the action knows no scope. */
  scope: string;
}
