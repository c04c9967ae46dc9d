import { useSignal, useTracked } from '../../core/use';
import { showPage } from '../../shell/state';
import type { Studio } from '../../studio';
import { focusedTrack } from '../../commands';
import { Button } from '../../ui';
import { checked, chosen, filter, listen, listeningJob } from '../coach/state';
import { type Check, checkList } from './check-list';
import { Mark } from './figures';
import { Working } from './job';
import { measured, places, target, targetOf } from './state';

const WORDS = { pass: 'Pass', look: 'Look', fix: 'Fix', open: 'Not heard' } as const;

/** Everything that is checked before the song leaves. */
export function Checks({ studio }: { readonly studio: Studio }) {
  const all = useSignal(places);
  const song = useSignal(measured);
  const found = useSignal(checked);
  const goal = targetOf(all, useSignal(target));
  const busy = useTracked(() => listeningJob(studio.jobs.value) !== null, [studio]);
  const changed = useTracked(() => found !== null && found.revision !== studio.revision.value, [studio, found]);
  if (!all) return null;
  const list = checkList(song, goal, found, all.checks);
  const count = (verdict: Check['verdict']) => list.filter((one) => one.verdict === verdict).length;
  return (
    <section class="master-checks" aria-label="Check-list">
      <div class="master-side-head">
        {busy ? <Working studio={studio} label="Listen to the song" words="Listening to the song" /> : (
          <>
            <p role="status">{found ? `${count('fix')} to fix, ${count('look')} to look at, ${count('pass')} pass.` : 'The coach has not heard the song yet.'}{changed && <span class="master-stale"> The song changed since.</span>}</p>
            <Button kind={found && !changed ? 'normal' : 'primary'} icon="coach" title="Lets the coach hear the song as it is now" onPress={() => void listen(studio)}>{found ? 'Again' : 'Listen'}</Button>
          </>
        )}
      </div>
      <ul class="master-check-list">
        {list.map((one) => <Line key={one.id} studio={studio} check={one} />)}
      </ul>
    </section>
  );
}

function Line({ studio, check }: { readonly studio: Studio; readonly check: Check }) {
  const { finding } = check;
  const go = () => {
    if (!finding) return;
    studio.locate(finding.from);
    const track = finding.tracks[0];
    if (track !== undefined) focusedTrack.value = track;
    filter.value = { ...filter.peek(), area: 'all', least: 'slight' };
    chosen.value = finding.id;
    showPage('coach');
  };
  return (
    <li class={`master-check master-check-${check.verdict}`}>
      <Mark verdict={check.verdict} />
      <span class="master-check-words"><b>{check.title}<i class="master-hidden">: {WORDS[check.verdict]}</i></b><small>{check.text}</small></span>
      <span class="master-check-word" aria-hidden="true">{WORDS[check.verdict]}</span>
      {finding && <Button kind="quiet" title={`Goes to the cause of: ${check.title}`} onPress={go}>Go</Button>}
    </li>
  );
}
