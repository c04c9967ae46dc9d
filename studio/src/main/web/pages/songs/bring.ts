import type { Studio } from '../../studio';
import { announce, toast } from '../../ui';
import type { Dropped } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

function tell({ summary, notes }: Dropped): void {
  toast({ text: summary, kind: 'done', more: notes.join(' ') });
}

/** Brings files in, one after the other; the first goes on a track, the others on new ones below each other. */
export async function bringFiles(studio: Studio, files: readonly File[], at: number, track: string | null): Promise<void> {
  for (const [i, file] of files.entries()) {
    const query = new URLSearchParams({ name: file.name, at: String(Math.max(0, Math.round(at))), window: studio.window });
    if (track !== null && i === 0) query.set('track', track);
    announce(`Bringing in ${file.name}`);
    try {
      tell(await studio.post<Dropped>(`/api/media?${query}`, file));
    } catch (refusal) {
      toast({ text: `${file.name}: ${refusalText(refusal)}`, kind: 'error' });
    }
  }
}

/** Brings a sound of the library in, on an audio track or a new one. */
export async function bringSound(studio: Studio, name: string, at: number, track: string | null): Promise<void> {
  const query = new URLSearchParams({ name, at: String(Math.max(0, Math.round(at))), window: studio.window });
  if (track !== null) query.set('track', track);
  try {
    tell(await studio.post<Dropped>(`/api/media/library?${query}`, ''));
  } catch (refusal) {
    toast({ text: refusalText(refusal), kind: 'error' });
  }
}
