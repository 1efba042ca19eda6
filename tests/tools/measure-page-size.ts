/** Size of all of utils/page as one minified bundle, words included. Run: node tests/tools/measure-page-size.ts */
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const LIMIT_BYTES = 45_000;
const ROOMS = ['account-links', 'confirmation', 'control-request', 'marks', 'press', 'settle', 'tokens', 'login-form'];
const folder = fileURLToPath(new URL('../../utils/page/', import.meta.url));
const entry = ROOMS.map((room) => `export * from ${JSON.stringify(`${folder}${room}.ts`)};`).join('\n');
const { output } = await build({
  input: 'page',
  write: false,
  plugins: [
    { name: 'entry', resolveId: (id) => (id === 'page' ? id : null), load: (id) => (id === 'page' ? entry : null) },
  ],
  output: { minify: true },
});
const bytes = output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? Buffer.byteLength(chunk.code) : 0), 0);
console.log(`utils/page minified: ${bytes} bytes (limit ${LIMIT_BYTES})`);
