import type { Studio } from '../studio';
import { toast } from '../ui';
import { controlName } from './learn';
import { targetName } from './target-name';

/** Milliseconds for which a controller is waited for in words. */
const LIFE_MS = 600000;

/** Says that a controller is waited for, and which one was found. */
export function watchLearning(studio: Studio): () => void {
  let close: (() => void) | null = null;
  let waits: { readonly track: string; readonly target: string } | null = null;
  return studio.keyboards.subscribe(() => {
    const { learning, controls } = studio.keyboards.peek();
    if (learning?.track === waits?.track && learning?.target === waits?.target) return;
    close?.();
    close = null;
    const before = waits;
    waits = learning;
    if (learning) {
      close = toast({ text: `Move a controller for ${targetName(studio, learning.track, learning.target)}.`, kind: 'info', life: LIFE_MS, action: { label: 'Cancel', run: () => studio.learnMidi(null, '') } });
      return;
    }
    const found = before && controls.find((each) => each.track === before.track && each.target === before.target);
    if (found) toast({ text: `${controlName(found)} moves ${targetName(studio, found.track, found.target)}.`, kind: 'done' });
  });
}
