import { dateTimeFormat, dateTimeFormatTimeAgo } from '@grafana/data';

/** A moment (ISO 8601), told from now; the exact time on hover. */
export function TimeAgo({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={dateTimeFormat(iso)}>
      {dateTimeFormatTimeAgo(iso)}
    </time>
  );
}
