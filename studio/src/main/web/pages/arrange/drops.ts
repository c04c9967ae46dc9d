import type { Stage } from './stage';
import { placeOf } from './gestures/drag';
import { announce, toast } from '../../ui';
import { DRAG_SOUND } from '../../drag';
import { axis } from './state';

/** What the program tells of a file that became part of the song. */
interface Dropped {
  readonly summary: string;
  readonly notes: readonly string[];
}




function refusalOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'what' in failure ? String(failure.what) : 'The file could not be brought in.';
}

function tell(dropped: Dropped): void {
  const [more] = dropped.notes;
  toast({ text: dropped.summary, kind: 'done', ...(more === undefined ? {} : { more: dropped.notes.join(' ') }) });
}

/** Brings files in, one after the other, each on the track or a new one. */
export async function bringFiles(stage: Pick<Stage, 'studio'>, files: readonly File[], at: number, track: string | null): Promise<void> {
  const { studio } = stage;
  for (const [i, file] of files.entries()) {
    const query = new URLSearchParams({ name: file.name, at: String(at), window: studio.window });
    // Several files stand below each other: only the first one goes on the track.
    if (track !== null && i === 0) query.set('track', track);
    announce(`Bringing in ${file.name}`);
    try {
      tell(await studio.post<Dropped>(`/api/media?${query}`, file));
    } catch (failure) {
      toast({ text: `${file.name}: ${refusalOf(failure)}`, kind: 'error' });
    }
  }
}

/** Brings a sound of the library in. */
async function bringSound(stage: Pick<Stage, 'studio'>, name: string, at: number, track: string | null): Promise<void> {
  const { studio } = stage;
  const query = new URLSearchParams({ name, at: String(at), window: studio.window });
  if (track !== null) query.set('track', track);
  try {
    tell(await studio.post<Dropped>(`/api/media/library?${query}`, ''));
  } catch (failure) {
    toast({ text: refusalOf(failure), kind: 'error' });
  }
}

/** Takes files and sounds that are dropped on the lanes; the result ends that. */
export function takeDrops(stage: Stage, element: HTMLElement): () => void {
  const wanted = (event: DragEvent) => event.dataTransfer !== null && (event.dataTransfer.types.includes('Files') || event.dataTransfer.types.includes(DRAG_SOUND));
  const over = (event: DragEvent) => {
    if (!wanted(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    const place = placeOf(event, element);
    const at = stage.snap(axis.tickAt(place.x));
    stage.line(at);
    const track = trackAt(place.y);
    stage.readout(track ? `On ${track.name}` : 'On a new track', place.x, place.y);
  };
  const trackAt = (y: number) => {
    const row = stage.view.rowAt(y);
    const track = row ? stage.track(row.track) : null;
    return track && (track.kind === 'audio' || track.kind === 'instrument') ? track : null;
  };
  const leave = () => stage.clear();
  const drop = (event: DragEvent) => {
    if (!wanted(event)) return;
    event.preventDefault();
    stage.clear();
    const place = placeOf(event, element);
    const at = stage.snap(axis.tickAt(place.x));
    const track = trackAt(place.y);
    const sound = event.dataTransfer?.getData(DRAG_SOUND) ?? '';
    if (sound) void bringSound(stage, sound, at, track?.kind === 'audio' ? track.id : null);
    else void bringFiles(stage, [...(event.dataTransfer?.files ?? [])], at, track?.id ?? null);
  };
  element.addEventListener('dragover', over);
  element.addEventListener('dragleave', leave);
  element.addEventListener('drop', drop);
  return () => {
    element.removeEventListener('dragover', over);
    element.removeEventListener('dragleave', leave);
    element.removeEventListener('drop', drop);
  };
}
