import { Fragment } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import { hasExpired } from '../../../domain/tokens/liveTokens';
import type { ServiceAccount, ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import { daysLeft } from '../../../domain/tokens/tokenAge';
import type { AccountUse, TokenFinding } from '../../../domain/tokens/TokenFinding';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { AgeBar } from './AgeBar';
import { FindingList } from './FindingList';
import { RevokeButton } from './RevokeButton';
import { useRevokeDialog } from './useRevokeDialog';

interface TokenTableProps {
  account: ServiceAccount;
  use: AccountUse;
  findings: readonly TokenFinding[];
  nowMs: number;
}

/** The tokens of one account, each with what there is to know about it. Live ones of the provider's are revoked by rotation. */
export function TokenTable({ account, use, findings, nowMs }: TokenTableProps) {
  const styles = useStyles2(getStyles);
  const { ask, dialog } = useRevokeDialog();
  const { tokens = [], name } = account;
  if (tokens.length === 0) {
    return account.tokens === undefined ? null : (
      <Text color="secondary">{t('configuration.tokens.none', 'It has no token.')}</Text>
    );
  }
  return (
    <div className={styles.scroller}>
      <table
        className={styles.table}
        aria-label={t('configuration.tokens.table', 'Tokens of {{name}}', {
          name,
          interpolation: { escapeValue: false },
        })}
      >
        <thead>
          <tr>
            <th scope="col">{t('configuration.tokens.column.name', 'Token')}</th>
            <th scope="col">{t('configuration.tokens.column.created', 'Created')}</th>
            <th scope="col">{t('configuration.tokens.column.expires', 'Expires')}</th>
            <th scope="col">{t('configuration.tokens.column.used', 'Last used')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => {
            const about = findings.filter((finding) => finding.token?.id === token.id);
            return (
              <Fragment key={token.id}>
                <tr className={about.length > 0 ? styles.withFindings : styles.row}>
                  <th scope="row">
                    <DisplayName name={token.name} />
                    {(use !== 'provider' || hasExpired(token, nowMs)) && (
                      <div>
                        <RevokeButton account={account} token={token} use={use} nowMs={nowMs} onAsk={ask} />
                      </div>
                    )}
                  </th>
                  <td>
                    <TimeAgo iso={token.createdAt} />
                    <AgeBar createdAt={token.createdAt} nowMs={nowMs} />
                  </td>
                  <td>
                    <Expiry token={token} nowMs={nowMs} />
                  </td>
                  <td>
                    {token.lastUsedAt ? (
                      <TimeAgo iso={token.lastUsedAt} />
                    ) : (
                      t('configuration.tokens.never-used', 'Never')
                    )}
                  </td>
                </tr>
                {about.length > 0 && (
                  <tr className={styles.row}>
                    <td colSpan={4}>
                      <FindingList
                        label={t('configuration.tokens.findings-of', 'Findings about {{name}}', {
                          name: token.name,
                          interpolation: { escapeValue: false },
                        })}
                        findings={about}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {dialog}
    </div>
  );
}

function Expiry({ token: { expiresAt }, nowMs }: { token: ServiceAccountToken; nowMs: number }) {
  if (expiresAt === undefined) {
    return t('configuration.tokens.expiry.never', 'Never');
  }
  return <span title={dateTimeFormat(expiresAt)}>{expiryWords(daysLeft(expiresAt, nowMs))}</span>;
}

function expiryWords(days: number | undefined): string {
  if (days === undefined) {
    return t('ui.metric.unknown', 'Unknown');
  }
  if (days < 0) {
    return t('configuration.tokens.expiry.passed', 'Has expired');
  }
  return days === 0
    ? t('configuration.tokens.expiry.today', 'Within a day')
    : t('configuration.tokens.expiry.days', 'In {{count, number}} days', {
        count: days,
        defaultValue_one: 'In {{count, number}} day',
      });
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = { borderBottom: `1px solid ${theme.colors.border.weak}` };
  return {
    scroller: css({ overflowX: 'auto' }),
    table: css({
      width: '100%',
      'th, td': {
        padding: theme.spacing(0.75, 1, 0.75, 0),
        textAlign: 'left',
        verticalAlign: 'top',
        fontWeight: theme.typography.fontWeightRegular,
      },
      'thead th': { ...line, color: theme.colors.text.secondary, whiteSpace: 'nowrap' },
      'tbody th': { overflowWrap: 'anywhere', minWidth: theme.spacing(16) },
    }),
    row: css({ '> *': line }),
    withFindings: css({ '> *': { border: 'none' } }),
  };
};
