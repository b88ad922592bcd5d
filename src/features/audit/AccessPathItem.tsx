import { Fragment, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import type { AccessPath, AccessSource, AccessTarget } from '../../domain/audit/explain';
import { DisplayName } from '../../ui/DisplayName';

/** One way to one right: group → team → role, folder or data source. */
export function AccessPathItem({ path: { source, target } }: { path: AccessPath }) {
  const styles = useStyles2(getStyles);
  const stations = [...sourceStations(source), ...targetStations(target)];
  return (
    <li className={styles.path}>
      {stations.map((station, index) => (
        <Fragment key={index}>
          {index > 0 && <Icon name="arrow-right" size="sm" title={t('audit.path.gives', 'gives')} />}
          <span>{station}</span>
        </Fragment>
      ))}
      <Remark source={source} target={target} />
    </li>
  );
}

function sourceStations(source: AccessSource): ReactNode[] {
  switch (source.kind) {
    case 'team':
      return [
        ...(source.groupName === undefined ? [] : [named(t('audit.path.group', 'Group'), source.groupName)]),
        named(t('audit.path.team', 'Team'), source.teamName),
      ];
    case 'basic-role':
      return [t('audit.path.basic-role', 'Everybody with basic role {{role}}', { role: source.role })];
    case 'direct':
      return [t('audit.path.direct', 'Given to this person directly')];
  }
}

function targetStations(target: AccessTarget): ReactNode[] {
  switch (target.kind) {
    case 'basic-role':
      return [<strong key="role">{target.role}</strong>];
    case 'role':
      return [named(t('audit.path.role', 'Role'), target.roleName)];
    case 'folder':
      return [
        <>
          <strong>{target.permission}</strong> {t('audit.path.on', 'on')}{' '}
          <DisplayName name={target.folderPath.join(' / ')} />
        </>,
      ];
    case 'datasource':
      return [
        <>
          <strong>{target.permission}</strong> {t('audit.path.on', 'on')} <DisplayName name={target.dataSourceName} />
        </>,
      ];
    case 'membership':
      return [];
  }
}

function named(what: string, name: string): ReactNode {
  return (
    <>
      <Text color="secondary">{what}</Text> <DisplayName name={name} />
    </>
  );
}

function Remark({ source, target }: { source: AccessSource; target: AccessTarget }) {
  const remarks = [
    source.kind === 'team' &&
      !source.isFromIdentityProvider &&
      t('audit.path.by-hand', 'member by hand, not from the identity provider'),
    target.kind === 'folder' && target.inheritedFrom !== undefined && t('audit.path.inherited', 'inherited'),
    target.kind === 'folder' &&
      target.subfolderCount > 0 &&
      t('audit.path.subfolders', 'and {{count}} folders below', {
        count: target.subfolderCount,
        defaultValue_one: 'and {{count}} folder below',
      }),
  ].filter((remark): remark is string => typeof remark === 'string');
  return remarks.length === 0 ? null : (
    <Text color="secondary" variant="bodySmall">
      ({remarks.join('; ')})
    </Text>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  path: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    listStyle: 'none',
  }),
});
