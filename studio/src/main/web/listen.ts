import type { Studio } from './studio';
import type { Mode } from './wire/protocol.generated';
import type { Track } from './wire/song.generated';

/** What S buttons do, in each mode. */
export const LISTENING: Readonly<Record<Mode, { readonly letters: string; readonly name: string; readonly help: string }>> = {
  'in-place': { letters: 'SIP', name: 'Solo in place', help: 'S lets only soloed tracks sound in the mix, also where it is rendered.' },
  'after-fader': { letters: 'AFL', name: 'After-fader listen', help: 'S lets you hear tracks alone as they leave their faders; the mix and its renders stay as they are.' },
  'pre-fader': { letters: 'PFL', name: 'Pre-fader listen', help: 'S lets you hear tracks alone as they enter their faders, muted or not; the mix and its renders stay as they are.' },
};

/** Whether S buttons listen to tracks instead of changing the mix; reading it in a tracked place follows it. */
export function listens(studio: Studio): boolean {
  return studio.monitored.value.mode !== 'in-place';
}

/** Whether the S button of a track is lit; reading it in a tracked place follows what is listened to. */
export function isSolo(studio: Studio, track: Pick<Track, 'id' | 'soloed'>): boolean {
  const { mode, tracks } = studio.monitored.value;
  return mode === 'in-place' ? track.soloed : tracks.includes(track.id);
}

/** Listens to tracks, or no longer; alone, to no others. */
export function listenTo(studio: Studio, tracks: readonly Pick<Track, 'id'>[], on: boolean, alone = false): void {
  const { mode, tracks: before } = studio.monitored.peek();
  const ids = new Set(alone ? [] : before);
  for (const { id } of tracks) {
    if (on) ids.add(id);
    else ids.delete(id);
  }
  studio.listen(mode, [...ids]);
}

/** Sets what S buttons do; what is listened to goes on when it can. */
export function listenBy(studio: Studio, mode: Mode): void {
  studio.listen(mode, mode === 'in-place' ? [] : studio.monitored.peek().tracks);
}
