/** Typed by Grafana, not exported by its package: the seat of the frame around a plugin's page. */
declare module '@grafana/runtime/internal' {
  export { setPluginPage } from '@grafana/runtime/dist/types/components/PluginPage';
}
