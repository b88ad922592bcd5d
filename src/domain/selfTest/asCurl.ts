import { requestPath, type ScimRequest } from './ScimRequest';

/** The request as a line for a POSIX shell. The token is left out: it stands in `SCIM_TOKEN`. */
export function asCurl(request: ScimRequest, connectorUrl: string): string {
  const { method, body } = request;
  return [
    'curl --silent --show-error --include',
    ...(method === 'GET' ? [] : [`--request ${method}`]),
    '--header "Authorization: Bearer $SCIM_TOKEN"',
    "--header 'Accept: application/scim+json'",
    ...(body === undefined
      ? []
      : ["--header 'Content-Type: application/scim+json'", `--data-raw ${quoted(JSON.stringify(body))}`]),
    quoted(`${connectorUrl}${requestPath(request)}`),
  ].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
