import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import type { FlowBox } from '../../../domain/flow/flowLayout';
import type { FlowRoom } from '../../../domain/flow/flowPicture';
import { Loading } from '../../../ui/Loading';
import type { Names } from '../names';
import { FlowChart } from './FlowChart';
import { PictureLegend } from './PictureLegend';
import { summaryText } from './summaryText';
import { type Flow, useFlowLayout } from './useFlow';
import { FILTER_KINDS, type FilterPart, type PictureView } from './usePictureView';

interface PictureFormProps {
  flow: Flow;
  names: Names;
  view: PictureView;
  isBusy: boolean;
}

const FIRST_ROOM: FlowRoom = { group: 20, team: 20, target: 20 };
const MORE = 40;

/** The ways as a drawing. A box narrows the picture to itself; what there is no room for opens. */
export function PictureForm({ flow, names, view, isBusy }: PictureFormProps) {
  const [room, setRoom] = useState(FIRST_ROOM);
  const { value: layout, isRunning } = useFlowLayout(flow, room);
  if (!layout) {
    return <Loading text={t('mapping.picture.drawing', 'Following every way')} />;
  }
  const choose = (box: FlowBox) => {
    const part = partOf(box);
    if (box.kind === 'rest') {
      setRoom({ ...room, [box.column]: room[box.column] + MORE });
    } else if (part && isChosen(part, view)) {
      view.remove(part.kind);
    } else if (part) {
      view.add(part);
    }
  };
  return (
    <Stack direction="column" gap={1}>
      <FlowChart
        layout={layout}
        names={names}
        label={summaryText(flow)}
        isBusy={isBusy || isRunning}
        isChosen={(box) => {
          const part = partOf(box);
          return part !== undefined && isChosen(part, view);
        }}
        onChoose={choose}
        onEscape={view.clear}
      />
      <Stack direction="row" gap={2} wrap="wrap" alignItems="center">
        <PictureLegend layout={layout} />
        {room !== FIRST_ROOM && (
          <Button size="sm" variant="secondary" onClick={() => setRoom(FIRST_ROOM)}>
            {t('mapping.picture.fewer', 'Show fewer')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

function partOf({ kind, uid }: FlowBox): FilterPart | undefined {
  const known = FILTER_KINDS.find((one) => one === kind);
  return known && uid !== undefined ? { kind: known, uid } : undefined;
}

const isChosen = (part: FilterPart, { parts }: PictureView): boolean =>
  parts.some(({ kind, uid }) => kind === part.kind && uid === part.uid);
