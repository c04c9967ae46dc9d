import { useEffect, useState } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { Button, Icon, linear, openDialog, Segments, Slider, toast, Toggle } from '../../ui';
import type { MasterPlan, PlanWish } from '../../wire/protocol.generated';
import { chainOf, hasChain, withChain, withoutChain } from './chain-edits';
import { useRunning, Working } from './job';
import { MasterFileDialog } from './master-file';
import { endComparison } from './listen';
import { begin, off, places, plan, references, target, targetOf, WORK } from './state';
import { figure } from './words';

const AMOUNT = linear({ min: 0, max: 100, initial: 100, unit: '%', step: 1, digits: 0 });
const ASPECTS = ['tone', 'dynamics', 'width', 'loudness'] as const;
type Aspect = (typeof ASPECTS)[number];
type Amounts = Readonly<Record<Aspect, number>>;
const TITLES: Readonly<Record<Aspect, string>> = { tone: 'Tone', dynamics: 'Dynamics', width: 'Width', loudness: 'Loudness' };

/** What kind of master is wanted, kept while other pages are shown. */
let kept: { readonly towards: 'target' | 'references'; readonly amount: number; readonly amounts: Amounts; readonly careful: boolean; readonly linearPhase: boolean } = {
  towards: 'target', amount: 100, amounts: { tone: 100, dynamics: 100, width: 100, loudness: 100 }, careful: true, linearPhase: false,
};

/** The master chain: planned from what was measured, to be heard, changed, applied or written. */
export function Chain({ studio }: { readonly studio: Studio }) {
  const made = useSignal(plan);
  const all = useSignal(places);
  const goal = targetOf(all, useSignal(target));
  const shelf = useSignal(references);
  const busy = useRunning(studio, WORK.plan);
  const [wish, setWish] = useState(kept);
  const set = (more: Partial<typeof kept>) => {
    kept = { ...wish, ...more };
    setWish(kept);
  };
  const towards = shelf.length === 0 ? 'target' : wish.towards;
  const make = () => {
    const share = (aspect: Aspect) => wish.amounts[aspect] / 100;
    const body: PlanWish = {
      target: goal?.id ?? 'spotify', loudness: null, ceiling: null, amount: wish.amount / 100, without: [], linearPhase: wish.linearPhase, careful: wish.careful,
      match: towards === 'references' ? { references: shelf.map((each) => each.name), tone: share('tone'), dynamics: share('dynamics'), width: share('width'), loudness: share('loudness') } : null,
    };
    void begin(studio, '/api/master/plan', JSON.stringify(body));
  };
  return (
    <section class="master-chain" aria-label="Master chain">
      <div class="master-wish">
        <Segments label="What decides" value={towards} onChange={(value) => set({ towards: value })} choices={[
          { value: 'target', label: `For ${goal?.name.split(' ')[0] ?? 'the target'}`, title: `Rules and measurements decide, for ${goal?.name ?? 'the target'}` },
          { value: 'references', label: 'Like references', title: shelf.length === 0 ? 'Add references first' : 'The references decide tone, dynamics, width and loudness', disabled: shelf.length === 0 },
        ]} />
        {towards === 'target' ? (
          <Amount label="Amount" value={wish.amount} help="How much of the work is done; 0 only holds the ceiling" onChange={(amount) => set({ amount })} />
        ) : ASPECTS.map((aspect) => <Amount key={aspect} label={TITLES[aspect]} value={wish.amounts[aspect]} help={`How far the ${aspect} goes towards the references`} onChange={(value) => set({ amounts: { ...wish.amounts, [aspect]: value } })} />)}
        <div class="master-row">
          <Toggle label="Stop before harm" on={wish.careful} title="Loudness stops where peaks would be flattened audibly" onChange={(careful) => set({ careful })} />
          <Toggle label="Linear phase" on={wish.linearPhase} title="The equaliser keeps the phase, at the price of latency and a little ringing before hits" onChange={(linearPhase) => set({ linearPhase })} />
        </div>
        {busy ? <Working studio={studio} label={WORK.plan} words="Planning the master" /> : <Button kind={made ? 'normal' : 'primary'} icon="master" title="Renders and measures the song without its mastering chain, and decides on one" onPress={make}>{made ? 'Plan again' : 'Plan the master'}</Button>}
      </div>
      {made && <Planned studio={studio} made={made} />}
    </section>
  );
}

function Amount({ label, value, help, onChange }: { readonly label: string; readonly value: number; readonly help: string; readonly onChange: (value: number) => void }) {
  return (
    <div class="master-amount">
      <span>{label}</span>
      <Slider label={label} title={help} range={AMOUNT} value={value} onPreview={() => undefined} onCommit={onChange} onCancel={() => undefined} />
      <output>{Math.round(value)} %</output>
    </div>
  );
}

type Hearing = 'none' | 'before' | 'after';

