import { TemplateError } from './lex';
import { renderTemplate } from './renderTemplate';

const data = {
  JsonData: {
    grafana: 'https://grafana.example.com',
    port: 3000,
    big: 12345678,
    nested: { region: 'eu' },
    empty: '',
    off: false,
    nothing: null,
    list: ['a', 2],
  },
  SecureJsonData: { token: 'glsa_x', blank: '' },
};

test.each([
  ['no action at all', 'no action at all'],
  ['{{ .JsonData.grafana }}/api/teams', 'https://grafana.example.com/api/teams'],
  ['{{.JsonData.grafana}}', 'https://grafana.example.com'],
  ['Bearer {{ .SecureJsonData.token }}', 'Bearer glsa_x'],
  ['{{ $.JsonData.nested.region }}', 'eu'],
  ['{{ .JsonData.port }}', '3000'],
  ['{{ .JsonData.big }}', '1.2345678e+07'],
  ['{{ .JsonData.off }}', 'false'],
  ['{{ .JsonData.list }}', '[a 2]'],
  ['{{ .JsonData.nested }}', 'map[region:eu]'],
  ['{{ .JsonData.missing }}/x', '<no value>/x'],
  ['{{ .JsonData.missing.deeper }}', '<no value>'],
  ['{{ .JsonData.nothing }}', '<no value>'],
  ['Bearer {{ .SecureJsonData.nothing }}', 'Bearer <no value>'],
  ['[{{ .SecureJsonData.blank }}]', '[]'],
  ['[{{ orEmpty .SecureJsonData.nothing }}]', '[]'],
  ['[{{ .JsonData.missing | orEmpty }}]', '[]'],
  ['{{ if .JsonData.grafana }}yes{{ else }}no{{ end }}', 'yes'],
  ['{{ if .JsonData.empty }}yes{{ else }}no{{ end }}', 'no'],
  ['{{ if .JsonData.off }}a{{ else if .JsonData.missing }}b{{ else }}c{{ end }}', 'c'],
  ['{{ if not .JsonData.off }}on{{ end }}', 'on'],
  ['{{ if and .JsonData.port (eq .JsonData.nested.region "eu") }}both{{ end }}', 'both'],
  ['{{ or .JsonData.empty "default" }}', 'default'],
  ['{{ with .JsonData.nested }}{{ .region }}{{ end }}', 'eu'],
  ['{{ with .JsonData.missing }}x{{ else }}none{{ end }}', 'none'],
  ['{{ index .JsonData.list 0 }}', 'a'],
  ['{{ .SecureJsonData.token | printf "Bearer %s" }}', 'Bearer glsa_x'],
  ['a {{- .JsonData.port -}} b', 'a3000b'],
  ['a{{/* a note */}}b', 'ab'],
  ['{{ `raw` }}{{ "\\"" }}', 'raw"'],
])('%s is %s', (template, expected) => {
  expect(renderTemplate(template, data)).toBe(expected);
});

test.each([
  '{{ .Nonsense.x }}',
  '{{ .JsonData.grafana.x }}',
  '{{ .JsonData.nothing.x }}',
  '{{ unknown .JsonData.port }}',
  '{{ .JsonData.port | .JsonData.big }}',
  '{{ if .JsonData.port }}open',
  '{{ end }}',
  '{{ }}',
  '{{ .JsonData.port',
  '{{ # }}',
  '{{ index .JsonData.grafana 0 }}',
])('%s fails', (template) => {
  expect(() => renderTemplate(template, data)).toThrow(TemplateError);
});
