import { focusTrack } from '../../focus';
import { useSignal, useTracked } from '../../core/use';
import { addPattern, putClip } from '../../song/edits';
import { FreshIds, newPattern } from '../../song/fresh';
import { meterMap } from '../../song/time';
import type { Studio } from '../../studio';
import { trackShade } from '../../theme/tokens';
import { theme } from '../../theme/theme';
import { Button, Empty } from '../../ui';
import type { NoteClip, Pattern, Row, Song, Track } from '../../wire/song.generated';
import { openClip } from './place';

/** Bars of a new clip. */
const BARS = 4;

/** Makes a clip with an empty pattern, or one with rows, where the song stands or behind what is there, and opens it. */
export async function newClip(studio: Studio, track: Track, rows: readonly Row[] = []): Promise<void> {
  const song = studio.song.peek();
  const meters = meterMap(song);
  const bar = meters.barBeat(studio.position()).bar;
  let at = meters.barLine(bar);
  const length = () => meters.barLine(meters.barBeat(at).bar + BARS) - at;
  const blocking = () => track.clips.find((clip) => clip.at < at + length() && clip.at + clip.length > at);
  for (let clip = blocking(); clip; clip = blocking()) {
    const end = meters.barBeat(clip.at + clip.length);
    at = meters.barLine(end.beat === 1 && end.rest === 0 ? end.bar : end.bar + 1);
  }
  const fresh = new FreshIds(song);
  const pattern: Pattern = { ...newPattern(fresh.next('pattern', track.name), ''), rows };
  const clip: NoteClip = {
    kind: 'notes', id: fresh.next('clip', track.name), name: '', at, length: length(), muted: false, pattern: pattern.id, offset: 0, loop: null, transpose: 0, color: '',
  };
  await studio.perform(`New clip on ${track.name}`, [addPattern(pattern), putClip(track.id, null, clip)]).then(() => openClip(track, clip)).catch(() => undefined);
}

interface Offer {
  readonly track: Track;
  readonly clips: readonly NoteClip[];
}

function offers(song: Song, wanted: (track: Track) => boolean): readonly Offer[] {
  return song.tracks.filter((track) => track.kind === 'instrument' && wanted(track)).map((track) => {
    const seen = new Set<string>();
    const clips = track.clips.filter((clip): clip is NoteClip => clip.kind === 'notes' && !seen.has(clip.pattern) && seen.add(clip.pattern) !== undefined);
    return { track, clips };
  });
}

export interface ChooserProps {
  readonly studio: Studio;
  readonly title: string;
  /** Tracks that are offered. */
  readonly wanted: (track: Track) => boolean;
  readonly make: (track: Track) => void;
  readonly none: string;
}

/** Tracks with their patterns, to choose one to edit, and a new one on each. */
export function Chooser({ studio, title, wanted, make, none }: ChooserProps) {
  const song = useTracked(() => studio.song.value, [studio]);
  const focused = useSignal(focusTrack);
  const name = useSignal(theme);
  const all = [...offers(song, wanted)].sort((a, b) => Number(b.track.id === focused) - Number(a.track.id === focused));
  if (all.length === 0) return <Empty icon="notes" title="Nothing to edit yet" text={none} />;
  return (
    <div class="notes-chooser">
      <h2>{title}</h2>
      <ul>
        {all.map(({ track, clips }) => (
          <li key={track.id} style={{ '--track': trackShade(name, track.color).head, '--body': trackShade(name, track.color).body, '--on-body': trackShade(name, track.color).bodyText }}>
            <h3><span class="notes-chip" />{track.name}</h3>
            <div>
              {clips.map((clip) => {
                const pattern = song.patterns[clip.pattern];
                const words = clip.name || pattern?.name || clip.pattern;
                return (
                  <button type="button" key={clip.id} class="notes-choice" title={`Edit ${words}`} onClick={() => openClip(track, clip)}>
                    <span>{words}</span><small>{pattern && pattern.rows.length > 0 ? counted(pattern.rows.length, 'row') : counted(pattern?.notes.length ?? 0, 'note')} · bar {meterMap(song).barBeat(clip.at).bar}</small>
                  </button>
                );
              })}
              <Button kind="quiet" icon="plus" title={`New clip on ${track.name}`} onPress={() => make(track)}>New clip</Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
