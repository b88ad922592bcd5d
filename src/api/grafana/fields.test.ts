import * as v from 'valibot';
import { listPeerTeamRoles } from '../peer/listPeerTeamRoles';
import { listAccountRoles } from './listAccountRoles';
import { listRoles } from './listRoles';
import { listTeamGroups } from './listTeamGroups';

describe.each([
  ['roles', listRoles.schema],
  ['roles of an account', listAccountRoles.schema],
  ['roles of a team of the peer', listPeerTeamRoles.schema],
  ['external groups of a team', listTeamGroups.schema],
])('a list of %s', (_, schema) => {
  it.each([[null], [[]]])('may be empty: %p', (answer) => {
    expect(v.parse(schema, answer)).toEqual([]);
  });

  it.each([[undefined], [{}], [''], [{ message: 'Not found' }]])('is not %p', (answer) => {
    expect(v.safeParse(schema, answer).success).toBe(false);
  });
});
