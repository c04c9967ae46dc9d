import { useMemo } from 'preact/hooks';
import { trackInFocus } from '../../commands';
import { useSignal, useTracked } from '../../core/use';
import { setFader, setPan, setTrackName } from '../../song/edits';
import { meterMap, tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { Badge, Button, Empty, faderRange, Field, linear, NumberField, panRange, Panel, type Range, Select, signed, Slider, Swatches, TextField, Toggle } from '../../ui';
import { type AudioClip, type Clip, type Fade, fadeShapes, type FadeShape, type Track } from '../../wire/song.generated';
import * as actions from './actions';
import { quietly } from './gestures/gesture';
import { kindOf } from './headers';
import { CLIP_GAIN, fadeName } from './menus';
import { selectedClips } from './state';

const FADER = faderRange(6);
const PAN = panRange();
const SEMITONES = linear({ min: -48, max: 48, initial: 0, unit: 'st', step: 1, whole: true, digits: 0, origin: 0 });

/** The chosen clips, or the focused track, in numbers. */
export function Inspector({ studio }: { readonly studio: Studio }) {
  const song = useSignal(studio.song);
  const ids = useSignal(selectedClips);
  const track = useTracked(() => trackInFocus(studio), [studio]);
  const held = useMemo(() => actions.chosenClips(studio), [song, ids]);
  const first = held[0];
  return (
    <div class="arrange-inspector">
      {first && <ClipPart studio={studio} clip={first.clip} count={held.length} track={first.track} />}
      {track ? <TrackPart studio={studio} track={track} /> : !first && <Empty icon="pointer" title="Nothing is chosen" text="Choose a clip or a track to see it in numbers." />}
    </div>
  );
}

/** Places of the song as bars and beats. */
function placeRange(studio: Studio, least = 0): Range {
  const map = meterMap(studio.song.peek());
  const plain = linear({ min: least, max: map.barLine(10_000), initial: least, step: map.beatLength(0) });
  return { ...plain, format: (tick) => map.exactText(Math.round(tick)), parse: (text) => map.parse(text), snap: (tick) => Math.round(tick / (map.beatLength(0) / 4)) * (map.beatLength(0) / 4) };
}

/** Lengths in beats, read with a unit of bars too. */
function lengthRange(studio: Studio): Range {
  const map = meterMap(studio.song.peek());
  const beat = map.beatLength(0);
  const bar = map.barLength(0);
  const plain = linear({ min: 1, max: bar * 10_000, initial: bar, step: beat });
  return {
    ...plain,
    format: (ticks) => (ticks % bar === 0 ? `${ticks / bar} ${ticks === bar ? 'bar' : 'bars'}` : `${signed(ticks / beat, Number.isInteger(ticks / beat) ? 0 : 3)} beats`),
    parse: (text) => {
      const found = /^\s*(\d+(?:[.,]\d*)?)\s*(b\w*)?/i.exec(text);
      if (!found) return null;
      const value = Number((found[1] ?? '').replace(',', '.'));
      return Math.max(1, Math.round(value * (/^bar/i.test(found[2] ?? '') ? bar : beat)));
    },
    snap: (ticks) => Math.max(1, Math.round(ticks / (beat / 4)) * (beat / 4)),
  };
}

/** Milliseconds, written as seconds from one second on. */
function msRange(most: number): Range {
  const plain = linear({ min: 0, max: most, initial: 0, unit: 'ms', step: 1, digits: 0 });
  return {
    ...plain,
    format: (ms) => (ms < 1000 ? plain.format(ms) : `${(ms / 1000).toFixed(2)} s`),
    parse: (text) => {
      const value = plain.parse(text);
      return value !== null && /\ds?\s*s\s*$/i.test(text.replace(/ms\s*$/i, '')) ? Math.min(most, value * 1000) : value;
    },
  };
}

interface ClipProps {
  readonly studio: Studio;
  readonly clip: Clip;
  readonly count: number;
  readonly track: Track;
}

function ClipPart({ studio, clip, count, track }: ClipProps) {
  const song = useSignal(studio.song);
  const places = useMemo(() => placeRange(studio), [song.meters]);
  const lengths = useMemo(() => lengthRange(studio), [song.meters]);
  const named = clip.kind === 'notes' ? song.patterns[clip.pattern]?.name : song.sources[clip.source]?.name;
  const uses = clip.kind === 'notes' ? song.tracks.reduce((sum, one) => sum + one.clips.filter((other) => other.kind === 'notes' && other.pattern === clip.pattern).length, 0) : 0;
  return (
    <Panel title={count > 1 ? `${count} clips` : clip.kind === 'audio' ? 'Audio clip' : 'Note clip'} icon={clip.kind === 'audio' ? 'wave' : 'notes'}>
      <Field label="Name"><TextField label="Name of the clip" value={clip.name} placeholder={named ?? ''} onCommit={(name) => void actions.rename(studio, name)} /></Field>
      <div class="arrange-colors"><Swatches label="Colour of the clip" value={clip.color || track.color} onChange={(color) => void actions.color(studio, color)} /></div>
      <Field label="Start"><NumberField label="Start" range={places} value={clip.at} length={4000} onCommit={(at) => actions.nudge(studio, Math.round(at) - clip.at) ?? Promise.resolve()} /></Field>
      <Field label="Length"><NumberField label="Length" range={lengths} value={clip.length} length={4000} onCommit={(length) => actions.trim(studio, 'end', Math.round(length) - clip.length)} /></Field>
      <Toggle label="Muted" on={clip.muted} onChange={() => void actions.mute(studio)} />
      <Toggle label="Looped" on={actions.isLooped(clip)} onChange={() => void actions.loop(studio)} />
      {clip.kind === 'audio' ? <AudioPart studio={studio} clip={clip} /> : (
        <>
          <Field label="Transpose"><NumberField label="Transpose" range={SEMITONES} value={clip.transpose} onCommit={(now) => actions.transpose(studio, Math.round(now) - clip.transpose)} /></Field>
          <Field label="Pattern">{uses > 1 ? <span class="arrange-uses"><Badge tone="accent">{uses} clips share it</Badge><Button kind="quiet" title="Gives the clip a pattern of its own" command="arrange.unique" onPress={() => void actions.makeUnique(studio)}>Make unique</Button></span> : <span>{named}</span>}</Field>
        </>
      )}
    </Panel>
  );
}

function AudioPart({ studio, clip }: { readonly studio: Studio; readonly clip: AudioClip }) {
  const ids = actions.chosenAudio(studio).map(({ id }) => id);
  return (
    <>
      <Field label="Gain"><NumberField label="Gain" range={CLIP_GAIN} value={clip.gain} onCommit={(gain) => actions.gain(studio, ids, gain)} /></Field>
      <FadeField studio={studio} clip={clip} ids={ids} which="in" />
      <FadeField studio={studio} clip={clip} ids={ids} which="out" />
      <Toggle label="Reversed" on={clip.reversed} onChange={() => void actions.reverse(studio)} />
    </>
  );
}

function FadeField({ studio, clip, ids, which }: { readonly studio: Studio; readonly clip: AudioClip; readonly ids: readonly string[]; readonly which: 'in' | 'out' }) {
  const fade: Fade = which === 'in' ? clip.fadeIn : clip.fadeOut;
  const tempo = tempoMap(studio.song.peek());
  const from = which === 'in' ? clip.at : clip.at + clip.length;
  const sign = which === 'in' ? 1 : -1;
  const start = tempo.secondsAt(from);
  const most = Math.abs(tempo.secondsAt(clip.at + clip.length) - tempo.secondsAt(clip.at)) * 1000;
  const range = useMemo(() => msRange(most), [most]);
  const put = (now: Fade) => actions.fades(studio, ids, which === 'in' ? now : null, which === 'out' ? now : null);
  const ms = Math.abs(tempo.secondsAt(from + sign * fade.length) - start) * 1000;
  return (
    <Field label={`Fade ${which}`}>
      <span class="arrange-fade">
        <NumberField label={`Length of the fade ${which}`} range={range} value={ms} onCommit={(next) => put({ ...fade, length: Math.round(Math.abs(tempo.tickAtSeconds(start + (sign * next) / 1000) - from)) })} />
        <Select<FadeShape> label={`Shape of the fade ${which}`} value={fade.shape} options={fadeShapes.map((value) => ({ value, label: fadeName(value) }))} onChange={(shape) => void put({ ...fade, shape })} />
      </span>
    </Field>
  );
}

function TrackPart({ studio, track }: { readonly studio: Studio; readonly track: Track }) {
  const [icon, kind] = kindOf(track.kind);
  return (
    <Panel title={kind} icon={icon}>
      <Field label="Name"><TextField label="Name of the track" value={track.name} onCommit={(name) => name.trim() && void quietly(studio.perform(`Rename ${track.name}`, [setTrackName(track, name.trim())]))} /></Field>
      <div class="arrange-colors"><Swatches label="Colour of the track" value={track.color} onChange={(color) => void quietly(studio.operate({ type: 'color-tracks', tracks: [track.id], color }))} /></div>
      {track.kind !== 'folder' && (
        <>
          <Field label="Volume"><span class="arrange-slider"><Slider label="Volume" range={FADER} value={track.fader} onPreview={(value) => studio.preview([setFader(track, value)])} onCancel={() => studio.preview([])} onCommit={(value) => studio.perform(`Volume of ${track.name}`, [setFader(track, value)])} /><NumberField label="Volume in decibels" range={FADER} value={track.fader} onCommit={(value) => studio.perform(`Volume of ${track.name}`, [setFader(track, value)])} /></span></Field>
          <Field label="Pan"><span class="arrange-slider"><Slider label="Pan" range={PAN} value={track.pan} onPreview={(value) => studio.preview([setPan(track, value)])} onCancel={() => studio.preview([])} onCommit={(value) => studio.perform(`Pan of ${track.name}`, [setPan(track, value)])} /><NumberField label="Pan, typed" range={PAN} value={track.pan} onCommit={(value) => studio.perform(`Pan of ${track.name}`, [setPan(track, value)])} /></span></Field>
        </>
      )}
    </Panel>
  );
}
