import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Grafana's package names its fonts but does not bring them. */
const fonts: Record<string, string> = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
  'roboto/L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2':
    'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};

export interface FilesOptions {
  /** The project's folder, with `dist` built. */
  root: string;
  pluginId: string;
  /** Where the bundled shell is. */
  shellDir: string;
  /** What Grafana would write into its page for the holder of this cookie. */
  bootData(cookie: string): Promise<unknown>;
}

/** Everything in Grafana's address space that is not its API: the page, the plugin's build, Grafana's icons. */
export function createFiles({ root, pluginId, shellDir, bootData }: FilesOptions) {
  const folders: ReadonlyArray<readonly [prefix: string, folder: string]> = [
    [`/public/plugins/${pluginId}/`, join(root, 'dist')],
    ['/public/shell/', shellDir],
    ['/public/build/img/icons/', join(root, 'node_modules/@grafana/ui/dist/public/img/icons')],
    // Grafana's package leaves out an icon that its components ask for.
    ['/public/build/img/icons/', join(root, 'sandbox/shell/icons')],
  ];

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const pathname = decode((request.url ?? '/').replace(/[?#].*/, ''));
    if (pathname === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
      return false;
    }
    if (pathname.startsWith('/public/')) {
      const font = fonts[pathname.replace('/public/fonts/', '')];
      if (font) {
        return send(response, [join(root, 'node_modules/@fontsource', font)]);
      }
      const found = folders.filter(([prefix]) => pathname.startsWith(prefix));
      return send(
        response,
        found.map(([prefix, folder]) => join(folder, normalize(pathname.slice(prefix.length - 1))))
      );
    }
    const page = await readFile(join(root, 'sandbox/shell/index.html'), 'utf8');
    const data = JSON.stringify(await bootData(request.headers.cookie ?? '')).replaceAll('<', '\\u003c');
    return reply(
      response,
      '.html',
      page.replaceAll('%PLUGIN_ID%', pluginId).replace('%BOOT_DATA%', () => data)
    );
  };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The first of the files that is there. */
async function send(response: ServerResponse, files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const content = await readFile(file).catch(() => undefined);
    if (content !== undefined) {
      return reply(response, extname(file), content);
    }
  }
  return notFound(response);
}

function reply(response: ServerResponse, extension: string, content: string | Buffer): true {
  response.writeHead(200, {
    'content-type': mediaTypes[extension] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    // A plugin that evaluates text as code would be refused by many an installation, so it is here.
    'content-security-policy': "script-src 'self'; object-src 'none'; base-uri 'self'",
  });
  response.end(content);
  return true;
}

function notFound(response: ServerResponse): true {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n');
  return true;
}
