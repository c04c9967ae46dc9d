import type { MeasuredSong, TargetCard } from '../../wire/protocol.generated';
import { Icon } from '../../ui';
import { fits, type Verdict } from './check-list';
import { heardWords } from './charts';
import { figure, signedFigure } from './words';

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly help: string;
}

function tiles(song: MeasuredSong): readonly Tile[] {
  const { figures } = song;
  return [
    { name: 'Integrated', value: figure(figures.integrated, ''), unit: 'LUFS', help: 'Loudness of the whole, without its pauses (ITU-R BS.1770)' },
    { name: 'Short-term', value: figure(figures.shortTermMax, ''), unit: 'LUFS', help: 'The loudest 3 seconds' },
    { name: 'Momentary', value: figure(figures.momentaryMax, ''), unit: 'LUFS', help: 'The loudest 400 milliseconds' },
    { name: 'Range', value: figure(figures.range, ''), unit: 'LU', help: figures.range === null ? 'Shorter than 10 s: too short to speak of a range' : figures.rangeSettled ? 'Loudness range (EBU Tech 3342)' : 'Loudness range; under a minute, so it may still move' },
    { name: 'True peak', value: figure(figures.truePeak, ''), unit: 'dBTP', help: 'The highest value on and between the samples' },
    { name: 'PLR', value: figure(figures.plr, ''), unit: 'LU', help: 'True peak over integrated loudness' },
    { name: 'PSR', value: figure(figures.psr, ''), unit: 'LU', help: 'The smallest peak over short-term loudness: what is left of the beat where it is densest' },
    { name: 'Correlation', value: figure(figures.correlation, '', 2), unit: '', help: '1 is mono, 0 two unrelated sides, below 0 they cancel' },
    { name: 'Balance', value: signedFigure(figures.balance, ''), unit: 'dB', help: 'The right side over the left' },
    { name: 'Lost in mono', value: figure(figures.monoLoss, ''), unit: 'dB', help: 'What is lost when both sides are joined' },
  ];
}

/** The figures of the whole song. */
export function Tiles({ song }: { readonly song: MeasuredSong }) {
  return (
    <dl class="master-tiles" aria-label="Figures of the song">
      {tiles(song).map((tile) => (
        <div key={tile.name} title={tile.help}><dt>{tile.name}</dt><dd>{tile.value}<small>{tile.unit}</small></dd></div>
      ))}
    </dl>
  );
}

const WORDS: Readonly<Record<Verdict, string>> = { pass: 'fits', look: 'worth a look', fix: 'clips there', open: 'not measured' };

/** A mark for a verdict: shape and colour. */
export function Mark({ verdict }: { readonly verdict: Verdict }) {
  return <span class={`master-mark master-${verdict}`} aria-hidden="true"><Icon name={verdict === 'pass' ? 'check' : verdict === 'open' ? 'more' : verdict === 'look' ? 'eye' : 'warning'} size={12} /></span>;
}

interface TargetsProps {
  readonly targets: readonly TargetCard[];
  readonly chosen: string;
  readonly song: MeasuredSong | null;
  readonly onChoose: (id: string) => void;
}

/** Where music goes; each chip says whether the song fits. */
export function Targets({ targets, chosen, song, onChoose }: TargetsProps) {
  const move = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    const next = by === 0 ? undefined : targets[(index + by + targets.length) % targets.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(next.id);
    document.getElementById(`target-${next.id}`)?.focus();
  };
  return (
    <div class="master-targets" role="radiogroup" aria-label="Target">
      {targets.map((each, i) => {
        const verdict = fits(song, each);
        const on = each.id === chosen;
        return (
          <button type="button" role="radio" key={each.id} id={`target-${each.id}`} class="master-chip" aria-checked={on} tabIndex={on ? 0 : -1}
            title={`${each.name}: ${figure(each.loudness, 'LUFS')}, ${figure(each.ceiling, 'dBTP')} – ${WORDS[verdict]}`} onClick={() => onChoose(each.id)} onKeyDown={(event) => move(event, i)}>
            <Mark verdict={verdict} />
            <span>{each.name.replace(/ (setting|and YouTube Music|streaming, music track|and DJ sets)/, '')}</span>
          </button>
        );
      })}
    </div>
  );
}

/** What a target wants, beside what the song has, and what listeners hear everywhere. */
export function TargetPanel({ target, song }: { readonly target: TargetCard; readonly song: MeasuredSong }) {
  const off = song.figures.integrated === null ? null : song.figures.integrated - target.loudness;
  const over = song.figures.truePeak === null ? null : song.figures.truePeak - target.ceiling;
  return (
    <div class="master-target">
      <p>
        <b>{target.name}</b> wants {figure(target.loudness, 'LUFS')}, at most {figure(target.ceiling, 'dBTP')}, {target.bits} bits{target.rate > 0 ? `, ${target.rate.toLocaleString('en')} frames a second` : ''}.{' '}
        {off !== null && <span>The song is {Math.abs(off) < 0.05 ? 'as loud' : `${figure(Math.abs(off), 'LU')} ${off > 0 ? 'louder' : 'softer'}`}</span>}
        {over !== null && <span>; its peaks are {over <= 0.005 ? `${figure(-over, 'dB')} under the ceiling` : `${figure(over, 'dB')} over it`}.</span>}
        {' '}<small title={target.source}>As of {target.date}: {target.source}.</small>
      </p>
      <details>
        <summary title="What becomes of the song where it is played">What your listener hears, place by place</summary>
        <div class="master-table" role="region" aria-label="What your listener hears" tabIndex={0}>
          <table>
            <thead><tr><th scope="col">Where</th><th scope="col">Turned by</th><th scope="col">Heard at</th><th scope="col">True peak</th><th scope="col">And</th></tr></thead>
            <tbody>{song.heard.map((each) => <tr key={each.name}><th scope="row">{each.name}</th><td>{signedFigure(each.gain, 'dB')}</td><td>{figure(each.lufs, 'LUFS')}</td><td>{figure(each.truePeak, 'dBTP')}</td><td class="master-words">{heardWords(each)}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
