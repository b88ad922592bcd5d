import { Spinner, Stack, Text } from '@grafana/ui';

/** That the page looks by itself. */
export function WatchNote({ text }: { text: string }) {
  return (
    <Stack alignItems="center" gap={1}>
      <Spinner inline />
      <Text>{text}</Text>
    </Stack>
  );
}
