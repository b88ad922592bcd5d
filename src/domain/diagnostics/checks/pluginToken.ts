import { check } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass } from '../verdict';

export const pluginToken = check({
  id: 'plugin-token',
  title: "SCIM Manager's own token works",
  area: 'endpoint',
  severity: 'fail',
  needs: ['connection'],
  judge({ connection: { status, fault } }) {
    if (status === 'connected') {
      return pass(saw('Connection', 'proved through the plugin proxy'));
    }
    return fail({
      evidence: [
        saw('Connection', status === 'broken' ? 'a token is stored, and refused' : 'no token is stored'),
        ...(fault?.status ? [saw('Status', fault.status)] : []),
        ...(fault ? [saw('Answer', fault.detail, 'text')] : []),
      ],
      cause: 'Without a working token SCIM Manager can read nothing, so the other checks cannot know much.',
      remedy: { text: 'Connect SCIM Manager again.', link: { page: 'configuration', query: { tab: 'connection' } } },
    });
  },
  source: SOURCES.serviceAccounts,
});
