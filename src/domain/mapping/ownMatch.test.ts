import { ownMatchFinder } from './ownMatch';

it.each([
  [
    'its name',
    [
      { displayName: 'sre', externalId: 'a' },
      { displayName: 'SRE', externalId: 'a' },
    ],
    { group: 'sre' },
  ],
  [
    'its external id where another one has its name',
    [
      { displayName: 'sre', externalId: 'a' },
      { displayName: 'sre', externalId: 'b' },
    ],
    { externalId: 'a' },
  ],
  [
    'nothing where others have both',
    [
      { displayName: 'sre', externalId: 'a' },
      { displayName: 'sre', externalId: 'b' },
      { displayName: 'ops', externalId: 'a' },
    ],
    undefined,
  ],
  ['nothing where its name is blank and nobody gave it an id', [{ displayName: ' ' }], undefined],
])('a rule is about a group alone by %s', (_, groups, expected) => {
  const [group = { displayName: '' }] = groups;
  expect(ownMatchFinder(groups)(group)).toEqual(expected);
});
