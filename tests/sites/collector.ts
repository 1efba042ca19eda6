// A collector of OpenTelemetry logs: takes what the published JSON form allows (opentelemetry-proto 1.x, OTLP/HTTP), and nothing else.
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';

// Proto3 in JSON: 64-bit numbers are texts of digits, fields are in lower camel case, enums are numbers in OTLP.
const uint64 = z.string().check(z.regex(/^\d{1,20}$/));
const int64 = z.string().check(z.regex(/^-?\d{1,19}$/));
const anyValue = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: int64 }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ doubleValue: z.number() }),
]);
const attributes = z.array(z.strictObject({ key: z.string().check(z.minLength(1)), value: anyValue }));
const logRecord = z.strictObject({
  timeUnixNano: uint64,
  observedTimeUnixNano: uint64,
  severityNumber: z.int().check(z.gte(1), z.lte(24)),
  severityText: z.string(),
  body: anyValue,
  attributes,
});
const EXPORT_LOGS = z.strictObject({
  resourceLogs: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeLogs: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.optional(z.string()) }),
          logRecords: z.array(logRecord),
        }),
      ),
    }),
  ),
});

export interface CollectorServer {
  /** For the policy's `reportTo`. */
  address: string;
  /** Attributes of each record taken, those of its resource among them. */
  records: Record<string, string>[];
  /** Everything that was sent, as it came. */
  bodies: string[];
  /** What was wrong with a request, in words of the check. */
  faults: string[];
  /** The status for what comes next; 200 takes it. */
  status: number;
  close(): Promise<void>;
}

const flat = (list: z.infer<typeof attributes>): [string, string][] =>
  list.map(({ key, value }) => [key, String(Object.values(value)[0])]);

function take(server: CollectorServer, body: string): void {
  const parsed = EXPORT_LOGS.safeParse(JSON.parse(body));
  if (!parsed.success) return void server.faults.push(JSON.stringify(parsed.error.issues));
  for (const { resource, scopeLogs } of parsed.data.resourceLogs)
    for (const record of scopeLogs.flatMap(({ logRecords }) => logRecords))
      server.records.push(Object.fromEntries([...flat(resource.attributes), ...flat(record.attributes)]));
}

/** Starts on a free port of the loopback. */
export async function startCollector(): Promise<CollectorServer> {
  const listener = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const isRight = request.method === 'POST' && request.headers['content-type'] === 'application/json';
      if (!isRight) server.faults.push(`${request.method} ${request.headers['content-type']}`);
      if (request.headers.cookie) server.faults.push('a cookie');
      server.bodies.push(body);
      if (server.status === 200) take(server, body);
      response.writeHead(server.status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const server: CollectorServer = {
    address: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/v1/logs`,
    records: [],
    bodies: [],
    faults: [],
    status: 200,
    close: async () => {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
}
