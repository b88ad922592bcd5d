import type { AppPluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { Button, Stack, Text } from '@grafana/ui';
import { PluginPageFrame } from './PluginPageFrame';

/** The catalog's page of the plugin, as far as the sandbox needs it: switching it on and off. */
export function PluginSettings({ meta }: { meta: AppPluginMeta }) {
  const mayWrite = config.bootData.user.permissions?.['plugins:write'] === true;
  const save = async (enabled: boolean) => {
    const { jsonData, id } = meta;
    await getBackendSrv().post(`/api/plugins/${id}/settings`, { enabled, pinned: enabled, jsonData });
    window.location.reload();
  };
  return (
    <PluginPageFrame pageNav={{ text: meta.name, subTitle: meta.info.description }}>
      <Stack direction="column" alignItems="flex-start">
        <Text>Version {meta.info.version}</Text>
        {mayWrite && (
          <Button variant={meta.enabled ? 'secondary' : 'primary'} onClick={() => void save(!meta.enabled)}>
            {meta.enabled ? 'Disable' : 'Enable'}
          </Button>
        )}
      </Stack>
    </PluginPageFrame>
  );
}
