/** Work for one site that is waiting or under way. */
interface Turn {
  /** The one address that its header rule holds for; null where it holds for the whole site. */
  address: string | null;
  done: Promise<unknown>;
}

const lines = new Map<string, Turn[]>();

const isInTheWay = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;

/**
 * Runs work for a site when no earlier work is left whose header rule would hold for its requests too: work for one
 * address beside work for others, work for the whole site alone.
 */
export async function inTurn<T>(site: string, address: string | null, work: () => Promise<T>): Promise<T> {
  const line = lines.get(site) ?? [];
  const before = line.filter((turn) => isInTheWay(turn.address, address)).map(({ done }) => done);
  const result = Promise.all(before).then(work);
  const turn: Turn = { address, done: result.catch(() => undefined) };
  line.push(turn);
  lines.set(site, line);
  await turn.done;
  line.splice(line.indexOf(turn), 1);
  if (line.length === 0) lines.delete(site);
  return result;
}
