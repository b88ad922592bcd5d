import { install } from './install.mjs';

await install((text) => console.error(`${text} …`));
const { tsImport } = await import('tsx/esm/api');
await tsImport('../sandbox/provider/main.ts', import.meta.url);
