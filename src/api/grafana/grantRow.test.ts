import * as v from 'valibot';
import { listDataSourceGrants } from './listDataSourceGrants';
import { listFolderGrants } from './listFolderGrants';

const row = (held: object) => ({ id: 1, isManaged: true, isInherited: false, actions: [], ...held });
const administrators = { builtInRole: 'Admin', permission: 'Admin', isManaged: false };

describe.each([
  ['a folder', listFolderGrants.schema],
  ['a data source', listDataSourceGrants.schema],
])('the grants of %s', (_, schema) => {
  const namesOf = (rows: object[]) =>
    v.parse(schema, rows.map(row)).map(({ teamUid, orgRole, permission }) => [teamUid ?? orgRole, permission]);

  it('name the administrators once, whether Grafana does or not', () => {
    expect(namesOf([])).toEqual([['Admin', 'Admin']]);
    expect(namesOf([administrators])).toEqual([['Admin', 'Admin']]);
    expect(namesOf([{ teamUid: 'sre', permission: 'Edit' }])).toEqual([
      ['sre', 'Edit'],
      ['Admin', 'Admin'],
    ]);
  });

  it('leave out what no level is or nobody holds', () => {
    expect(namesOf([{ teamUid: 'sre', permission: '' }, { permission: 'Edit' }])).toEqual([['Admin', 'Admin']]);
  });
});
