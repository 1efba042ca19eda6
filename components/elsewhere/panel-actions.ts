import type { StepId } from '../../utils/elsewhere/steps';

/** Everything the panel can ask for; whoever renders it decides how. */
export interface PanelActions {
  /** What was typed or chosen. */
  chooseSite: (text: string) => void;
  openStep: (step: StepId) => void;
  /** With the words of the control that the person has seen. */
  pressForMe: (label: string) => void;
  markDone: (step: StepId, isDone: boolean) => void;
  /** Forgets the steps of this site, and goes back to the choice. */
  finish: () => void;
}
