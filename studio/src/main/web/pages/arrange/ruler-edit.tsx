import { useState } from 'preact/hooks';
import { large } from '../../core/words';
import { freshId } from '../../song/fresh';
import { putChord, putMarker, putSection, putTempo } from '../../song/edits';
import { isMeter, meterOf } from '../../song/time';
import type { Studio } from '../../studio';
import { ask, Button, Dialog, type MenuItem, number, openDialog, Select, TextField } from '../../ui';
import type { RulerHit, RulerLane } from '../../view/ruler';
import { type Section, type SectionKind, sectionKinds } from '../../wire/song.generated';
import { quietly } from './gestures/gesture';
import type { Stage } from './stage';
import { removeItem } from './time-actions';

const words = (kind: SectionKind) => (kind === 'other' ? 'Section' : large(kind));

/** Asks what is to stand in a lane of the ruler and puts it there. */
export function editRulerItem(stage: Stage, lane: RulerLane, key: string | number | null, at: number): void {
  const { studio } = stage;
  switch (lane) {
    case 'sections': {
      const found = stage.song.sections.find((one) => one.id === key) ?? null;
      openDialog((close) => <SectionDialog studio={studio} section={found} at={stage.meters.barLine(stage.meters.barBeat(at).bar)} length={8 * stage.meters.barLength(at)} onEnd={close} />);
      return;
    }
    case 'markers':
      return void editMarker(studio, key, at);
    case 'chords':
      return void editChord(studio, key, at);
    case 'tempo':
      return void editTempo(stage, key, at);
    case 'meter':
      return void editMeter(stage, typeof key === 'number' ? key : at);
    case 'clock':
      return;
  }
}

async function editMarker(studio: Studio, key: string | number | null, at: number): Promise<void> {
  const song = studio.song.peek();
  const old = song.markers.find((one) => one.id === key) ?? null;
  const name = await ask({ title: old ? 'Marker' : 'New marker', label: 'Name', value: old?.name ?? `Marker ${song.markers.length + 1}`, action: old ? 'Rename' : 'Add' });
  if (name === null) return;
  if (old) await quietly(studio.perform('Rename marker', [putMarker(old, { ...old, name })]));
  else await quietly(studio.operate({ type: 'add-marker', at, name }));
}

async function editChord(studio: Studio, key: string | number | null, at: number): Promise<void> {
  const old = studio.song.peek().chords.find((one) => one.at === key) ?? null;
  const chord = await ask({ title: 'Chord', label: 'Chord, such as Am7 or G/B', value: old?.chord ?? '', action: 'Set' });
  if (chord !== null) await quietly(studio.perform(`Chord ${chord}`, [putChord(old, { at: old?.at ?? at, chord })]));
}

async function editTempo(stage: Stage, key: string | number | null, at: number): Promise<void> {
  const old = stage.song.tempos.find((one) => one.at === key);
  const text = await ask({ title: 'Tempo', label: 'Beats a minute', value: String(Math.round((old?.bpm ?? stage.tempo.bpmAt(at)) * 100) / 100), action: 'Set' });
  const bpm = text === null ? null : number(text);
  if (bpm !== null) await quietly(stage.studio.operate({ type: 'set-tempo', at: old?.at ?? at, bpm }));
}

async function editMeter(stage: Stage, at: number): Promise<void> {
  const text = await ask({ title: 'Meter', label: `From bar ${stage.meters.barBeat(at).bar}, such as 3/4`, value: stage.meters.at(at).meter, action: 'Set' });
  if (text === null || !isMeter(text.trim())) return;
  const { beats, unit } = meterOf(text.trim());
  await quietly(stage.studio.operate({ type: 'set-meter', bar: stage.meters.barBeat(at).bar, beats, unit }));
}

interface SectionProps {
  readonly studio: Studio;
  readonly section: Section | null;
  readonly at: number;
  readonly length: number;
  readonly onEnd: () => void;
}

