import { isOver, type Row } from './row.ts';

const LINE_HEIGHT = 22;
const LABEL_WIDTH = 380;
const BAR_WIDTH = 320;
const MOST_SHARE = 2;
const WIDTH = LABEL_WIDTH + BAR_WIDTH + 130;

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One bar: how much of its budget a figure uses; the line in the middle of the chart is the budget. */
function bar(row: Row, index: number): string {
  const share = row.budget ? row.figure / row.budget : row.figure > 0 ? MOST_SHARE : 0;
  const width = Math.max(1, (Math.min(share, MOST_SHARE) / MOST_SHARE) * BAR_WIDTH);
  const y = 40 + index * LINE_HEIGHT;
  return [
    `<text x="${LABEL_WIDTH - 10}" y="${y + 12}" text-anchor="end">${escapeText(`${row.what} (${row.browser})`)}</text>`,
    `<rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="15" rx="3" fill="${isOver(row) ? '#b3261e' : '#0b7a53'}"/>`,
    `<text x="${LABEL_WIDTH + BAR_WIDTH + 8}" y="${y + 12}">${row.figure.toFixed(2)} of ${row.budget} ${escapeText(row.unit.split(' ')[0] ?? '')}</text>`,
  ].join('');
}

/** An SVG picture of every figure that has a budget. */
export function chart(rows: Row[]): string {
  const budgeted = rows.filter(({ budget }) => budget !== null);
  const height = 56 + budgeted.length * LINE_HEIGHT;
  const limitX = LABEL_WIDTH + BAR_WIDTH / MOST_SHARE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${limitX}" y="24" text-anchor="middle" font-weight="600">budget</text>
<line x1="${limitX}" x2="${limitX}" y1="30" y2="${height - 10}" stroke="#555" stroke-dasharray="3 3"/>
${budgeted.map(bar).join('\n')}
</svg>
`;
}
