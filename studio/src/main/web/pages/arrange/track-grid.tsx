import { useEffect, useRef } from 'preact/hooks';
import { focusedTrack } from '../../commands';
import type { ReadonlySignal } from '../../core/signal';
import { useSignal } from '../../core/use';
import { meterMap } from '../../song/time';
import type { Studio } from '../../studio';
import { announce } from '../../ui';
import { laneOf } from '../../view/arrange/lane';
import { nameOf } from '../../view/arrange/clip-paint';
import type { Clip, Song, Track } from '../../wire/song.generated';
import { kindOf } from './headers';
import { openClip } from './open';
import type { ShownTrack } from './rows';
import type { Stage } from './stage';
import { axis, chooseClips, folded, selectedClips, selectedTracks, timeRange, toggled } from './state';

/** With more clips than these only those of the focused track are told. */
const MOST_CLIPS = 300;

/** A clip in words: `clip Verse, bar 9 to 17`. */
export function clipWords(song: Song, clip: Clip): string {
  const map = meterMap(song);
  const name = nameOf(clip, { sources: song.sources, patterns: song.patterns, seconds: { secondsAt: (tick) => tick } });
  const from = map.text(clip.at);
  const to = map.text(clip.at + clip.length);
  const short = (text: string) => text.replace(/\.1\.1$/, '');
  return `${clip.kind === 'audio' ? 'audio clip' : 'clip'} ${name || 'without a name'}, bar ${short(from)} to ${short(to)}${clip.muted ? ', muted' : ''}`;
}

/** A track in words. */
export function trackWords(track: Track): string {
  const count = track.clips.length;
  const states = [track.muted && 'muted', track.soloed && 'solo'].filter(Boolean).join(', ');
  return `${track.name}, ${kindOf(track.kind)[1].toLowerCase()}, ${count} ${count === 1 ? 'clip' : 'clips'}${states ? `, ${states}` : ''}`;
}

/** The clip that keys go to from one on another track: the one at the same time, else the nearest. */
export function nearestClip(track: Track, tick: number): Clip | null {
  let best: Clip | null = null;
  let least = Infinity;
  for (const clip of laneOf(track).clips) {
    const away = tick < clip.at ? clip.at - tick : tick >= clip.at + clip.length ? tick - clip.at - clip.length + 1 : 0;
    if (away < least) {
      best = clip;
      least = away;
    }
  }
  return best;
}

interface TrackGridProps {
  readonly studio: Studio;
  readonly stage: Stage;
  readonly shown: ReadonlySignal<readonly ShownTrack[]>;
}

/** Tracks and clips for keyboards and screen readers: as a grid in which arrows go, over the picture of the lanes. */
export function TrackGrid({ studio, stage, shown }: TrackGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const tracks = useSignal(shown);
  const song = useSignal(studio.song);
  const chosen = useSignal(selectedClips);
  const focus = useSignal(focusedTrack);
  const row = Math.max(0, tracks.findIndex(({ track }) => track.id === focus));
  const here = tracks[row];
  const active = here ? laneOf(here.track).clips.find((clip) => chosen.has(clip.id)) ?? null : null;
  const few = tracks.reduce((sum, { track }) => sum + track.clips.length, 0) <= MOST_CLIPS;

  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (event.button === 0) grid.current?.focus({ preventScroll: true });
    };
    // The browser would take the focus away again, since what is pressed is a picture.
    const keep = (event: MouseEvent) => event.preventDefault();
    const { lanes } = stage.hosts;
    lanes.addEventListener('pointerdown', press);
    lanes.addEventListener('mousedown', keep);
    return () => {
      lanes.removeEventListener('pointerdown', press);
      lanes.removeEventListener('mousedown', keep);
    };
  }, [stage]);

  const goTo = (track: Track, clip: Clip | null, extend: boolean) => {
    focusedTrack.value = track.id;
    selectedTracks.value = new Set([track.id]);
    timeRange.value = null;
    stage.revealRow(track.id);
    if (clip) {
      chooseClips(extend ? [...selectedClips.peek(), clip.id] : [clip.id]);
      axis.reveal(clip.at);
      announce(`${track.name}, ${clipWords(studio.song.peek(), clip)}, selected`);
    } else {
      chooseClips([]);
      announce(trackWords(track));
    }
  };
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !here) return;
    const { track } = here;
    const { clips } = laneOf(track);
    const at = active ? clips.indexOf(active) : -1;
    const upright = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (upright !== 0 && !event.shiftKey) {
      const next = tracks[row + upright];
      if (next) goTo(next.track, active ? nearestClip(next.track, active.at) : null, false);
    } else if (event.key === 'ArrowRight') {
      if (at < 0 && here.holds && !here.open) folded.value = toggled(folded.peek(), track.id);
      else {
        const next = clips[at + 1];
        if (next) goTo(track, next, event.shiftKey);
      }
    } else if (event.key === 'ArrowLeft') {
      const before = clips[at - 1];
      if (at < 0 && here.holds && here.open) folded.value = toggled(folded.peek(), track.id);
      else if (at < 0 && here.parent !== null) {
        const parent = tracks.find((one) => one.track.id === here.parent);
        if (parent) goTo(parent.track, null, false);
      } else if (at >= 0) goTo(track, before ?? null, event.shiftKey && before !== undefined);
    } else if (event.key === 'Enter' && active) openClip(studio, active);
    else if (event.key === 'Enter' && here.holds) folded.value = toggled(folded.peek(), track.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const id = (track: Track, clip: Clip | null) => (clip ? `clip-of-${track.id}-${clip.id}` : `head-of-${track.id}`);
  return (
    <div ref={grid} class="arrange-grid" role="treegrid" tabIndex={0} aria-label="Tracks and clips" aria-multiselectable="true" aria-rowcount={tracks.length}
      aria-activedescendant={here ? id(here.track, active) : undefined} onKeyDown={key}>
      <div class="hidden-text">
        {tracks.map(({ track, depth, holds, open }, i) => (
          <div key={track.id} role="row" aria-rowindex={i + 1} aria-level={depth + 1} aria-expanded={holds ? open : undefined} aria-selected={track.id === focus}>
            <span role="rowheader" id={id(track, null)}>{trackWords(track)}</span>
            {(few || i === row) && laneOf(track).clips.map((clip) => (
              <span key={clip.id} role="gridcell" id={id(track, clip)} aria-selected={chosen.has(clip.id)}>{clipWords(song, clip)}</span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
