import { meterMap } from '../song/time';
import type { Studio } from '../studio';
import { announce } from '../ui';

/** Says to screen readers what eyes see at a glance: what was done last, and whether the song plays. */
export function speak(studio: Studio): void {
  let revision = studio.revision.peek();
  studio.revision.subscribe(() => {
    const now = studio.revision.peek();
    if (now > revision && studio.last.peek()) announce(studio.last.peek());
    revision = now;
  });
  let { state } = studio.transport.peek();
  studio.transport.subscribe(() => {
    const now = studio.transport.peek().state;
    if (now === state) return;
    state = now;
    announce(now === 'playing' ? 'Playing' : now === 'counting' ? 'Counting in' : `Stopped at bar ${meterMap(studio.song.peek()).text(studio.position())}`);
  });
}
