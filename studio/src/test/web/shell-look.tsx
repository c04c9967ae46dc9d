/** The shell around a page made for looking at it, on a fake studio. It is bundled by hand and not shipped. */
import { useTracked } from '../../main/web/core/use';
import type { Registry } from '../../main/web/shell/registry';
import { mount } from '../../main/web/shell/mount';
import { take } from '../../main/web/shell/settings';
import type { Studio } from '../../main/web/studio';
import { Empty, Fader, faderRange, Knob, List, Meter, Meters, panRange, SearchField, StateButton, toast } from '../../main/web/ui';
import { trackShade } from '../../main/web/theme/tokens';
import { fakeStudio } from './fake-studio';

const FADER = faderRange(6);
const PAN = panRange();

function Strips({ studio }: { readonly studio: Studio }) {
  const tracks = useTracked(() => studio.song.value.tracks, [studio]);
  return (
    <Meters read={(id) => studio.level(id)} onFrame={studio.onFrame} class="look-mixer">
      <div class="look-scroll">
        {tracks.map((track) => (
          <section class="look-channel" key={track.id} aria-label={track.name}>
            <b style={{ background: trackShade('dark', track.color).head }}>{track.name}</b>
            <Knob label={`Pan of ${track.name}`} range={PAN} value={track.pan} size={32} onCommit={(pan) => studio.perform(`Pan ${track.name}`, [{ edit: 'set-pan', track: track.id, old: track.pan, new: pan }])} />
            <div class="look-states">
              <StateButton letter="M" label={`Mute ${track.name}`} tone="mute" on={track.muted} onChange={(on) => void studio.perform(`Mute ${track.name}`, [{ edit: 'set-muted', track: track.id, old: track.muted, new: on }])} />
              <StateButton letter="S" label={`Solo ${track.name}`} tone="solo" on={track.soloed} onChange={(on) => void studio.perform(`Solo ${track.name}`, [{ edit: 'set-soloed', track: track.id, old: track.soloed, new: on }])} />
            </div>
            <div class="look-fader">
              <Fader label={`Volume of ${track.name}`} range={FADER} value={track.fader} onPreview={() => undefined} onCommit={(db) => studio.perform(`Volume of ${track.name}`, [{ edit: 'set-fader', track: track.id, old: track.fader, new: db }])} />
              <div class="look-bars"><Meter id={track.id} label={`Level of ${track.name}`} number /></div>
            </div>
          </section>
        ))}
      </div>
    </Meters>
  );
}

const registry: Registry = {
  pages: [
    { id: 'arrange', name: 'Arrange', key: '1', icon: 'arrange', help: 'The whole song', render: () => <Empty icon="arrange" title="A page" text="Pages fill this room." /> },
    { id: 'mixer', name: 'Mixer', key: '4', icon: 'mixer', help: 'Strips, sends and levels', phone: true, render: (studio) => <Strips studio={studio} /> },
  ],
  docks: [
    { id: 'sounds', name: 'Sounds', icon: 'wave', side: 'left', help: 'Sounds to drag in', render: () => <div class="look-browser"><SearchField label="Search" value="" onInput={() => undefined} /><List label="Sounds" items={Array.from({ length: 300 }, (_, i) => `Sound ${i}`)} keyOf={(each) => each} render={(each) => <span>{each}</span>} /></div> },
    { id: 'files', name: 'Files', icon: 'folder', side: 'left', help: 'Files of the song', render: () => <Empty icon="folder" title="No files" /> },
    { id: 'devices', name: 'Devices', icon: 'devices', side: 'bottom', key: 'Shift+D', pages: ['arrange'], help: 'The devices of the track', render: () => <Empty icon="devices" title="No devices" text="Choose a track." /> },
    { id: 'editor', name: 'Clip', icon: 'notes', side: 'bottom', key: 'Shift+E', pages: ['arrange'], help: 'What the clip holds', render: () => <Empty icon="notes" title="No clip" /> },
    { id: 'track', name: 'Track', icon: 'info', side: 'right', pages: ['arrange'], help: 'What is chosen', render: () => <Empty icon="info" title="Nothing chosen" text="Choose a clip or a track to see what can be set." /> },
  ],
  settings: [],
};

const query = new URLSearchParams(location.search);
const root = document.getElementById('app');
if (root) {
  const studio = fakeStudio();
  (globalThis as Record<string, unknown>)['studio'] = studio;
  void mount({ root, registry, open: () => Promise.resolve(studio) }).then(() => {
    take({ theme: query.get('theme'), density: query.get('density'), page: query.get('page') });
    if (query.get('play')) studio.play();
    if (query.get('toast')) toast({ text: 'The clip was not moved.', more: 'Another window changed it first: try again.', kind: 'error' });
  });
}
