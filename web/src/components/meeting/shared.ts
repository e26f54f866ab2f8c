import type { Change, Municipality } from '../../api/types';
import type { Plan } from '../../state/plan';

/// What every question of a meeting is shown with.
export interface MeetingProps {
  place: Municipality;
  plan: Plan;
  before: Change[]; // what was turned when the meeting began
  enlarge: number; // of the engine's drawings
  letters: number; // px
}

/// Pixels to draw for, in steps, where the drawing is shown so many times larger.
export const drawnWidth = (pixels: number, enlarge: number) => Math.max(160, Math.floor(pixels / enlarge / 20) * 20);