function Planned({ studio, made }: { readonly studio: Studio; readonly made: MasterPlan }) {
  const without = useSignal(off);
  const [hearing, setHearing] = useState<Hearing>('none');
  const changed = useTracked(() => made.revision !== studio.revision.value, [studio, made]);
  const there = useTracked(() => hasChain(studio.song.value, made.devices, without), [studio, made, without]);
  const some = useTracked(() => chainOf(studio.song.value).length > 0, [studio]);
  const { before, after } = made;
  const least = Math.min(before.integrated ?? 0, after.integrated ?? 0);
  const hear = (next: Hearing) => {
    endComparison(studio);
    setHearing(next);
    if (next !== 'none' && studio.transport.peek().state === 'stopped') studio.play();
  };
  useEffect(() => studio.revision.subscribe(() => setHearing('none')), [studio]);
  useEffect(() => {
    if (hearing === 'none') return undefined;
    const song = studio.song.peek();
    studio.preview(hearing === 'after' ? withChain(song, made.devices, without) : withoutChain(song));
    studio.listening.hearSong(least - ((hearing === 'after' ? after : before).integrated ?? least));
    return () => {
      studio.preview([]);
      studio.listening.hearSong(0);
    };
  }, [hearing, without, made]);
  const toggle = (name: string, on: boolean) => {
    const next = new Set(without);
    if (on) next.delete(name);
    else next.add(name);
    off.value = next;
  };
  const applyNow = async () => {
    try {
      await studio.perform('Apply the master chain', withChain(studio.song.peek(), made.devices, without));
      toast({ text: 'The master chain is in the song', kind: 'done', action: { label: 'Undo', run: () => void studio.undo() } });
    } catch {
      hear('none');
    }
  };
  return (
    <div class="master-plan">
      {changed && !there && <p class="master-stale" role="status"><Icon name="warning" size={14} />Planned for the song before its last change.</p>}
      <table class="master-before">
        <thead><tr><th scope="col"><span class="master-hidden">Figure</span></th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody>
          <tr><th scope="row">Integrated</th><td>{figure(before.integrated, 'LUFS')}</td><td>{figure(after.integrated, 'LUFS')}</td></tr>
          <tr><th scope="row">True peak</th><td>{figure(before.truePeak, 'dBTP')}</td><td>{figure(after.truePeak, 'dBTP')}</td></tr>
          <tr><th scope="row">Range</th><td>{figure(before.range, 'LU')}</td><td>{figure(after.range, 'LU')}</td></tr>
          <tr><th scope="row">PLR</th><td>{figure(before.plr, 'LU')}</td><td>{figure(after.plr, 'LU')}</td></tr>
        </tbody>
      </table>
      {made.shortfall !== '' && <p class="master-fine">Not as loud as wanted: {made.shortfall}.</p>}
      <div class="master-row">
        <Segments<Hearing> label="Hear the chain" words value={hearing} onChange={(next) => hear(next)} choices={[
          { value: 'none', label: 'As it is', title: 'Hears the song as it is, at its own level' },
          { value: 'before', label: 'Before', title: 'Hears the song without the chain, as loud as with it' },
          { value: 'after', label: 'After', title: 'Hears the song with the chain, as loud as without it' },
        ]} />
        <Button kind="primary" disabled={there} title={there ? 'The song has this chain' : 'Puts the devices on the master strip in one step, that undo takes back'} onPress={() => void applyNow()}>{there ? 'Applied' : some ? 'Apply anew' : 'Apply'}</Button>
      </div>
      <ul class="master-steps" aria-label="Devices of the chain">
        {made.devices.map((each) => (
          <li key={each.name} class={without.has(each.name) ? 'master-off' : ''}>
            <Toggle bare label={`Step ${each.name.replace(/-/g, ' ')}`} on={!without.has(each.name)} title={`Keeps or leaves out ${each.deviceName}`} onChange={(on) => toggle(each.name, on)} />
            <span><b>{each.deviceName}</b><small>{each.why === '' ? 'Holds the ceiling and sets the loudness.' : each.why}</small></span>
          </li>
        ))}
      </ul>
      <details>
        <summary title="Every treatment: what was set, what was left alone, and why">What was decided, and why</summary>
        <dl class="master-words-list">
          {made.words.map((each, i) => <div key={`${each.name}${i}`}><dt>{each.name}</dt><dd>{each.what}<small>{each.why}</small></dd></div>)}
        </dl>
      </details>
      <p class="master-fine">Apply brings all of it into the song but {made.depth}{targetRate(made) > 0 ? ` and ${targetRate(made).toLocaleString('en')} frames a second` : ''}: that only the master file has. Sliders of each device are on the Devices page.</p>
      <div class="master-row">
        <span />
        <Button icon="download" title="Writes the mastered file, with a page about it, into the folder renders of the song" onPress={() => openDialog((close) => <MasterFileDialog studio={studio} off={[...without]} onClose={close} />)}>Master file…</Button>
      </div>
    </div>
  );
}

function targetRate(made: MasterPlan): number {
  const rate = targetOf(places.peek(), made.wish.target)?.rate ?? 0;
  return rate;
}
