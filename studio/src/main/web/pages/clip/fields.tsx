import { useMemo } from 'preact/hooks';
import { useSignal } from '../../core/use';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { Field, linear, NumberField, type Range, Select, Toggle } from '../../ui';
import { type FadeShape, fadeShapes } from '../../wire/song.generated';
import { reserve } from '../arrange/gesture-math';
import { CLIP_GAIN, fadeName } from '../arrange/menus';
import * as acts from './acts';
import { framesOf, lengthText, parseTime, timeText } from './math';
import type { Edited } from './state';

/** Places and lengths in a recording, in its frames, written as time and read with any unit. */
export function frameRange(rate: number, min: number, max: number, text = timeText): Range {
  const plain = linear({ min, max: Math.max(min + 1, max), initial: min, step: rate / 100 });
  return { ...plain, format: (frame) => text(frame, rate), parse: (text) => parseTime(text, rate), snap: (frame) => Math.round(frame) };
}

/** The clip in numbers. */
export function ClipFields({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const song = useSignal(studio.song);
  const { clip, source } = at;
  const tempo = tempoMap(song);
  const length = framesOf(clip, source, tempo);
  const offsets = useMemo(() => frameRange(source.rate, 0, Math.max(0, clip.loopFrames === null ? source.frames - length : clip.loopFrames.at + clip.loopFrames.length - 1)), [source, Math.round(length), clip.loopFrames]);
  const most = Math.min(reserve(clip, source, tempo).after, 1e12) + clip.length;
  const lengths = useMemo(() => frameRange(source.rate, 1, (tempo.secondsAt(clip.at + most) - tempo.secondsAt(clip.at)) * source.rate), [source, most, clip.at, tempo]);
  const setLength = (frames: number) => {
    const end = tempo.tickAtSeconds(tempo.secondsAt(clip.at) + frames / source.rate);
    return acts.trim(studio, at, 'end', end - clip.at - clip.length);
  };
  return (
    <div class="clip-fields">
      <p class="clip-name" title={source.name}>{clip.name || source.name}</p>
      <Field label="Gain"><NumberField label="Gain of the recording" range={CLIP_GAIN} value={clip.gain} onCommit={(gain) => acts.setGain(studio, at, gain)} /></Field>
      <Field label="From"><NumberField label="Where in the recording the clip begins" title="Where in the recording the clip begins: seconds, or with ms or smp" range={offsets} value={clip.offsetFrames} length={2000} onCommit={(frame) => acts.setOffset(studio, at, frame)} /></Field>
      <Field label="Length"><NumberField label="Length of the recording" title="How long the clip lasts: seconds, or with ms or smp" range={lengths} value={length} length={2000} onCommit={setLength} /></Field>
      <FadePart studio={studio} at={at} which="in" />
      <FadePart studio={studio} at={at} which="out" />
      <Toggle label="Reversed" title="Plays the recording backwards" on={clip.reversed} onChange={() => void acts.reverse(studio, at)} />
    </div>
  );
}

function FadePart({ studio, at, which }: { readonly studio: Studio; readonly at: Edited; readonly which: 'in' | 'out' }) {
  const { clip, source } = at;
  const fade = which === 'in' ? clip.fadeIn : clip.fadeOut;
  const tempo = tempoMap(useSignal(studio.song));
  const start = tempo.secondsAt(clip.at);
  const end = tempo.secondsAt(clip.at + clip.length);
  const seconds = which === 'in' ? tempo.secondsAt(clip.at + fade.length) - start : end - tempo.secondsAt(clip.at + clip.length - fade.length);
  const range = useMemo(() => frameRange(source.rate, 0, (end - start) * source.rate, lengthText), [source.rate, end - start]);
  const set = (frames: number) => {
    const far = frames / source.rate;
    const length = which === 'in' ? tempo.tickAtSeconds(start + far) - clip.at : clip.at + clip.length - tempo.tickAtSeconds(end - far);
    return acts.setFade(studio, at, which, { length: Math.max(0, length), shape: fade.shape });
  };
  return (
    <Field label={`Fade ${which}`}>
      <span class="clip-fade">
        <NumberField label={`Length of the fade ${which} of the recording`} range={range} value={seconds * source.rate} length={1000} onCommit={set} />
        <Select<FadeShape> label={`Shape of the fade ${which} of the recording`} value={fade.shape} options={fadeShapes.map((value) => ({ value, label: fadeName(value) }))} onChange={(shape) => void acts.setFade(studio, at, which, { length: fade.length, shape })} />
      </span>
    </Field>
  );
}
