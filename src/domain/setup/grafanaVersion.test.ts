import { hasExternalIdFlaw, isOlderThan } from './grafanaVersion';

test.each([
  ['11.6.9', '12.0.0', true],
  ['12.0.0', '12.0.0', false],
  ['12.3.9', '12.4.0', true],
  ['12.4.0', '12.4.0', false],
  ['12.4.0-98765', '12.4.0', false],
  ['12.10.0', '12.4.0', false],
  ['13.0.0', '12.4.0', false],
  ['v12.1.3+security-01', '12.1.3', false],
  ['12.1.3', '12.1.3+security-01', true],
  ['unknown', '12.4.0', undefined],
  ['', '12.4.0', undefined],
])('%s is older than %s: %s', (version, minimum, expected) => {
  expect(isOlderThan(version, minimum)).toBe(expected);
});

test.each([
  ['11.6.0', false],
  ['12.0.0', true],
  ['12.0.6', true],
  ['12.0.6+security-01', false],
  ['12.0.7', false],
  ['12.1.3', true],
  ['12.1.3+security-02', false],
  ['12.2.0', true],
  ['12.2.1', true],
  ['12.2.1+security-01', false],
  ['12.3.0', false],
  ['12.4.1', false],
  ['main', undefined],
])('%s is in the range of CVE-2025-41115: %s', (version, expected) => {
  expect(hasExternalIdFlaw(version)).toBe(expected);
});
