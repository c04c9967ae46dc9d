import { useEffect } from 'preact/hooks';
import { deviceTables, askForDevices } from '../catalogue';
import { find, perform } from '../commands';
import { useSignal, useTracked } from '../core/use';
import type { Studio } from '../studio';
import { Button, Dialog, openDialog } from '../ui';
import type { Cost } from '../wire/protocol.generated';
import type { Song } from '../wire/song.generated';

/** One line of what the engine works on. */
export interface CostLine {
  readonly key: string;
  readonly track: string;
  readonly color: string;
  /** The device; what is no device of the track is its clips, sends, fader and sums. */
  readonly part: string;
  readonly share: number;
}

const LINES = 40;

/** Costs as lines, the most costly first. */
export function costLines(costs: readonly Cost[], song: Pick<Song, 'tracks'>, nameOf: (type: string) => string): CostLine[] {
  const tracks = new Map(song.tracks.map((track) => [track.id, track]));
  return [...costs]
    .sort((a, b) => b.share - a.share)
    .map(({ track, device, share }): CostLine => {
      const strip = tracks.get(track);
      const type = strip?.devices.find((each) => each.id === device)?.type;
      return { key: `${track} ${device ?? ''}`, track: strip?.name ?? track, color: strip?.color ?? '#808080', part: device === null ? 'Clips and strip' : nameOf(type ?? device), share };
    });
}

/** A share in words. */
export function percent(share: number): string {
  return share < 0.0995 ? `${(share * 100).toFixed(1)} %` : `${Math.round(share * 100)} %`;
}

/** Opens what tracks and devices cost, told anew each second. */
export function openCosts(studio: Studio): void {
  openDialog((close) => <Costs studio={studio} close={close} />);
}

function Costs({ studio, close }: { readonly studio: Studio; readonly close: () => void }) {
  useEffect(() => {
    askForDevices(studio);
    return studio.lookAtCosts();
  }, [studio]);
  const costs = useSignal(studio.costs);
  const tables = useSignal(deviceTables);
  const load = useTracked(() => Math.round(studio.transport.value.load * 100), [studio]);
  const late = useTracked(() => studio.transport.value.dropouts, [studio]);
  const all = costLines(costs, studio.song.peek(), (type) => tables.get(type)?.name ?? type);
  const most = Math.max(0.001, all[0]?.share ?? 0);
  const settings = () => {
    const command = find('app.sound');
    close();
    if (command) perform(command, studio);
  };
  return (
    <Dialog title="What the engine works on" onClose={close} actions={<><Button kind="quiet" onPress={settings} title="Opens the settings of sound">Settings of sound</Button><Button kind="primary" onPress={close} title="Closes this">Close</Button></>}>
      <p class="shell-costs-words">
        <b>{load} %</b> of the engine's time; {late === 0 ? 'no block came too late since the song set off' : <><b>{late}</b> {late === 1 ? 'block' : 'blocks'} came too late since the song set off</>}.
      </p>
      <table class="shell-costs" aria-label="What tracks and devices cost">
        <thead><tr><th scope="col">Track</th><th scope="col">Part</th><th scope="col">Share</th></tr></thead>
        <tbody>
          {all.slice(0, LINES).map((line) => (
            <tr key={line.key}>
              <td><span class="shell-costs-color" style={{ background: line.color }} />{line.track}</td>
              <td>{line.part}</td>
              <td><span class="shell-costs-bar" style={{ width: `${(line.share / most) * 100}%` }} /><span>{percent(line.share)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length === 0 && <p class="shell-costs-words">It is measured; the first figures come in a second.</p>}
    </Dialog>
  );
}