function SectionDialog({ studio, section, at, length, onEnd }: SectionProps) {
  const [kind, setKind] = useState<SectionKind>(section?.kind ?? 'verse');
  const [name, setName] = useState(section?.name ?? '');
  const keep = () => {
    onEnd();
    if (section) void quietly(studio.perform('Change section', [putSection(section, { ...section, kind, name: name.trim() })]));
    else void quietly(studio.operate({ type: 'add-section', at, length: room(studio, at, length), kind, name: name.trim() }));
  };
  return (
    <Dialog title={section ? 'Section' : 'New section'} onClose={onEnd} width={400}
      actions={<><Button title="Cancel (Esc)" onPress={onEnd}>Cancel</Button><Button kind="primary" title={section ? 'Keep' : 'Add'} onPress={keep}>{section ? 'Keep' : 'Add'}</Button></>}>
      <form class="ui-form" onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}>
        <div class="ui-field"><span>Kind</span><Select label="Kind" value={kind} options={sectionKinds.map((value) => ({ value, label: words(value) }))} onChange={setKind} /></div>
        <label class="ui-field"><span>Name</span><TextField label="Name" value={section?.name ?? ''} placeholder={words(kind)} onInput={setName} onCommit={setName} autoFocus /></label>
      </form>
    </Dialog>
  );
}

/** The length from a place up to the next section. */
function room(studio: Studio, at: number, length: number): number {
  return studio.song.peek().sections.reduce((least, one) => (one.at > at ? Math.min(least, one.at - at) : least), length);
}

/** What can be done in the ruler. */
export function rulerMenu(stage: Stage, hit: RulerHit): MenuItem[] {
  const { studio, song } = stage;
  const at = stage.snap(hit.tick);
  const adds: MenuItem[] = [
    { label: 'Add a marker here', icon: 'marker', run: () => void editMarker(studio, null, at) },
    { label: 'Add a section here…', run: () => editRulerItem(stage, 'sections', null, at) },
    { label: 'Change the tempo here…', icon: 'tempo', run: () => void editTempo(stage, null, at) },
    { label: 'Change the meter here…', run: () => void editMeter(stage, at) },
    { label: 'Add a chord here…', icon: 'piano', run: () => void editChord(studio, null, at) },
  ];
  if (hit.kind !== 'item') return adds;
  const { lane, key } = hit;
  const section = lane === 'sections' ? song.sections.find((one) => one.id === key) : undefined;
  const tempo = lane === 'tempo' ? song.tempos.find((one) => one.at === key) : undefined;
  const own: MenuItem[] = [{ label: 'Change…', icon: 'edit', run: () => editRulerItem(stage, lane, key, at) }];
  if (section) {
    own.push(
      { label: 'Loop it', icon: 'loop', run: () => studio.loop(section.at, section.at + section.length, true) },
      { label: 'Duplicate with its content', icon: 'duplicate', run: () => void quietly(studio.operate({ type: 'duplicate-section', section: section.id })) },
      { label: 'Delete with its content', icon: 'trash', danger: true, run: () => void quietly(studio.operate({ type: 'delete-section', section: section.id })) },
    );
  }
  if (tempo) own.push({ label: 'Glide to the next tempo', checked: tempo.shape === 'ramp', run: () => void quietly(studio.perform('Change tempo', [putTempo(tempo, { ...tempo, shape: tempo.shape === 'ramp' ? 'step' : 'ramp' })])) });
  own.push({ label: section ? 'Remove the name, keep the time' : 'Remove', danger: !section, run: () => void removeItem(studio, lane, key) });
  return [...own, 'rule', ...adds];
}

/** Adds a marker where the song stands, named by its number. */
export function addMarkerHere(studio: Studio): Promise<unknown> {
  const song = studio.song.peek();
  const id = freshId(song, 'marker', `marker-${song.markers.length + 1}`);
  return quietly(studio.perform('Add marker', [putMarker(null, { id, name: `Marker ${song.markers.length + 1}`, at: Math.round(studio.position()) })]));
}
