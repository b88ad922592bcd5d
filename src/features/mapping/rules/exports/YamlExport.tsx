import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { useConnection } from '../../../../api/queries/useConnection';
import { asYaml, orgIdOf } from '../../../../domain/mapping/exportYaml';
import { BulletList } from '../../../../ui/BulletList';
import { QueryView } from '../../../../ui/QueryView';
import { CodeView } from '../../../../ui/CodeView';

/** The text, comments and all, in the file that Grafana provisions this app from. */
export function YamlExport({ text, namespace }: { text: string; namespace: string }) {
  const connection = useConnection();
  const settings = connection.data?.settings;
  const yaml = useMemo(
    () => (settings ? asYaml(text, { orgId: orgIdOf(namespace), jsonData: settings }) : ''),
    [text, namespace, settings]
  );
  return (
    <QueryView query={connection} loadingText={t('mapping.export.settings', 'Reading the settings of this app')}>
      {() => (
        <>
          <BulletList>
            <li>
              {t(
                'mapping.export.yaml-wins',
                'Goes to provisioning/plugins/apps.yaml. From then on the file wins, and the rules are read-only here.'
              )}
            </li>
            <li>
              {t(
                'mapping.export.yaml-seen',
                'Every Viewer can read the settings of an app, so everybody signed in can read these rules.'
              )}
            </li>
            <li>
              {t(
                'mapping.export.yaml-settings',
                'The other settings of this app are in it, as the file replaces them all. No secret is part of it.'
              )}
            </li>
          </BulletList>
          <CodeView fileName="apps.yaml" text={yaml} />
        </>
      )}
    </QueryView>
  );
}
