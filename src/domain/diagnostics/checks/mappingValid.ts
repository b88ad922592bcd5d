import { parseMappingDocument } from '../../mapping/document';
import { check } from '../Check';
import { list, plain, saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, fail, pass, skipped } from '../verdict';

export const mappingValid = check({
  id: 'mapping',
  title: 'The mapping document has no errors',
  area: 'mapping',
  severity: 'fail',
  needs: ['mapping'],
  judge({ mapping: { text, source } }) {
    if (text.trim() === '') {
      return skipped('There is no mapping yet.');
    }
    const problems = parseMappingDocument(text).problems.filter(({ severity }) => severity === 'error');
    const from = saw('Where it stands', source === 'provisioned' ? 'in a provisioning file' : 'in Grafana');
    return problems.length === 0
      ? pass(from)
      : fail({
          evidence: [
            from,
            list(
              'Errors',
              problems.map(({ line, message }) => [plain(`line ${line}`), { kind: 'text' as const, text: message }])
            ),
          ],
          cause: `The document has ${counted(problems.length, 'error', 'errors')}. It cannot be applied, and which groups are mapped is not known.`,
          remedy: { text: 'Correct the document.', link: { page: 'mapping', query: { tab: 'rules' } } },
        });
  },
  source: SOURCES.mapping,
});
