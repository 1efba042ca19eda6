/** Drawn on a 20 by 20 grid with strokes of 1.6, so that they sit beside 14 px text without shouting. */
const PATHS = {
  exit: 'M8.5 3.5h-3a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h3M8.5 10h8.5M13.8 6.6 17.2 10l-3.4 3.4',
  refresh: 'M16.5 10a6.5 6.5 0 1 1-2-4.7l2 2M16.5 3.6v3.7h-3.7',
  devices: 'M11.5 13.5h-8v-9h11V7M2.5 16.5h9M13.2 9.5h3.6v7h-3.6z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13.2 13.2l3.8 3.8',
  check: 'm4.5 10.6 3.6 3.6 7.4-8',
  server: 'M4 4.2h12v4.6H4zM4 11.2h12v4.6H4zM6.8 6.5h.01M6.8 13.5h.01',
  tabs: 'M3.5 7.5h13v8h-13zM3.5 7.5v-3h5.2l1.2 3',
  eraser: 'm9 16.5 7.2-7.2-4.5-4.5L3.9 12.6a1 1 0 0 0 0 1.4L6.4 16.5H16M7.6 8.9l4.5 4.5',
  pin: 'M6 9V6.5a4 4 0 0 1 8 0V9M4.5 9h11v7.5h-11z',
  attention: 'M10 6v5M10 13.9h.01M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  half: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM6.8 10h6.4',
  outward: 'M8 5H5v10h10v-3M11 4.5h4.5V9M15.2 4.8 9.5 10.5',
  info: 'M10 9.2v4.6M10 6.4h.01M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z',
  settings:
    'M3.5 6h6.2M13.8 6h2.7M3.5 14h2.7M10.3 14h6.2M11.7 8.1a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2ZM8.2 16.1a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2Z',
  receipt: 'M5 3.5h10v13l-2.5-1.6-2.5 1.6-2.5-1.6L5 16.5zM8 7.3h4M8 10.5h4',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.8 17c.5-3.2 3-5 6.2-5s5.7 1.8 6.2 5',
  people:
    'M7.3 9.3a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2 16.3c.4-2.8 2.5-4.4 5.3-4.4s4.9 1.6 5.3 4.4M13 3.9a2.8 2.8 0 0 1 0 5.2M14.8 12.2c1.8.6 3 2 3.3 4.1',
  screen: 'M3 4h14v9.5H3zM10 13.5V17M6.5 17h7',
  shield: 'M10 2.8 4 5v4.6c0 3.6 2.5 6.4 6 7.6 3.5-1.2 6-4 6-7.6V5z',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing: whatever it stands in must have its own name. `directed` ones turn with the writing direction. */
export function Icon({ name, directed = false }: { name: IconName; directed?: boolean }) {
  return (
    <svg class="icon" data-directed={directed || undefined} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
