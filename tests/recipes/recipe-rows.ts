import type { House } from '../sites/town/house.ts';
import { table } from '../tools/log-out-report.ts';
import type { Left } from './recipe-remains.ts';

/** Both wishes at every site, one after the other. */
export const WISHES = ['remember', 'forget'] as const;
export type Wish = (typeof WISHES)[number];

/** What came of one site in one round. */
export interface Round {
  wish: Wish;
  isSeen: boolean;
  account: string | null;
  outcome: string | null;
  way: string | null;
  isStillValid: boolean;
  left: Left;
}

/** The line of one recipe: its site, whether all was as it should be, and what was seen. */
export type RecipeRow = [site: string, verdict: 'ok' | 'FAULT', ...cells: string[]];

const HEAD = ['recipe', '', 'account', ...WISHES.flatMap(() => ['wish', 'outcome', 'way']), 'notes'];

export const recipeTable = (rows: RecipeRow[]): string => table([HEAD, ...rows]);

/** Judges all rounds of one site by what its simulated server knows. */
export function rowOf(house: House, rounds: Round[]): RecipeRow {
  const faults = rounds.flatMap((round) => faultsOf(house, round));
  const notes = rounds.flatMap(({ left }) => left.note ?? []);
  const isWhole = rounds.length === WISHES.length;
  return [
    ...([house.id, faults.length === 0 && isWhole ? 'ok' : 'FAULT', rounds[0]?.account ?? '-'] as const),
    ...rounds.flatMap((round) => [round.wish, round.outcome ?? '-', round.way ?? '-']),
    [...faults, ...new Set(notes)].join('; '),
  ];
}

function faultsOf({ account, expected }: House, round: Round): string[] {
  const isLie = round.outcome === 'ended' && round.isStillValid;
  const found: [boolean, string][] = [
    [!round.isSeen, 'not seen'],
    [account !== null && round.account !== account, `account is ${round.account}, not ${account}`],
    [isLie, 'A LIE: said to be ended, and still valid'],
    [expected.endsOnServer && round.isStillValid, 'still valid on the server'],
    [!expected.outcomes.some((one) => one === round.outcome), `outcome ${round.outcome}`],
    [round.left.missing.length > 0, `not remembered: ${round.left.missing.join(', ')}`],
    [round.left.tooMuch.length > 0, `left: ${round.left.tooMuch.join(', ')}`],
  ];
  return found.filter(([isFault]) => isFault).map(([, words]) => `${round.wish}: ${words}`);
}
