import { focusedTrack } from '../../commands';
import type { ReadonlySignal } from '../../core/signal';
import { setOutput } from '../../song/edits';
import type { Output, Song, Track } from '../../wire/song.generated';
import { heightOf, isWithin, LANE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT, type ShownTrack, trackHeight } from './rows';
import { heights, selectedTracks, toggled } from './state';
import type { Stage } from './stage';

/** Where tracks go when they are dropped: below a track, in a folder or none, and to a group when it is one. */
export interface TrackDrop {
  readonly after: string | null;
  readonly folder: string | null;
  readonly output: Output | undefined;
}

/**
 * Where tracks go that are dropped between two that are shown.
 *
 * @param index of the track that is below then
 */
export function dropAt(song: Pick<Song, 'tracks'>, shown: readonly ShownTrack[], moved: ReadonlySet<string>, index: number): TrackDrop | null {
  const above = shown[index - 1];
  const below = shown[index];
  const parent = above?.holds && above.open && below?.parent === above.track.id ? above.track.id : below && above && below.depth < above.depth ? below.parent : (above?.parent ?? null);
  for (const id of moved) if (parent === id || (parent !== null && isWithin(song, parent, id))) return null;
  const holder = song.tracks.find((track) => track.id === parent);
  const own = song.tracks.filter((track) => moved.has(track.id));
  const master = song.tracks.find((track) => track.kind === 'master')?.id ?? null;
  const before = below && !moved.has(below.track.id) ? song.tracks.findIndex((track) => track.id === below.track.id) : -1;
  const aboveIt = before > 0 ? [...song.tracks.slice(0, before)].reverse().find((track) => !moved.has(track.id)) : before === 0 ? undefined : above?.track;
  const toGroup = holder?.kind === 'group' ? holder.id : undefined;
  const leaves = own.some((track) => typeof track.output === 'string' && song.tracks.some((one) => one.id === track.output && one.kind === 'group'));
  return {
    after: aboveIt?.id ?? null,
    folder: holder?.kind === 'folder' ? holder.id : (holder?.folder ?? null),
    output: toGroup ?? (holder === undefined && leaves && above !== undefined && above.depth === 0 ? master : undefined),
  };
}

/** Lets heads be chosen, dragged to other places and made higher; the result ends that. */
export function listenToHeaders(stage: Stage, element: HTMLElement, shown: ReadonlySignal<readonly ShownTrack[]>): () => void {
  const mark = document.createElement('div');
  mark.className = 'arrange-drop-line';
  mark.hidden = true;
  element.append(mark);

  const heightNow = (row: string): number => {
    const track = stage.track(row);
    return track ? trackHeight(track, heights.peek()) : heightOf(row, LANE_HEIGHT, heights.peek());
  };
  const resize = (event: PointerEvent, row: string) => {
    const start = heightNow(row);
    const from = event.clientY;
    const before = heights.peek();
    const rows = selectedTracks.peek().has(row) ? [...selectedTracks.peek()] : [row];
    drag(event, (next) => {
      const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, start + next.clientY - from));
      const all = new Map(heights.peek());
      for (const one of rows) all.set(one, height);
      heights.value = all;
    }, () => undefined, () => (heights.value = before));
  };
  const choose = (event: PointerEvent, id: string) => {
    const all = shown.peek().map(({ track }) => track.id);
    const last = focusedTrack.peek();
    if (event.shiftKey && last !== null && all.includes(last)) {
      const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(id)].sort((a, b) => a - b);
      selectedTracks.value = new Set(all.slice(from, to + 1));
      return;
    }
    focusedTrack.value = id;
    if (event.ctrlKey || event.metaKey) selectedTracks.value = toggled(selectedTracks.peek(), id);
    else if (!selectedTracks.peek().has(id)) selectedTracks.value = new Set([id]);
  };
  const reorder = (event: PointerEvent, id: string) => {
    const from = event.clientY;
    let index: number | null = null;
    let begun = false;
    drag(event, (next) => {
      if (!begun && Math.abs(next.clientY - from) < 5) return;
      begun = true;
      const y = next.clientY - element.getBoundingClientRect().top;
      index = indexAt(y);
      const list = shown.peek();
      const at = list[index];
      const top = at ? stage.view.topOf(at.track.id) : stage.content.peek() - element.scrollTop;
      mark.hidden = false;
      mark.style.transform = `translateY(${top + element.scrollTop - 1}px)`;
      element.classList.add('arrange-dragging');
    }, () => {
      mark.hidden = true;
      element.classList.remove('arrange-dragging');
      if (!begun) {
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) selectedTracks.value = new Set([id]);
      } else if (index !== null) void dropTracks(stage, shown.peek(), selectedTracks.peek(), index);
    }, () => {
      mark.hidden = true;
      element.classList.remove('arrange-dragging');
    });
  };
  const indexAt = (y: number): number => {
    const list = shown.peek();
    for (const [i, { track }] of list.entries()) {
      const top = stage.view.topOf(track.id);
      if (y < top + trackHeight(track, heights.peek()) / 2) return i;
    }
    return list.length;
  };
  const drag = (event: PointerEvent, move: (next: PointerEvent) => void, done: () => void, undo: () => void) => {
    element.setPointerCapture(event.pointerId);
    const end = () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', key, true);
    };
    const up = () => {
      end();
      done();
    };
    const cancel = () => {
      end();
      undo();
    };
    const key = (one: KeyboardEvent) => {
      if (one.key !== 'Escape') return;
      one.preventDefault();
      one.stopPropagation();
      cancel();
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', cancel);
    addEventListener('keydown', key, true);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const edge = event.target.closest<HTMLElement>('[data-resize]');
    if (edge) {
      event.preventDefault();
      resize(event, edge.dataset['resize'] ?? '');
      return;
    }
    const id = event.target.closest<HTMLElement>('[data-track]')?.dataset['track'];
    if (id === undefined) return;
    choose(event, id);
    if (event.target.closest('button, input, [role=slider], [role=button]')) return;
    reorder(event, id);
  };
  const double = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-resize]')?.dataset['resize'] : undefined;
    if (row === undefined) return;
    const next = new Map(heights.peek());
    next.delete(row);
    heights.value = next;
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('dblclick', double);
  return () => {
    mark.remove();
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('dblclick', double);
  };
}

/** Moves tracks to where they were dropped. */
async function dropTracks(stage: Stage, shown: readonly ShownTrack[], chosen: ReadonlySet<string>, index: number): Promise<void> {
  const { studio } = stage;
  const song = studio.song.peek();
  const moved = new Set(song.tracks.filter((track) => chosen.has(track.id) && track.kind !== 'master').map((track) => track.id));
  const drop = moved.size > 0 ? dropAt(song, shown, moved, index) : null;
  if (!drop) return;
  const rerouted = (track: Track) => drop.output !== undefined && track.kind !== 'folder' && track.kind !== 'return' && track.output !== drop.output;
  try {
    await studio.operate({ type: 'move-tracks', tracks: [...moved], after: drop.after, folder: drop.folder });
    const routes = studio.song.peek().tracks.filter((track) => moved.has(track.id) && rerouted(track));
    await studio.perform('Route tracks', routes.map((track) => setOutput(track, drop.output ?? null)));
  } catch {
    // What is refused was said already.
  }
}
