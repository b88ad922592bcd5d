import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Text, Toggletip, useStyles2 } from '@grafana/ui';
import { clipName, revealHidden } from './visibleName';

/** A name that somebody else chose: kept apart from the direction of the text around it, clipped, nothing in it hidden. */
export function DisplayName({ name, length }: { name: string; length?: number }) {
  const styles = useStyles2(getStyles);
  if (name.trim() === '') {
    return (
      <Text color="secondary" italic>
        {t('ui.name.none', '(no name)')}
      </Text>
    );
  }
  const { text, isClipped } = clipName(name, length);
  if (!isClipped) {
    return <bdi title={text}>{text}</bdi>;
  }
  return (
    <span>
      <bdi>{text}</bdi>
      <Toggletip content={<div className={styles.whole}>{revealHidden(name)}</div>}>
        <Button size="sm" fill="text" aria-label={t('ui.name.whole', 'Show the whole name')}>
          …
        </Button>
      </Toggletip>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  whole: css({
    maxHeight: theme.spacing(40),
    maxWidth: theme.spacing(60),
    overflow: 'auto',
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
  }),
});
