import { signal } from '../core/signal';
import { keyOf, tellPlayed } from '../played';
import type { Studio } from '../studio';
import { type MidiAccessLike, WebMidi } from './web-midi';

/** Whether somebody wants the keyboards of this browser; kept with the settings. */
export const wantsBrowserMidi = signal(false);

let own: WebMidi | null = null;

/** The keyboards of this browser; what they say goes to the program. */
export function browserMidi(studio: Studio): WebMidi {
  const request = typeof navigator.requestMIDIAccess === 'function' ? () => navigator.requestMIDIAccess({ sysex: false }) as Promise<unknown> as Promise<MidiAccessLike> : null;
  own ??= new WebMidi(request, (input, status, first, second) => {
    studio.midi(input, status, first, second);
    const played = keyOf(status, first, second);
    if (played) tellPlayed(played);
  });
  return own;
}

/** Listens from the start when that was wanted and the browser allows it without asking. */
export async function resumeBrowserMidi(studio: Studio): Promise<void> {
  if (!wantsBrowserMidi.peek() || typeof navigator.permissions?.query !== 'function') return;
  const permission = await navigator.permissions.query({ name: 'midi' as PermissionName }).catch(() => null);
  if (permission?.state === 'granted') await browserMidi(studio).start();
}
