import { useEffect } from 'preact/hooks';
import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { Badge, Button, Empty, Icon, List, Progress, Segments } from '../../ui';
import type { Area, Checked, FindingCard, Severity } from '../../wire/protocol.generated';
import { Card, SEVERITIES } from './card';
import { AREAS, placeText, shown, trackNames } from './findings';
import { checked, chosen, failure, filter, follow, listen, listeningJob } from './state';

const LEAST: readonly { readonly value: Severity; readonly label: string; readonly title: string }[] = [
  { value: 'slight', label: 'All', title: 'Everything that was found' },
  { value: 'clear', label: 'Clear', title: 'What is clear or grave' },
  { value: 'grave', label: 'Grave', title: 'Only what is grave' },
];

/** What a trained listener would say about the song, and what to try. */
export function CoachPage({ studio }: { readonly studio: Studio }) {
  useEffect(() => follow(studio), [studio]);
  const found = useSignal(checked);
  const busy = useTracked(() => listeningJob(studio.jobs.value) !== null, [studio]);
  const problem = useSignal(failure);
  if (found) return <Found studio={studio} found={found} />;
  return (
    <div class="coach-start">
      {busy ? <Listening studio={studio} wide /> : (
        <Empty icon="coach" title="Let the coach hear the song" text="It plays the song to itself, measures every track and the mix, and shows what stands out, where, on what evidence, and what to try. It changes nothing by itself.">
          <Button kind="primary" icon="headphones" command="coach.listen" title="Listens to the song as it is now" onPress={() => void listen(studio)}>Listen to the song</Button>
          {problem !== '' && <p role="alert">{problem}</p>}
        </Empty>
      )}
    </div>
  );
}

function Found({ studio, found }: { readonly studio: Studio; readonly found: Checked }) {
  const wanted = useSignal(filter);
  const pick = useSignal(chosen);
  const problem = useSignal(failure);
  const findings = shown(found.findings, wanted);
  const open = findings.find((one) => one.id === pick) ?? findings[0];
  const areas = AREAS.filter((area) => found.findings.some((one) => one.area === area.value));
  const next = (finding: FindingCard) => findings[findings.indexOf(finding) + 1] ?? findings[findings.indexOf(finding) - 1];
  const aside = (finding: FindingCard) => {
    chosen.value = next(finding)?.id ?? '';
    filter.value = { ...wanted, aside: new Set([...wanted.aside, finding.id]) };
  };
  return (
    <div class="coach">
      <section class="coach-list" aria-label="Findings">
        <Heard studio={studio} found={found} />
        <div class="coach-filters">
          {areas.length > 1 && <Segments<Area | 'all'> label="Area" value={wanted.area} onChange={(area) => (filter.value = { ...wanted, area })} choices={[{ value: 'all', label: 'All areas' }, ...areas]} />}
          <Segments label="Severity" value={wanted.least} onChange={(least) => (filter.value = { ...wanted, least })} choices={LEAST} />
        </div>
        {problem !== '' && <p class="coach-problem" role="alert"><Icon name="warning" />{problem}</p>}
        <List label="Findings" items={findings} keyOf={(one) => one.id} rowHeight={52} textOf={(one) => one.title} selected={new Set(open ? [open.id] : [])}
          onSelect={(_, one) => (chosen.value = one.id)} onOpen={(one) => studio.locate(one.from)}
          empty={<Empty icon="check" title={found.findings.length === 0 ? 'Nothing to mend' : 'Nothing here'} text={found.findings.length === 0 ? 'None of the coach’s rules speaks up about this song.' : 'No finding passes these filters.'} />}
          render={(one) => <Row studio={studio} finding={one} />} />
        {wanted.aside.size > 0 && <footer><span>{wanted.aside.size} put aside</span><Button kind="quiet" title="Brings the cards back that were put aside" onPress={() => (filter.value = { ...wanted, aside: new Set() })}>Show again</Button></footer>}
      </section>
      <div class="coach-detail">
        {open ? <Card key={open.id} studio={studio} finding={open} onAside={() => aside(open)} /> : <Empty icon="coach" title="Nothing chosen" text="Findings that pass the filters stand at the left." />}
      </div>
    </div>
  );
}

function Row({ studio, finding }: { readonly studio: Studio; readonly finding: FindingCard }) {
  const song = studio.song.peek();
  const where = [trackNames(song, finding).join(' and ') || 'The mix', placeText(song, finding)].filter((part) => part !== '').join(' · ');
  return (
    <span class={`coach-row coach-${finding.severity}`} title={finding.text}>
      <span class="coach-row-text"><b>{finding.title}</b><small>{where}</small></span>
      {finding.severity !== 'slight' && <Badge tone={SEVERITIES[finding.severity].tone}>{SEVERITIES[finding.severity].label}</Badge>}
      {finding.remedies.length > 0 && <Icon name="settings" />}
    </span>
  );
}

/** When the song was heard, and whether it is still that song. */
function Heard({ studio, found }: { readonly studio: Studio; readonly found: Checked }) {
  const changed = useTracked(() => studio.revision.value !== found.revision, [studio, found]);
  const busy = useTracked(() => listeningJob(studio.jobs.value) !== null, [studio]);
  if (busy) return <div class="coach-heard-now"><Listening studio={studio} /></div>;
  const count = found.findings.length;
  return (
    <div class={`coach-heard-now ${changed ? 'coach-changed' : ''}`}>
      <p role="status">
        <b>{count === 0 ? 'Nothing found' : count === 1 ? '1 finding' : `${count} findings`}</b>
        <span>{changed ? 'The song changed since it was heard: figures are those of before.' : 'Heard as the song is now.'}</span>
      </p>
      <Button kind={changed ? 'primary' : 'normal'} icon="headphones" command="coach.listen" title="Listens to the song as it is now" onPress={() => void listen(studio)}>Listen again</Button>
    </div>
  );
}

function Listening({ studio, wide }: { readonly studio: Studio; readonly wide?: boolean }) {
  const job = useTracked(() => listeningJob(studio.jobs.value), [studio]);
  if (!job) return null;
  return (
    <div class={`coach-listening ${wide ? 'coach-wide' : ''}`}>
      {wide && <Icon name="coach" size={32} />}
      <p>Listening to the song{job.done >= 0 ? `, ${Math.round(job.done * 100)} %` : ''}</p>
      <Progress label="Listening to the song" value={job.done < 0 ? null : job.done} />
      <Button title="Stops listening" onPress={() => studio.cancel(job.job)}>Cancel</Button>
    </div>
  );
}
