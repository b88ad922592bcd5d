/**
 * The `after` of the next page in a `Link` header (RFC 8288); undefined on the last page. The address itself is not
 * used: it leads to Okta, where the browser has no token.
 */
export function nextCursor(link: string | undefined): string | undefined {
  const [, address] = /<([^<>]*)>(?=[^<]*;\s*rel="?next"?)/i.exec(link ?? '') ?? [];
  const query = address?.split('?')[1];
  return query === undefined ? undefined : (new URLSearchParams(query).get('after') ?? undefined);
}
