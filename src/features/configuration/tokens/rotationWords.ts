import { t } from '@grafana/i18n';
import { isYoung, type Rotation } from '../../../domain/tokens/rotation';

/** Where the replacement stands, and what the button that makes a token says; without one there is none to make. */
export function rotationWords(rotation: Rotation, nowMs: number): { text: string; button?: string } {
  const rotate = t('configuration.tokens.rotation.rotate', 'Rotate');
  switch (rotation.state) {
    case 'none':
      return {
        text: t(
          'configuration.tokens.rotation.none',
          'No token of this account works, so nothing can be provisioned. Make one and give it to the identity provider.'
        ),
        button: t('configuration.tokens.rotation.make', 'Make a token'),
      };
    case 'single':
      return rotation.newest.lastUsedAt === undefined
        ? {
            text: t(
              'configuration.tokens.rotation.single-unused',
              'Waiting for the first use of the only token. If its key is lost, make another and revoke this one.'
            ),
            button: t('configuration.tokens.rotation.another', 'Make another token'),
          }
        : {
            text: t(
              'configuration.tokens.rotation.single',
              'Replace the token without a gap: make a new one, paste it at the identity provider, and revoke the old one once the new one is used.'
            ),
            button: rotate,
          };
    case 'overlap-waiting':
      return {
        text: t(
          'configuration.tokens.rotation.waiting',
          'Waiting for the identity provider to use the new token. The old one works until you revoke it.'
        ),
      };
    case 'ready-to-revoke':
      return isYoung(rotation.newest, nowMs)
        ? {
            text: t(
              'configuration.tokens.rotation.ready',
              'The new token is used. What is older still works and can be revoked now.'
            ),
          }
        : {
            text: t(
              'configuration.tokens.rotation.leftover',
              'Older tokens still work beside the one in use: the last rotation was never finished. Revoke them, then rotate.'
            ),
            button: rotate,
          };
    case 'done':
      return {
        text: t(
          'configuration.tokens.rotation.done',
          'The rotation is complete: only the new token works, and it is used.'
        ),
        button: t('configuration.tokens.rotation.again', 'Rotate again'),
      };
  }
}
