/** Every component of the kit on one page, for looking at. It is bundled by hand and not shipped. */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { applyTheme } from '../../main/web/theme/theme';
import { type Density, type ThemeName, TRACK_COLORS, trackShade } from '../../main/web/theme/tokens';
import {
  ask, Badge, Button, confirm, contextMenu, EditableText, Empty, Fader, faderRange, Field, Icon, IconButton, type IconName, ICONS, Keys, Knob, linear, List, logarithmic, Meter, Meters,
  NumberField, openMenu, Panel, panRange, Progress, SearchField, Segments, Select, Slider, startTooltips, StateButton, Swatches, Tabs, TextField, toast, Toasts, Toggle,
} from '../../main/web/ui';

const query = new URLSearchParams(location.search);
const name = (query.get('theme') ?? 'dark') as ThemeName;
applyTheme(name, (query.get('density') ?? 'normal') as Density);
startTooltips();

const cutoff = logarithmic({ min: 20, max: 20000, initial: 1000, unit: 'Hz', digits: 0 });
const gain = linear({ min: -24, max: 24, initial: 0, origin: 0, unit: 'dB', step: 0.5, digits: 1 });
const mix = linear({ min: 0, max: 100, initial: 50, unit: '%', digits: 0, step: 1 });
const tempo = linear({ min: 20, max: 400, initial: 120, digits: 2, step: 1 });
const fader = faderRange(6);
const pan = panRange();
const rows = Array.from({ length: 5000 }, (_, i) => `Sound ${i + 1}`);

function frames(draw: (now: number) => void): () => void {
  let id = 0;
  const next = (now: number) => {
    draw(now);
    id = requestAnimationFrame(next);
  };
  id = requestAnimationFrame(next);
  return () => cancelAnimationFrame(id);
}

const level = (id: string) => {
  const t = performance.now() / 1000;
  const loud = 0.45 * (1 + Math.sin(t * 2 + id.length * 3 + id.charCodeAt(0))) * (id === 'hot' ? 1.3 : 0.8);
  return { peakLeft: loud, peakRight: loud * 0.8, rmsLeft: loud * 0.4, rmsRight: loud * 0.33 };
};


