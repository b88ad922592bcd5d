import { install } from './install.mjs';
import { root } from './root.mjs';

process.chdir(root);
await install((text) => console.error(`${text} …`));
const { tsImport } = await import('tsx/esm/api');
await tsImport('../sandbox/server/main.ts', import.meta.url);
