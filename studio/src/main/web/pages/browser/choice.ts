import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import { trackInFocus } from '../../commands';
import { bringFiles, bringSound } from '../songs/bring';
import { placeRecording } from '../songs/recordings';
import { refusalText } from '../../wire/refusal';
import { toast } from '../../ui';
import type { DiskFile } from './disk';

/** What is chosen in the browser and can become part of the song. */
export type Choice =
  | { readonly kind: 'sound'; readonly reference: string }
  | { readonly kind: 'recording'; readonly id: string }
  | { readonly kind: 'file'; readonly file: DiskFile };

/** What is chosen now; null while the browser shows nothing that is. */
export const choice = signal<Choice | null>(null);

/** The part of the browser that is shown. */
export const browserTab = signal('sounds');

/** Puts something where the song stands: on the focused track where that can play it, else on a new one. */
export async function putIntoSong(studio: Studio, what: Choice): Promise<void> {
  const track = trackInFocus(studio);
  const at = studio.position();
  const audio = track?.kind === 'audio' ? track.id : null;
  if (what.kind === 'sound') return bringSound(studio, what.reference, at, audio);
  if (what.kind === 'recording') return placeRecording(studio, what.id, at, audio);
  try {
    const plays = what.file.medium === 'midi' ? 'instrument' : 'audio';
    await bringFiles(studio, [await what.file.open()], at, track?.kind === plays ? track.id : null);
  } catch (gone) {
    toast({ text: `${what.file.name}: ${refusalText(gone)}`, kind: 'error' });
  }
}
