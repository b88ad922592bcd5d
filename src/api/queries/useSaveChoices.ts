import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { changeSettings } from '../connect/changeSettings';
import type { PluginSettings } from '../connect/pluginSettings';
import { KEYS, orThrow } from './query';

/** What is left out stays; `undefined` forgets it. Every Viewer can read it. */
export type Choices = Partial<Pick<PluginSettings, 'preset' | 'providerAccountId'>>;

/** Keeps what was chosen on the pages in the plugin's settings, which are read again first. */
export function useSaveChoices(): UseMutationResult<PluginSettings, Fault, Choices> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (choices) => orThrow(await changeSettings(choices)),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.connection }),
  });
}
