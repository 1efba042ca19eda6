import { needsYou } from '../logout/outcome';
import type { Receipt } from './receipt';

/** Attributes as OTLP's JSON has them: 64-bit numbers are texts there. */
interface Attribute {
  key: string;
  value: { stringValue: string } | { intValue: string };
}

/** Who reports: a machine's name, if the policy gives it one. */
export interface Reporter {
  version: string;
  kioskId: string;
}

const INFO = 9;
const WARN = 13;

const attribute = (key: string, value: string | number): Attribute => ({
  key,
  value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
});

const nano = (ms: number): string => `${Math.round(ms)}000000`;

/** How many lines have each value, as attributes below a name. */
function counted(name: string, values: (string | null)[]): Attribute[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort().map(([value, count]) => attribute(`walkaway.${name}.${value}`, count));
}

function logRecord({ startedMs, endedMs, cause, lines, visitedCount }: Receipt) {
  const isWhole = !lines.some(needsYou);
  return {
    timeUnixNano: nano(endedMs),
    observedTimeUnixNano: nano(endedMs),
    severityNumber: isWhole ? INFO : WARN,
    severityText: isWhole ? 'INFO' : 'WARN',
    body: { stringValue: 'visit ended' },
    attributes: [
      attribute('walkaway.cause', cause),
      attribute('walkaway.duration_ms', endedMs - startedMs),
      attribute('walkaway.sessions', lines.length),
      attribute('walkaway.visited', visitedCount),
      ...counted(
        'outcome',
        lines.map(({ outcome }) => outcome),
      ),
      ...counted(
        'way',
        lines.map(({ way }) => way),
      ),
      ...counted(
        'reason',
        lines.map(({ reason }) => reason),
      ),
    ],
  };
}

/** The body of an OTLP/HTTP request for logs (opentelemetry-proto, collector/logs/v1), in its JSON form. */
export function logsRequest(receipts: Receipt[], { version, kioskId }: Reporter) {
  const attributes = [attribute('service.name', 'walkaway'), attribute('service.version', version)];
  if (kioskId !== '') attributes.push(attribute('service.instance.id', kioskId));
  return {
    resourceLogs: [
      { resource: { attributes }, scopeLogs: [{ scope: { name: 'walkaway' }, logRecords: receipts.map(logRecord) }] },
    ],
  };
}
