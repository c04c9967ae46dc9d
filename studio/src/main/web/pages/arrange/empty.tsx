import { useRef } from 'preact/hooks';
import { useTracked } from '../../core/use';
import { addPattern, addTrack as addTrackEdit } from '../../song/edits';
import { FreshIds, newDevice, newPattern, newTrack } from '../../song/fresh';
import { meterMap } from '../../song/time';
import { focusedTrack } from '../../commands';
import type { Studio } from '../../studio';
import { TRACK_COLORS } from '../../theme/tokens';
import { Button, Empty } from '../../ui';
import { QUARTER } from '../../wire/quarters';
import type { Edit, NoteClip, Row, Song, Track } from '../../wire/song.generated';
import { openClip } from './open';
import { bringFiles } from '../songs/bring';
import { noteClip } from './gestures/draw';
import { addTrack } from './track-menu';
import { chooseClips, selectedTracks } from './state';

function row(key: number, name: string, steps: readonly number[], choke = 0): Row {
  return {
    key, name, length: 16, rate: QUARTER / 4, swing: 50, choke, muted: false, seed: key,
    steps: steps.map((index) => ({ index, velocity: index % 4 === 0 ? 112 : 84, length: 1, chance: 1, ratchet: 1, shift: 0 })),
  };
}

/** A plain beat of a bar to begin with. */
const BEAT: readonly Row[] = [row(36, 'Kick', [0, 6, 8]), row(38, 'Snare', [4, 12]), row(42, 'Hat', [0, 2, 4, 6, 8, 10, 12, 14], 1)];

/** The edits that add a drum track with a beat of four bars that repeats one, and the clip. */
export function beatEdits(song: Song): { readonly edits: readonly Edit[]; readonly track: Track; readonly clip: NoteClip } {
  const ids = new FreshIds(song);
  const pattern = { ...newPattern(ids.next('pattern', 'beat'), 'Beat'), rows: BEAT };
  const bar = meterMap(song).barLength(0);
  const clip = { ...noteClip(ids.next('clip', 'beat'), pattern.id, 0, 4 * bar), loop: { at: 0, length: 4 * QUARTER } };
  const track = { ...newTrack(ids.next('track', 'Drums'), 'instrument', 'Drums', TRACK_COLORS[0]), devices: [newDevice(ids.next('device', 'drums'), 'drums')], clips: [clip] };
  const end = song.tracks.findIndex((one) => one.kind === 'return' || one.kind === 'master');
  return { edits: [addPattern(pattern), addTrackEdit(track, end < 0 ? song.tracks.length : end)], track, clip };
}

/** Adds a drum track with a beat and opens it, as one step. */
async function startFromBeat(studio: Studio): Promise<void> {
  const { edits, track, clip } = beatEdits(studio.song.peek());
  try {
    await studio.perform('Start from a beat', edits);
  } catch {
    return;
  }
  focusedTrack.value = track.id;
  selectedTracks.value = new Set([track.id]);
  chooseClips([clip.id]);
  openClip(studio, clip);
}

/** What stands over the lanes of a song without clips: three ways to begin. */
export function EmptySong({ studio }: { readonly studio: Studio }) {
  const empty = useTracked(() => studio.song.value.tracks.every((track) => track.clips.length === 0 && (track.kind === 'master' || track.kind === 'return' || track.devices.length === 0)), [studio]);
  const files = useRef<HTMLInputElement>(null);
  if (!empty) return null;
  return (
    <div class="arrange-empty">
      <Empty icon="arrange" title="Begin a song" text="Drop recordings or MIDI files here, or start with a sound.">
        <Button kind="primary" icon="drums" title="Adds drums with a beat" onPress={() => void startFromBeat(studio)}>Start from a beat</Button>
        <Button icon="piano" title="Adds a track with a synthesizer" onPress={() => void addTrack(studio, 'instrument', ['synth'], 'Synth')}>Add an instrument</Button>
        <Button icon="upload" title="Chooses recordings or MIDI files of this machine" onPress={() => files.current?.click()}>Bring in files…</Button>
      </Empty>
      <input ref={files} type="file" hidden multiple accept="audio/*,.mid,.midi,.wav,.flac,.aif,.aiff,.mp3,.ogg" aria-label="Files to bring in" onChange={(event) => {
        void bringFiles(studio, [...(event.currentTarget.files ?? [])], 0, null);
        event.currentTarget.value = '';
      }} />
    </div>
  );
}
