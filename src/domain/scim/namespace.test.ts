import { connectorUrl, validateNamespace } from './namespace';

test.each(['default', 'org-2', 'stacks-123456'])('%s is a namespace', (namespace) => {
  expect(validateNamespace(namespace)).toBeUndefined();
});

test.each([
  ['stack-123', '"stacks-123"'],
  ['stacks_123', '"stacks-123"'],
  ['123', '"stacks-123"'],
  ['org2', '"org-2"'],
  ['Default', '"default"'],
  [' default ', '"default"'],
  ['', 'is empty'],
  ['default/../x', 'no slash'],
  ['org-0', '"org-" or "stacks-"'],
  ['Main Org.', '"org-" or "stacks-"'],
  ['default\n', '"default"'],
])('%j is not, and the answer says %s', (namespace, words) => {
  expect(validateNamespace(namespace)).toContain(words);
});

test('a long one is not repeated whole', () => {
  expect(validateNamespace('x'.repeat(10_000))?.length).toBeLessThan(200);
});

describe('connectorUrl', () => {
  test('needs no care for slashes at the end', () => {
    const url = 'https://grafana.example.com/sub/apis/scim.grafana.app/v0alpha1/namespaces/default';
    expect(connectorUrl('https://grafana.example.com/sub/', 'default')).toBe(url);
  });

  test('there is none for what is no namespace', () => {
    expect(() => connectorUrl('https://grafana.example.com', 'a/b')).toThrow(RangeError);
  });
});
