import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { effect } from '../../core/signal';
import { useSignal } from '../../core/use';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { Button, Empty, IconButton, linear, Select, Slider } from '../../ui';
import { navigate } from '../../view/navigate';
import { peaks } from '../arrange/state';
import * as acts from './acts';
import './commands';
import { ClipFields } from './fields';
import { ClipLists } from './lists';
import { frameAt, marksAt, spanOf } from './math';
import { fetchMarks } from './marks';
import { listenToWave } from './pointer';
import { axis, chosenPoints, type ClipSnap, clipSnap, cursor, draft, edited, type Edited, sensitivity, showBeats, showMarks, soundMarks } from './state';
import { WaveEditView } from './wave-view';

const SENSITIVITY = linear({ min: 0, max: 100, initial: 60, unit: '%', step: 5, digits: 0 });
const SNAPS: readonly { readonly value: ClipSnap; readonly label: string; readonly title: string }[] = [
  { value: 'off', label: 'Free', title: 'Places go where they are put' },
  { value: 'transients', label: 'Transients', title: 'Places go to transients near them' },
  { value: 'zero', label: 'Zero crossings', title: 'Places go to the nearest frame where the sound passes through nothing: cuts there do not click' },
];

/** The recording that is chosen, to the sample. */
export function ClipEditor({ studio }: { readonly studio: Studio }) {
  const at = useSignal(edited(studio));
  if (!at) return <Empty icon="wave" title="No recording is chosen" text="Choose an audio clip to see it to the sample, or double-click one." />;
  return (
    <div class="clip-editor" data-context="editor.clip">
      <ClipFields studio={studio} at={at} />
      <div class="clip-middle">
        <ClipTools studio={studio} at={at} />
        <Wave studio={studio} at={at} />
      </div>
      <ClipLists studio={studio} at={at} />
    </div>
  );
}

function ClipTools({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const snap = useSignal(clipSnap);
  const marks = useSignal(showMarks);
  const beats = useSignal(showBeats);
  const sense = useSignal(sensitivity);
  const known = useSignal(soundMarks).get(at.source.id) ?? null;
  const transport = useSignal(studio.transport);
  const playing = transport.state !== 'stopped' && transport.loop?.on === true && transport.loop.from === at.clip.at && transport.loop.to === at.clip.at + at.clip.length;
  const count = known ? marksAt(known.onsets, sense).length : 0;
  const tempo = known?.bpm == null ? '' : ` (${known.bpm.toFixed(1)} bpm)`;
  return (
    <div class="clip-tools" role="group" aria-label="Tools of the recording">
      <IconButton icon="loop" label="Play the clip over and over" command="clip.audition" pressed={playing} onPress={() => acts.audition(studio)} />
      <Select label="Snap of the recording" caption="Snap" title="What places are drawn to" options={SNAPS.map(({ value, label, title }) => ({ value, label, hint: title }))} value={snap} onChange={(value) => (clipSnap.value = value)} />
      <IconButton icon="marker" label="Transients" title="Shows where something begins to sound" pressed={marks} onPress={() => (showMarks.value = !marks)} />
      <span class="clip-sense" title="How faint a transient may be to count">
        <Slider label="Sensitivity of transients" range={SENSITIVITY} value={sense * 100} onPreview={(value) => (sensitivity.value = value / 100)} onCommit={(value) => void (sensitivity.value = value / 100)} onCancel={() => undefined} />
      </span>
      <span class="clip-count" role="status">{known ? `${count} of ${known.onsets.length}` : 'Listening…'}</span>
      <Button kind="quiet" title="Cuts the recording at every transient that is shown" command="clip.split-transients" disabled={count === 0} onPress={() => void acts.splitAtTransients(studio)}>Split at transients</Button>
      <IconButton icon="scissors" label="Split at the cursor" command="clip.split" onPress={() => void acts.splitHere(studio)} />
      <IconButton icon="tempo" label="Beats that were heard" title={`Shows the beats that were heard${tempo}`} pressed={beats} onPress={() => (showBeats.value = !beats)} />
      <span class="clip-gap" />
      <IconButton icon="zoom-out" class="clip-wide" label="Zoom out of the recording" command="clip.zoom-out" onPress={() => axis.zoomAt(axis.width / 2, 1 / 1.5)} />
      <IconButton icon="zoom-in" class="clip-wide" label="Zoom in on the recording" command="clip.zoom-in" onPress={() => axis.zoomAt(axis.width / 2, 1.5)} />
      <IconButton icon="zoom-fit" label="Show all of the clip" command="clip.zoom-clip" onPress={() => acts.zoomToClip(studio)} />
    </div>
  );
}

/** The picture; what it shows is told by the lists beside it. */
function Wave({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<WaveEditView | null>(null);
  const line = useRef<number | null>(null);
  useEffect(() => void fetchMarks(studio, at.source.id), [at.source.id]);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = new WaveEditView(element, axis, peaks);
    const draw = () => {
      const now = edited(studio).value;
      if (!now) return;
      const shown = draft.value;
      const known = soundMarks.value.get(now.source.id) ?? null;
      made.show({
        song: studio.song.value, edited: shown?.id === now.clip.id ? { ...now, clip: shown } : now,
        marks: known && showMarks.value ? marksAt(known.onsets, sensitivity.value) : [], beats: showBeats.value ? known : null,
        chosen: chosenPoints.value, cursor: cursor.value, line: line.current,
      });
    };
    const says = (frame: number | null) => {
      line.current = frame;
      draw();
    };
    const ends = [
      effect(draw),
      navigate(element, { axis, height: element.clientHeight, scrollTop: 0 }),
      listenToWave(studio, made, says),
      studio.onFrame(() => {
        const now = edited(studio).peek();
        made.setPlayhead(now ? frameAt(now.clip, now.source, tempoMap(studio.song.peek()), studio.position()) : null);
      }),
    ];
    setView(made);
    return () => {
      for (const end of ends) end();
      made.dispose();
    };
  }, [studio]);
  useLayoutEffect(() => {
    if (!view) return;
    axis.extend(at.source.frames);
    const { from } = spanOf(at.clip, at.source, tempoMap(studio.song.peek()));
    chosenPoints.value = new Set();
    cursor.value = Math.round(from);
    acts.zoomToClip(studio);
  }, [view, at.clip.id]);
  return (
    <div class="clip-wave" ref={host} role="group" tabIndex={-1} aria-label="Picture of the recording" />
  );
}
