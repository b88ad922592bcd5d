import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import { DisplayName } from '../../../ui/DisplayName';
import { Facts } from '../../../ui/Facts';
import { NameList } from '../../../ui/NameList';
import { SidePanel } from '../../../ui/SidePanel';
import { pagePath } from '../../../ui/pagePath';
import type { Names } from '../names';
import { GroupAccess } from './GroupAccess';
import { GroupMembers } from './GroupMembers';
import type { GroupRow } from './groupRows';
import { groupStateWords } from './groupState';
import { GroupStateBadge } from './useGroupColumns';

interface GroupDrawerProps {
  row: GroupRow;
  names: Names;
  onClose: () => void;
}

/** One group: its team, what the team holds, who is in it. */
export function GroupDrawer({ row, names, onClose }: GroupDrawerProps) {
  const { group, team, ruleNames, state } = row;
  return (
    <SidePanel size="md" title={<DisplayName name={group.displayName} />} onClose={onClose}>
      <Stack direction="column" gap={3}>
        <Facts
          label={t('mapping.group.facts', 'About this group')}
          facts={[
            {
              term: t('mapping.groups.column.state', 'State'),
              value: (
                <>
                  <GroupStateBadge row={row} /> {groupStateWords(state).meaning}
                </>
              ),
            },
            {
              term: t('mapping.groups.column.team', 'Team'),
              value: team ? <DisplayName name={team.name} /> : t('mapping.group.none', 'None'),
            },
            {
              term: t('mapping.groups.column.rules', 'Rules'),
              value: ruleNames ? <NameList names={ruleNames} shown={10} /> : t('mapping.groups.unknown', 'Unknown'),
            },
            { term: t('mapping.group.id', 'SCIM id'), value: <code>{group.id}</code> },
            {
              term: t('mapping.group.external-id', 'External id'),
              value: group.externalId ? <code>{group.externalId}</code> : t('mapping.group.none', 'None'),
            },
          ]}
        />
        {team ? (
          <>
            <div>
              <TextLink href={pagePath('mapping', { tab: 'picture', group: group.id })} inline={false}>
                {t('mapping.group.picture', 'Show in the picture')}
              </TextLink>
            </div>
            <GroupAccess key={team.uid} teamUid={team.uid} known={row.grants} names={names} />
            <GroupMembers key={`${team.uid}-members`} teamUid={team.uid} />
          </>
        ) : (
          <Text color="secondary">
            {t('mapping.group.no-team-yet', 'Without a team this group can hold no access and shows no members.')}
          </Text>
        )}
      </Stack>
    </SidePanel>
  );
}
