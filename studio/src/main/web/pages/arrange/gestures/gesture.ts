import type { Stage } from '../stage';

/** Where the pointer is in the picture of the lanes, and the keys that are held. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
}

/** A drag from press to release: it shows what it would do, and does it as one step at its end. */
export interface Gesture {
  /** The pointer's shape meanwhile. */
  readonly cursor?: string;
  move(place: Place): void;
  /** Resolves when the song has become what was shown, so that nothing flickers. */
  end(place: Place): void | Promise<unknown>;
  /** Puts back what was chosen before; pictures are cleared by the caller. */
  cancel?(): void;
}

/** A press that may become a gesture once the pointer goes some pixels; without that it was a click. */
export interface Press {
  readonly gesture: (() => Gesture) | null;
  readonly click?: (place: Place) => void;
  /** The gesture begins with the press. */
  readonly atOnce?: boolean;
}

/** What refuses has said so already. */
export function quietly(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}

/** A place and how far it is from another, for the bubble beside the pointer. */
export function placeText(stage: Stage, tick: number): string {
  return stage.meters.text(tick);
}
