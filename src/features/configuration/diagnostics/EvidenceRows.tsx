import { Fragment, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import type { Evidence, Part, Row } from '../../../domain/diagnostics/evidence';
import { DisplayName } from '../../../ui/DisplayName';

const SHOWN = 8;

/** What was seen: one value, or the first of a list with how many there are. */
export function EvidenceRows({ evidence: { count, rows, label } }: { evidence: Evidence }) {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  const [only] = rows;
  if (!only) {
    return <Text color="secondary">{t('configuration.diagnostics.nothing', 'none')}</Text>;
  }
  if (count === 1) {
    return <RowParts row={only} />;
  }
  const drawn = isWhole ? rows : rows.slice(0, SHOWN);
  const canGrow = rows.length > drawn.length;
  return (
    <div>
      <Text color="secondary">
        {t('configuration.diagnostics.count', '{{count, number}} in all', {
          count,
          defaultValue_one: '{{count}} in all',
        })}
      </Text>
      <ul className={styles.rows} aria-label={label}>
        {drawn.map((row, at) => (
          <li key={at}>
            <RowParts row={row} />
          </li>
        ))}
        {!canGrow && count > rows.length && (
          <li>
            {t('configuration.diagnostics.kept', 'Only the first {{kept, number}} are kept.', { kept: rows.length })}
          </li>
        )}
      </ul>
      {canGrow && (
        <Button size="sm" fill="text" onClick={() => setWhole(true)}>
          {t('configuration.diagnostics.more', 'Show {{more, number}} more', { more: rows.length - drawn.length })}
        </Button>
      )}
    </div>
  );
}

function RowParts({ row }: { row: Row }) {
  return (
    <>
      {row.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ' · '}
          <PartText part={part} />
        </Fragment>
      ))}
    </>
  );
}

const LETTERS = 160;

function PartText({ part: { kind, text } }: { part: Part }) {
  return kind === 'plain' ? <span>{text}</span> : <DisplayName name={text} length={LETTERS} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  }),
});
