import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { computed } from '../../core/signal';
import { useSignal } from '../../core/use';
import type { Studio } from '../../studio';
import { Splitter } from '../../ui';
import { navigate } from '../../view/navigate';
import { rulerHeight } from '../../view/ruler';
import { EmptySong } from './empty';
import { Headers } from './headers';
import { listenToLanes } from './lanes-pointer';
import { rememberView } from './remember';
import { shownTracks, trackHeight } from './rows';
import { listenToOverview, listenToRuler } from './ruler-pointer';
import { Stage } from './stage';
import { folded, headerWidth, heights, rulerLanes, scrollTop } from './state';
import { askForDevices } from '../../catalogue';
import { takeDrops } from './drops';
import { TrackGrid } from './track-grid';

/** The arrangement: ruler, heads of tracks, lanes, and a strip of the whole song. */
export function ArrangePage({ studio }: { readonly studio: Studio }) {
  const [shown] = useState(() => computed(() => shownTracks(studio.song.value, folded.value)));
  const [stage, setStage] = useState<Stage | null>(null);
  const lanes = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const overview = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const width = useSignal(headerWidth);
  const above = useSignal(rulerLanes);
  useLayoutEffect(() => {
    if (!lanes.current || !ruler.current || !overview.current || !page.current) return;
    askForDevices(studio);
    const made = new Stage(studio, { lanes: lanes.current, ruler: ruler.current, overview: overview.current }, shown);
    const moving = {
      axis: made.view.axis,
      get height() {
        return made.view.height;
      },
      get scrollTop() {
        return scrollTop.peek();
      },
      set scrollTop(top: number) {
        made.scroll(top);
      },
    };
    const ends = [
      navigate(lanes.current, moving, (factor) => grow(studio, factor)),
      navigate(ruler.current, moving),
      listenToLanes(made, lanes.current),
      listenToRuler(made, ruler.current),
      listenToOverview(made, overview.current),
      takeDrops(made, lanes.current),
      rememberView(studio, (top) => made.scroll(top)),
    ];
    setStage(made);
    return () => {
      for (const end of ends) end();
      made.dispose();
    };
  }, [studio]);
  return (
    <div class="arrange" ref={page}>
      <div class="arrange-main">
        <div class="arrange-ruler" ref={ruler} style={{ height: `${rulerHeight(above)}px` }} />
        <div class="arrange-lanes-room">
          <div class="arrange-lanes" ref={lanes}>
            {stage && <TrackGrid studio={studio} stage={stage} shown={shown} />}
          </div>
          {stage && <ScrollBar stage={stage} />}
          <EmptySong studio={studio} />
        </div>
        <div class="arrange-overview" ref={overview} role="presentation" title="The whole song: drag to move what is seen, wheel to zoom" />
      </div>
      <div class="arrange-side" style={{ width: `${width}px` }}>
        <div class="arrange-corner" style={{ height: `${rulerHeight(above)}px` }}>
          <RulerNames />
        </div>
        <Headers studio={studio} stage={stage} shown={shown} />
        <div class="arrange-foot" />
      </div>
      <Splitter label="the heads of tracks" axis="x" size={width} min={168} max={420} onChange={(next) => (headerWidth.value = next)} />
    </div>
  );
}

function RulerNames() {
  const all = useSignal(rulerLanes);
  const names = { clock: 'Time', sections: 'Sections', markers: 'Markers', chords: 'Chords', tempo: 'Tempo', meter: 'Meter' };
  return (
    <>
      {all.map((lane) => (
        <span key={lane} class={`arrange-lane-name arrange-lane-name-${lane}`}>{names[lane]}</span>
      ))}
    </>
  );
}

function ScrollBar({ stage }: { readonly stage: Stage }) {
  const bar = useRef<HTMLDivElement>(null);
  const content = useSignal(stage.content);
  const room = useSignal(stage.room);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const follow = () => {
      if (Math.abs(element.scrollTop - scrollTop.peek()) >= 1) element.scrollTop = scrollTop.peek();
    };
    follow();
    return scrollTop.subscribe(follow);
  }, [content, room]);
  return (
    <div ref={bar} class="arrange-scroll" aria-hidden="true" tabIndex={-1} onScroll={(event) => stage.scroll(event.currentTarget.scrollTop)}>
      <div style={{ height: `${content + Math.min(room / 2, 120)}px` }} />
    </div>
  );
}

/** Makes all rows higher or lower. */
function grow(studio: Studio, factor: number): void {
  const now = heights.peek();
  heights.value = new Map([...now, ...studio.song.peek().tracks.map((track) => [track.id, trackHeight(track, now) * factor] as const)]);
}
