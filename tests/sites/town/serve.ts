import { startTown } from './town.ts';

// node tests/sites/town/serve.ts [id…]: runs until it is interrupted
const only = process.argv.slice(2);
const town = await startTown(only.length > 0 ? { only } : {});
// Before anything is printed: whoever reads it may end it at once.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void town.close());
const lines = town.houses.map(({ id, hosts, kind }) => `${id.padEnd(20)} ${hosts.join(' ')}\n${' '.repeat(21)}${kind}`);
console.log(`${lines.join('\n')}

http on 127.0.0.1:${town.httpPort}, https on 127.0.0.1:${town.httpsPort}
Chromium: --host-resolver-rules="MAP *:443 127.0.0.1:${town.httpsPort}, MAP *:80 127.0.0.1:${town.httpPort}" --ignore-certificate-errors-spki-list=${town.spki}
Firefox: network.dns.forceResolve=127.0.0.1, network.socket.forcePort=80=${town.httpPort};443=${town.httpsPort}, authority ${town.caPath}
user alice, password correct-horse`);
