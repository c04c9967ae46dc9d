import { askForDevices } from '../../catalogue';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import { focusTrack } from '../../focus';
import { CommandButton, CommandIcon } from '../../shell/command-button';
import type { Page } from '../../shell/registry';
import { putRow } from '../../song/edits';
import type { Studio } from '../../studio';
import { Button, Empty, linear, NumberField, openMenu, Segments } from '../../ui';
import type { Row } from '../../wire/song.generated';
import { current } from '../notes/acts';
import { followTrack } from '../notes/place';
import { Chooser, newClip } from '../notes/chooser';
import { Audition } from '../notes/hand';
import { PatternName } from '../notes/head';
import { act, addRow, setSwing } from './acts';
import './commands';
import { StepGrid } from './grid';
import { padNames, playsDrums, USUAL_KEYS } from '../notes/pads';
import { padItems, RowHead } from './row-head';
import { newVelocity, pageShown, perPage } from './state';
import { plainRow, SIXTEENTH } from './steps';

const NONE: readonly Row[] = [];
const SWING = linear({ min: 50, max: 75, initial: 50, step: 1, unit: '%', digits: 0 });
const VELOCITY = linear({ min: 1, max: 127, initial: 100, step: 1, whole: true, digits: 0 });

/** Rows for a new beat; hats end each other. */
function usualRows(): readonly Row[] {
  return [...USUAL_KEYS].sort((a, b) => a - b).map((key) => ({ ...plainRow(key), choke: key === 42 || key === 46 ? 1 : 0 }));
}

function DrumsPage({ studio }: { readonly studio: Studio }) {
  useLayoutEffect(() => askForDevices(studio), [studio]);
  useLayoutEffect(() => followTrack(studio.song.peek(), studio.position(), playsDrums), [studio]);
  const shown = useTracked(() => current(studio)?.pattern.id ?? null, [studio]);
  const rows = useTracked(() => current(studio)?.pattern.rows ?? NONE, [studio]);
  const notes = useTracked(() => current(studio)?.pattern.notes.length ?? 0, [studio]);
  const track = useTracked(() => current(studio)?.track ?? null, [studio]);
  const names = useTracked(() => padNames(track), [track]);
  const audition = useRef<Audition | null>(null);
  useLayoutEffect(() => {
    const own = new Audition(studio, () => current(studio));
    audition.current = own;
    return () => own.release();
  }, [studio]);
  useLayoutEffect(() => {
    const own = current(studio)?.track;
    if (own) focusTrack.value = own.id;
    pageShown.value = 0;
  }, [shown]);
  if (shown === null) {
    const some = studio.song.peek().tracks.some((each) => playsDrums(each));
    return <Chooser studio={studio} title="Choose a beat to edit" wanted={(each) => !some || playsDrums(each)} make={(each) => void newClip(studio, each, usualRows())} none="A song needs an instrument track before a beat can be made. Add one on the Arrange page." />;
  }
  const pattern = current(studio)?.pattern;
  const taken = new Set(rows.map((row) => row.key));
  const hear = (key: number, down: boolean) => (down ? audition.current?.strike(key, newVelocity.peek()) : audition.current?.release());
  return (
    <div class="drums">
      <header class="notes-head"><PatternName studio={studio} /><DrumTools studio={studio} rows={rows} /></header>
      {rows.length === 0 ? (
        <Empty icon="drums" title="No rows of steps yet" text={notes > 0 ? `This pattern is made of ${notes} notes. They can become steps, or rows can play beside them.` : 'A row plays one drum, step by step.'}>
          <Button kind="primary" icon="plus" title="Adds kick, snare, hats and more" onPress={() => pattern && void act(studio, 'Add rows for a beat', usualRows().map((row) => putRow(pattern.id, null, row)))}>Rows for a beat</Button>
          {notes > 0 && <CommandButton id="drums.from-notes" studio={studio} />}
          <Button icon="plus" popup="menu" title="Adds a row for one drum" onPress={(event) => openMenu(event.currentTarget, padItems(names, taken, (key) => void addRow(studio, key)), { label: 'Pads' })}>One row</Button>
        </Empty>
      ) : (
        <div class="drums-room">
          <div class="drums-table">
            <div class="drums-titles" aria-hidden="true"><span>Pad</span><span /><span>Steps</span><span>Rate</span><span>Choke</span></div>
            <Numbers studio={studio} />
            <div class="drums-heads">
              {rows.map((row) => <RowHead key={row.key} studio={studio} row={row} pattern={shown} names={names} taken={taken} onHear={hear} />)}
            </div>
            <StepGrid studio={studio} onHear={(key, velocity) => studio.transport.peek().state === 'stopped' && audition.current?.strike(key, velocity, true)} />
          </div>
          <div class="drums-foot">
            <Button icon="plus" popup="menu" title="Adds a row for another drum" onPress={(event) => openMenu(event.currentTarget, padItems(names, taken, (key) => void addRow(studio, key)), { label: 'Pads' })}>Add row</Button>
            {notes > 0 && <><span class="notes-strip-words">{notes} notes play beside the steps</span><CommandButton id="drums.from-notes" studio={studio} /></>}
          </div>
        </div>
      )}
    </div>
  );
}

/** The numbers of the steps in sight, beats strong. */
function Numbers({ studio }: { readonly studio: Studio }) {
  const count = useSignal(perPage);
  const page = useSignal(pageShown);
  void studio;
  const every = count > 32 ? 4 : 1;
  return (
    <div class="drums-numbers" aria-hidden="true">
      {Array.from({ length: count / every }, (_, i) => <span key={i} class={(i * every) % 4 === 0 ? 'drums-beat' : ''}>{page * count + i * every + 1}</span>)}
    </div>
  );
}

/** Swing, velocity of new steps, and which steps are in sight. */
function DrumTools({ studio, rows }: { readonly studio: Studio; readonly rows: readonly Row[] }) {
  const count = useSignal(perPage);
  const page = useSignal(pageShown);
  const velocity = useSignal(newVelocity);
  const end = rows.reduce((most, row) => Math.max(most, row.length * row.rate), SIXTEENTH);
  const pages = Math.max(1, Math.ceil(end / (count * SIXTEENTH)));
  const swing = rows[0]?.swing ?? 50;
  return (
    <div class="notes-tools" role="group" aria-label="Beat">
      <label class="drums-field">Swing<NumberField label="Swing" title="Where every second step lies: 50 % straight, 67 % a triplet; for all rows" range={SWING} value={swing} onCommit={(next) => setSwing(studio, Math.round(next * 10) / 10)} /></label>
      <label class="drums-field">Velocity<NumberField label="Velocity of new steps" range={VELOCITY} value={velocity} onCommit={(next) => void (newVelocity.value = next)} /></label>
      <span class="notes-rule" />
      <Segments label="Steps in sight" words value={String(count)} onChange={(next) => {
        perPage.value = next === '64' ? 64 : next === '32' ? 32 : 16;
        pageShown.value = 0;
      }} choices={['16', '32', '64'].map((value) => ({ value, label: value, title: `${value} steps in sight` }))} />
      <CommandIcon id="drums.previous-page" studio={studio} icon="chevron-left" />
      <span class="drums-page">{Math.min(page + 1, pages)} / {pages}</span>
      <CommandIcon id="drums.next-page" studio={studio} icon="chevron-right" />
    </div>
  );
}

/** Beats in steps. */
export const drumsPage: Page = {
  id: 'drums',
  name: 'Drums',
  key: '3',
  icon: 'drums',
  help: 'Makes beats in rows of steps.',
  render: (studio) => <DrumsPage studio={studio} />,
};
