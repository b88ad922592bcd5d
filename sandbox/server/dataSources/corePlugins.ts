interface CorePlugin {
  id: string;
  name: string;
  logo: string;
  alias?: string;
}

const PLUGINS: readonly CorePlugin[] = [
  { id: 'alertmanager', name: 'Alertmanager', logo: 'logo.svg' },
  { id: 'cloudwatch', name: 'CloudWatch', logo: 'amazon-web-services.png' },
  { id: 'elasticsearch', name: 'Elasticsearch', logo: 'elasticsearch.svg' },
  { id: 'grafana-azure-monitor-datasource', name: 'Azure Monitor', logo: 'logo.jpg' },
  { id: 'grafana-postgresql-datasource', name: 'PostgreSQL', logo: 'postgresql_logo.svg', alias: 'postgres' },
  {
    id: 'grafana-pyroscope-datasource',
    name: 'Grafana Pyroscope',
    logo: 'grafana_pyroscope_icon.svg',
    alias: 'phlare',
  },
  { id: 'grafana-testdata-datasource', name: 'TestData', logo: 'testdata.svg', alias: 'testdata' },
  { id: 'graphite', name: 'Graphite', logo: 'graphite_logo.png' },
  { id: 'influxdb', name: 'InfluxDB', logo: 'influxdb_logo.svg' },
  { id: 'jaeger', name: 'Jaeger', logo: 'jaeger_logo.svg' },
  { id: 'loki', name: 'Loki', logo: 'loki_icon.svg' },
  { id: 'mssql', name: 'Microsoft SQL Server', logo: 'sql_server_logo.svg' },
  { id: 'mysql', name: 'MySQL', logo: 'mysql_logo.svg' },
  { id: 'opentsdb', name: 'OpenTSDB', logo: 'opentsdb_logo.png' },
  { id: 'parca', name: 'Parca', logo: 'logo-small.svg' },
  { id: 'prometheus', name: 'Prometheus', logo: 'prometheus_logo.svg' },
  { id: 'stackdriver', name: 'Google Cloud Monitoring', logo: 'cloud_monitoring_logo.svg' },
  { id: 'tempo', name: 'Tempo', logo: 'tempo_logo.svg' },
  { id: 'zipkin', name: 'Zipkin', logo: 'zipkin-logo.svg' },
];

/** What Grafana says of a data source's type: that of a plugin which comes with it, else the bare id. */
export function typeOf(type: string): { type: string; typeName: string; typeLogoUrl: string } {
  const plugin = PLUGINS.find(({ id, alias }) => id === type || alias === type);
  return plugin
    ? { type: plugin.id, typeName: plugin.name, typeLogoUrl: `public/plugins/${plugin.id}/img/${plugin.logo}` }
    : { type, typeName: type, typeLogoUrl: 'public/img/icn-datasource.svg' };
}
