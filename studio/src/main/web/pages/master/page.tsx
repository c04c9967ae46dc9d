import { useEffect, useMemo, useState } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import { tempoMap } from '../../song/time';
import type { Studio } from '../../studio';
import { Button, Empty, Icon, Tabs } from '../../ui';
import type { MasterPlaces, MeasuredSong } from '../../wire/protocol.generated';
import { follow as followCoach } from '../coach/state';
import { Chain } from './chain';
import { correlationChart, dynamicsChart, loudnessChart, spectrumChart, widthChart } from './charts';
import { Checks } from './checks';
import { TargetPanel, Targets, Tiles } from './figures';
import { Graph } from './graph';
import { useRunning, Working } from './job';
import { endComparison, heard, prepare } from './listen';
import { Monitors } from './monitors';
import { References } from './references';
import { failure, follow, measure, measured, places, references, target, targetOf, WORK } from './state';

const SIDES = [
  { id: 'references', name: 'References', title: 'Finished music beside the song, equally loud' },
  { id: 'chain', name: 'Chain', title: 'The master chain: planned, heard, applied, written' },
  { id: 'monitors', name: 'Monitors', title: 'The song on phones, in cars, in clubs' },
  { id: 'checks', name: 'Checks', title: 'What to look at before the song leaves' },
] as const;

/** The part at the right that is shown, kept while other pages are. */
let side = 'references';

/** What leaves the song: measured, held against targets and references, mastered. */
export function MasterPage({ studio }: { readonly studio: Studio }) {
  const [shown, show] = useState(side);
  useEffect(() => follow(studio), [studio]);
  useEffect(() => followCoach(studio), [studio]);
  useEffect(() => {
    prepare(studio);
    const ends = [references.subscribe(() => prepare(studio)), studio.transport.subscribe(() => {
      const stopped = studio.transport.peek().state === 'stopped';
      if (stopped && rolling && heard.peek() !== '') endComparison(studio);
      rolling = !stopped;
    })];
    let rolling = studio.transport.peek().state !== 'stopped';
    return () => {
      for (const end of ends) end();
      endComparison(studio);
    };
  }, [studio]);
  const choose = (id: string) => {
    side = id;
    show(id);
  };
  return (
    <div class="master">
      <Measured studio={studio} />
      <aside class="master-side" aria-label="Beside the song">
        <Tabs label="Beside the song" value={shown} onChange={choose} tabs={SIDES}>
          {shown === 'references' ? <References studio={studio} /> : shown === 'chain' ? <Chain studio={studio} /> : shown === 'monitors' ? <Monitors studio={studio} /> : <Checks studio={studio} />}
        </Tabs>
      </aside>
    </div>
  );
}

function Measured({ studio }: { readonly studio: Studio }) {
  const song = useSignal(measured);
  const all = useSignal(places);
  const problem = useSignal(failure);
  const busy = useRunning(studio, WORK.measure);
  return (
    <div class="master-main">
      {problem !== '' && <p class="master-problem" role="alert"><Icon name="warning" size={14} />{problem}</p>}
      {song && all ? <Sheet studio={studio} song={song} all={all} busy={busy} /> : (
        <div class="master-start">
          {busy ? <Working studio={studio} label={WORK.measure} words="Measuring the song" /> : (
            <Empty icon="master" title="Measure the song" text="It is rendered as it stands and measured: loudness, peaks, tone, width and dynamics, beside what streaming services, discs, clubs and broadcasters want. Nothing is changed.">
              <Button kind="primary" icon="master" command="master.measure" title="Renders and measures the song as it is now" onPress={() => void measure(studio)}>Measure the song</Button>
            </Empty>
          )}
        </div>
      )}
    </div>
  );
}

interface SheetProps {
  readonly studio: Studio;
  readonly song: MeasuredSong;
  readonly all: MasterPlaces;
  readonly busy: boolean;
}

function Sheet({ studio, song, all, busy }: SheetProps) {
  const id = useSignal(target);
  const shelf = useSignal(references);
  const goal = targetOf(all, id);
  const changed = useTracked(() => studio.revision.value !== song.revision, [studio, song]);
  const loudness = useMemo(() => loudnessChart(song, goal), [song, goal]);
  const spectrum = useMemo(() => spectrumChart(song, shelf), [song, shelf]);
  const width = useMemo(() => widthChart(song, shelf), [song, shelf]);
  const correlation = useMemo(() => correlationChart(song), [song]);
  const dynamics = useMemo(() => dynamicsChart(song), [song]);
  return (
    <>
      <div class={`master-head ${changed ? 'master-changed' : ''}`}>
        {busy ? <Working studio={studio} label={WORK.measure} words="Measuring the song" /> : (
          <>
            <p role="status">{changed ? <><Icon name="warning" size={14} />The song changed since it was measured: these figures are those of before.</> : 'Measured as the song is now.'}</p>
            <Button kind={changed ? 'primary' : 'normal'} icon="master" command="master.measure" title="Renders and measures the song as it is now" onPress={() => void measure(studio)}>Measure again</Button>
          </>
        )}
      </div>
      <Tiles song={song} />
      <Targets targets={all.targets} chosen={id} song={song} onChoose={(next) => (target.value = next)} />
      {goal && <TargetPanel target={goal} song={song} />}
      <Graph title="Loudness" chart={loudness} hint="A press goes to that place of the song" onPick={(at) => studio.locate(tempoMap(studio.song.peek()).tickAtSeconds(at))} />
      <Graph title="Spectrum" chart={spectrum} size="large" />
      <div class="master-pair">
        <Graph title="Width by band" chart={width} size="small" />
        <Graph title="Correlation by band" chart={correlation} size="small" />
      </div>
      <Graph title="Dynamics" chart={dynamics} size="small" />
    </>
  );
}
