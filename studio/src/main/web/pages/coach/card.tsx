import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { focusedTrack } from '../../commands';
import { useSignal, useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { Badge, Button, Icon, toast } from '../../ui';
import type { FindingCard, Offer } from '../../wire/protocol.generated';
import { bandText, changeOf, figureText, limitText, placeText, standing, sureText, trackNames } from './findings';
import { EvidencePlot } from './plot';

export const SEVERITIES = {
  grave: { label: 'Grave', tone: 'record', about: 'It spoils the record or will be rejected.' },
  clear: { label: 'Clear', tone: 'warn', about: 'Most listeners would hear it, or most engineers would mend it.' },
  slight: { label: 'Slight', tone: 'quiet', about: 'Worth a look when all else is done.' },
} as const;

export interface CardProps {
  readonly studio: Studio;
  readonly finding: FindingCard;
  readonly onAside: () => void;
}

/** One finding in full: what is heard, why it matters, one thing to try. */
export function Card({ studio, finding, onAside }: CardProps) {
  const song = useSignal(studio.song);
  const [explained, setExplained] = useState(false);
  const severity = SEVERITIES[finding.severity];
  const names = trackNames(song, finding);
  const place = placeText(song, finding);
  const band = bandText(finding);
  const goTo = () => {
    studio.locate(finding.from);
    const track = finding.tracks.find((id) => song.tracks.some((each) => each.id === id));
    if (track !== undefined) focusedTrack.value = track;
  };
  return (
    <article class="coach-card" aria-label={finding.title}>
      <header>
        <div class="coach-title">
          <h2>{finding.title}</h2>
          <span title={severity.about}><Badge tone={severity.tone}>{severity.label}</Badge></span>
        </div>
        <p class="coach-facts">
          <span title={finding.nature === 'physical' ? 'A fault of the signal itself, whatever the style' : 'Unlike what is usual; you may want it so'}>{finding.nature === 'physical' ? 'Physically wrong' : 'By convention'}</span>
          <span title="How sure the coach is that it is as said">{sureText(finding.confidence)}</span>
          {names.length > 0 && <span title="The tracks it is about">{names.join(' and ')}</span>}
          {place !== '' && <span>{place}</span>}
          {band !== '' && <span title="The frequencies it is about">{band}</span>}
        </p>
      </header>
      <Part title="What is heard" actions={<Button kind="quiet" icon="marker" title="Puts the song where it is heard and chooses its track" onPress={goTo}>Go to the place</Button>}>
        <p>{finding.text}</p>
        <ul class="coach-figures" aria-label="Measured">
          {finding.evidence.map((figure, i) => (
            <li key={`${figure.name}${i}`}>
              <span>{figure.name}</span>
              <b>{figureText(figure.value, figure.unit)}</b>
              <small>{limitText(figure)}</small>
            </li>
          ))}
        </ul>
        {finding.plot && <EvidencePlot plot={finding.plot} />}
      </Part>
      <Part title="Why it matters"><p>{finding.why}</p></Part>
      <Part title={finding.remedies.length > 0 ? 'One thing to try' : 'Yours to decide'}>
        <p>{finding.advice}</p>
        {finding.remedies.map((offer, i) => <Remedy key={`${finding.id}:${i}`} studio={studio} offer={offer} from={finding.from} first={i === 0} />)}
      </Part>
      {explained && <Part title="How it is found"><p>{finding.looksFor}</p></Part>}
      <footer>
        <Button kind="quiet" icon="help" title="What this rule measures and from where on it speaks" onPress={() => setExplained(!explained)}>{explained ? 'Explain less' : 'Explain'}</Button>
        <Button kind="quiet" icon="close" title="Puts this card aside until the song is opened again" onPress={onAside}>Not now</Button>
      </footer>
    </article>
  );
}

function Part({ title, actions, children }: { readonly title: string; readonly actions?: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <section class="coach-part">
      <div class="coach-part-head"><h3>{title}</h3>{actions}</div>
      {children}
    </section>
  );
}

interface RemedyProps {
  readonly studio: Studio;
  readonly offer: Offer;
  readonly from: number;
  readonly first: boolean;
}

/** One change that would mend it: to hear, to keep. */
function Remedy({ studio, offer, from, first }: RemedyProps) {
  const [change] = useState(() => changeOf(offer));
  const [heard, setHeard] = useState(false);
  const stands = useTracked(() => standing(studio.song.value, change.edits), [change, studio]);
  useEffect(() => () => void (heard && studio.preview([])), [heard]);
  useEffect(() => {
    if (stands !== 'fits') setHeard(false);
  }, [stands]);
  const preview = () => {
    setHeard(!heard);
    if (heard) return;
    studio.preview(change.edits);
    if (studio.transport.peek().state === 'stopped') {
      studio.locate(from);
      studio.play();
    }
  };
  const applyNow = async () => {
    try {
      await studio.perform(change.label, change.edits);
      toast({ text: offer.text, kind: 'done', action: { label: 'Undo', run: () => void studio.undo() } });
    } catch {
      setHeard(false);
    }
  };
  return (
    <div class={`coach-remedy ${heard ? 'coach-heard' : ''}`}>
      <p>{stands === 'done' && <Icon name="check" />}{offer.text}</p>
      {stands === 'fits' && (
        <div class="coach-remedy-actions">
          <Button icon={heard ? 'stop' : 'headphones'} title={heard ? 'Lets the song be heard as it is again' : 'Lets it be heard, and changes nothing'} onPress={preview}>{heard ? 'As it was' : 'Preview'}</Button>
          <Button kind={first ? 'primary' : 'normal'} title="Changes the song in one step, that undo takes back" onPress={() => void applyNow()}>Apply</Button>
        </div>
      )}
      {stands === 'done' && <small>In the song now; undo takes it back.</small>}
      {stands === 'changed' && <small>The song is another one there by now. Listen again for what fits.</small>}
    </div>
  );
}
