import { render } from 'preact';
import { leavesRest, listsRest } from '../../components/handover/farewell';
import { Handover, type HandoverActions } from '../../components/handover/handover';
import '../../components/handover/style';
import { startPage } from '../../components/shared/start-page';
import { connectView } from '../../utils/browser/page-connection';
import { closePage } from '../../utils/browser/page-surface';
import { openElsewhere } from '../../utils/browser/side-panel';
import { memoryStore } from '../../utils/browser/stores';
import { text, textLanguage } from '../../utils/browser/texts';
import { createKeptSteps } from '../../utils/elsewhere/kept-steps';
import { type Answer, type Request, VIEW_PORT, type View } from '../../utils/message/messages';

/** How often the countdown is drawn anew. */
const DRAW_MS = 250;
/** How long it can be read which sites somebody was logged in to. */
const READABLE_MS = 90_000;
/** A key that was on its way when the work ended is not the next person's. */
const SETTLED_MS = 1_000;
/** A hand that shakes the desk is no answer, a hand on the mouse is. */
const LEAST_MOVE = 3;

const root = startPage(textLanguage());
const keptSteps = createKeptSteps(memoryStore);
let view: View | null = null;
let phaseSinceMs = Date.now();

const connection = connectView<View, Request, Answer>(VIEW_PORT, (newest) => {
  if (view?.phase !== newest.phase) {
    phaseSinceMs = Date.now();
    isLeaving = false;
  }
  view = newest;
  show();
});

/** From when the next visit is asked for: what is listed in the toolbar’s window is not named here again. */
let isLeaving = false;
const isQuiet = () => isLeaving || Date.now() - phaseSinceMs > READABLE_MS;

/** A background that cannot be reached is asked again: by the next input, and by the clock below. */
const ask = (request: Request) => void connection.ask(request).catch(() => undefined);

function done(): void {
  if (view?.phase === 'idle') void closePage();
  else if (view && leavesRest(view, isQuiet())) {
    isLeaving = true;
    ask({ kind: 'begin' });
  } else ask({ kind: 'dismiss' });
}

const actions: HandoverActions = {
  stay: () => ask({ kind: 'stay' }),
  done,
  closeElsewhere: (site) => void openElsewhere(() => keptSteps.choose(site)),
};

function show(): void {
  render(<Handover view={view} actions={actions} text={text} nowMs={Date.now()} isQuiet={isQuiet()} />, root);
}

function onInput(event: Event): void {
  if (event instanceof PointerEvent && event.type === 'pointermove')
    if (Math.abs(event.movementX) + Math.abs(event.movementY) < LEAST_MOVE) return;
  if (view?.phase === 'counting' && view.visit.canStay) actions.stay();
}

/** In a kiosk any press begins the next visit. Where something is left to do by hand, a press may be on the way to it. */
function onPress(): void {
  const isOver = view?.phase === 'done' && Date.now() - phaseSinceMs > SETTLED_MS;
  if (view && isOver && view.visit.isKiosk && !listsRest(view, isQuiet())) actions.done();
}

for (const name of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'])
  addEventListener(name, onInput, { capture: true, passive: true });
for (const name of ['pointerdown', 'keydown']) addEventListener(name, onPress);

setInterval(() => {
  show();
  // The background counts too; should it have been stopped, this question wakes it.
  if (view?.phase === 'counting' && Date.now() > (view.visit.endsAtMs ?? 0) + DRAW_MS) ask({ kind: 'view' });
}, DRAW_MS);

show();