function Look() {
  const [values, setValues] = useState<Readonly<Record<string, number>>>({ cutoff: 880, gain: -6, mix: 30, volume: -4.2, pan: -0.3, tempo: 128 });
  const [tool, setTool] = useState('pointer');
  const [on, setOn] = useState<Readonly<Record<string, boolean>>>({ mute: true, arm: false, solo: true, follow: true, loop: true });
  const [tab, setTab] = useState('devices');
  const [grid, setGrid] = useState('1/16');
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['Sound 3']));
  const [color, setColor] = useState<string>(TRACK_COLORS[3] ?? '');
  const value = (key: string) => ({ value: values[key] ?? 0, onCommit: (next: number) => setValues((old) => ({ ...old, [key]: next })) });
  const flip = (key: string) => ({ on: on[key] ?? false, onChange: (next: boolean) => setOn((old) => ({ ...old, [key]: next })) });
  const found = rows.filter((row) => row.toLowerCase().includes(search.toLowerCase()));
  return (
    <div class="look">
      <Panel title="Buttons" icon="pointer" actions={<><IconButton icon="more" label="More" /><IconButton icon="close" label="Close" /></>}>
        <div class="look-row">
          <Button onPress={() => toast({ text: 'The song is saved.', kind: 'done' })}>Normal</Button>
          <Button kind="primary" icon="plus" onPress={() => void ask({ title: 'New track', label: 'Name', value: 'Bass', action: 'Add' })}>Add track</Button>
          <Button kind="quiet">Quiet</Button>
          <Button kind="danger" icon="trash" onPress={() => void confirm({ title: 'Delete Bass?', text: 'Its 12 clips go with it. Undo brings all back.', action: 'Delete', danger: true })}>Delete</Button>
          <Button disabled>Disabled</Button>
        </div>
        <div class="look-row">
          <IconButton icon="to-start" label="To the start" size={20} />
          <IconButton icon="stop" label="Stop" size={20} />
          <IconButton icon="play" label="Play" size={20} pressed tone="play" />
          <IconButton icon="record" label="Record" size={20} pressed={false} tone="record" />
          <IconButton icon="loop" label="Loop" size={20} pressed={on['loop'] ?? false} onPress={() => setOn({ ...on, loop: !on['loop'] })} />
          <StateButton letter="M" label="Mute Bass" tone="mute" {...flip('mute')} />
          <StateButton letter="S" label="Solo Bass" tone="solo" {...flip('solo')} />
          <StateButton letter="R" label="Arm Bass" tone="record" {...flip('arm')} />
          <Toggle label="Follow" {...flip('follow')} />
          <Toggle label="Off" on={false} onChange={() => undefined} />
        </div>
        <div class="look-row">
          <Segments label="Tools" value={tool} onChange={setTool} choices={[{ value: 'pointer', label: 'Pointer', icon: 'pointer' }, { value: 'pencil', label: 'Draw', icon: 'pencil' }, { value: 'scissors', label: 'Split', icon: 'scissors' }, { value: 'eraser', label: 'Erase', icon: 'eraser' }]} />
          <Segments label="Mode" value="lin" onChange={() => undefined} choices={[{ value: 'lin', label: 'Linear' }, { value: 'log', label: 'Smooth' }]} />
          <Select label="Snap" caption="Snap" value={grid} onChange={setGrid} options={['1/4', '1/8', '1/16', '1/32', '1/8 T'].map((each) => ({ value: each, label: each, group: each.includes('T') ? 'Triplets' : 'Straight' }))} />
          <Button popup="menu" onPress={(event) => openMenu(event.currentTarget, [{ label: 'Cut', keys: 'Ctrl+X', icon: 'cut' }, { label: 'Copy', keys: 'Ctrl+C', icon: 'copy' }, { label: 'Paste', keys: 'Ctrl+V', icon: 'paste', disabled: true }, 'rule', { heading: 'Colour' }, { label: 'Track colour', items: [{ label: 'Red', swatch: '#ea8c8d' }, { label: 'Blue', swatch: '#8fa7f4' }] }, { label: 'Loop', checked: true }, 'rule', { label: 'Delete', danger: true, keys: 'Del', icon: 'trash' }], { label: 'Edit' })}>Menu</Button>
        </div>
      </Panel>
      <Panel title="Values" icon="devices">
        <div class="look-row look-knobs">
          <Knob label="Cutoff" caption="Cutoff" range={cutoff} {...value('cutoff')} ghost={() => 1200 + 900 * Math.sin(performance.now() / 700)} onFrame={frames} />
          <Knob label="Gain" caption="Gain" range={gain} {...value('gain')} />
          <Knob label="Mix" caption="Mix" range={mix} {...value('mix')} color="var(--play)" />
          <Knob label="Pan" caption="Pan" range={pan} {...value('pan')} size={32} />
          <Knob label="Off" caption="Disabled" range={mix} value={20} onCommit={() => undefined} disabled />
        </div>
        <div class="look-row">
          <NumberField label="Tempo" range={tempo} {...value('tempo')} /><NumberField label="Gain" range={gain} {...value('gain')} align="right" /><NumberField label="Plain" range={gain} {...value('gain')} plain />
        </div>
        <Field label="Gain"><Slider label="Gain" range={gain} {...value('gain')} /></Field>
        <Field label="Mix"><Slider label="Mix" range={mix} {...value('mix')} /></Field>
        <Field label="Name"><TextField label="Name" value="Deep bass" onCommit={() => undefined} /></Field>
        <Field label="Wrong"><TextField label="Wrong" value="1/0" problem="That is no length" onCommit={() => undefined} /></Field>
        <Field label="Track name"><EditableText label="Name" value="Bass" onCommit={() => undefined} /></Field>
        <Field label="Colour"><Swatches label="Colour" value={color} onChange={setColor} /></Field>
        <Field label="Rendering"><Progress label="Rendering" value={0.62} /></Field>
        <Field label="Waiting"><Progress label="Waiting" value={null} /></Field>
      </Panel>
      <Panel title="Meters and faders" icon="mixer">
        <Meters read={level} onFrame={frames} class="look-meters">
          {['kick', 'bass', 'hot', 'master'].map((id) => (
            <div class="look-strip" key={id}>
              <div class={id === 'master' ? 'look-meter look-wide' : 'look-meter'}><Meter id={id} label={`Level of ${id}`} number scale={id === 'master'} /></div>
              <Fader label={`Volume of ${id}`} range={fader} {...value('volume')} {...(id === 'kick' ? { marks: [[6, '6'], [0, '0'], [-6, '6'], [-12, '12'], [-24, '24'], [-48, '48']] as const } : {})} />
            </div>
          ))}
        </Meters>
      </Panel>
      <Panel title="Lists" icon="list">
        <SearchField label="Search sounds" value={search} onInput={setSearch} placeholder="Search sounds" />
        <div class="look-list"><List label="Sounds" items={found} keyOf={(row) => row} textOf={(row) => row} multiple selected={selected} onSelect={setSelected} empty={<Empty icon="search" title="Nothing found" text="No sound has that name." />}
          render={(row) => <><Icon name="wave" /><span {...contextMenu(row, () => [{ label: 'Play' }])}>{row}</span></>} /></div>
      </Panel>
      <Panel title="Tabs, colours, words" icon="sun">
        <Tabs label="Docks" value={tab} onChange={setTab} tabs={[{ id: 'clip', name: 'Clip', icon: 'wave' }, { id: 'devices', name: 'Devices', icon: 'devices' }, { id: 'automation', name: 'Automation', icon: 'automation' }]}><p class="look-p">The panel of {tab}.</p></Tabs>
        <div class="look-row">{TRACK_COLORS.map((each) => {
          const shade = trackShade(name, each);
          return <div class="look-clip" key={each} style={{ background: shade.body }}><b style={{ background: shade.head, color: shade.headText }}>Vox</b><i style={{ color: shade.wave }}>▁▃▅▇▅▃</i><u style={{ color: shade.bodyText }}>Verse</u></div>;
        })}</div>
        <div class="look-row"><Keys keys="Ctrl+Shift+K" /> <Badge>12</Badge><Badge tone="accent">new</Badge><Badge tone="warn">late</Badge><Badge tone="record">rec</Badge><Badge tone="play">on</Badge></div>
        <p class="look-t1">Text 1: 0123456789 The quick brown fox</p><p class="look-t2">Text 2: 128.00 bpm, −6.0 dB</p><p class="look-t3">Text 3: titles of what is far</p>
      </Panel>
      <Panel title="Icons" icon="star"><div class="look-icons">{(Object.keys(ICONS) as IconName[]).map((icon) => <span key={icon} title={icon}><Icon name={icon} size={20} /></span>)}</div></Panel>
      <Panel title="Empty" icon="folder"><Empty icon="arrange" title="Start a song" text="Record something, drop files here, or begin with a beat."><Button kind="primary" icon="drums">Start from a beat</Button><Button icon="microphone">Record</Button></Empty></Panel>
      <Toasts />
    </div>
  );
}

const root = document.getElementById('app');
if (root) render(<Look />, root);
if (query.get('toast')) toast({ text: 'The clip was not moved.', more: 'Another window changed it first: try again.', kind: 'error' });
