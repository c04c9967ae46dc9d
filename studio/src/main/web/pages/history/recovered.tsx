import { showPart } from '../../shell/state';
import type { Studio } from '../../studio';
import { Button, Dialog, openDialog } from '../../ui';
import type { Recovered } from '../../wire/protocol.generated';
import { timeText } from './rows';

/** Tells what came back, once, when a song is opened that was not closed. */
export function watchRecovery(studio: Studio): void {
  let shown: Recovered | null = null;
  let close: (() => void) | null = null;
  const look = () => {
    const recovered = studio.recovered.peek();
    if (recovered === shown) return;
    shown = recovered;
    close?.();
    close = null;
    if (recovered) {
      openDialog((end) => {
        close = end;
        return <RecoveredDialog studio={studio} recovered={recovered} onClose={end} />;
      });
    }
  };
  look();
  studio.recovered.subscribe(look);
}

function RecoveredDialog({ studio, recovered, onClose }: { readonly studio: Studio; readonly recovered: Recovered; readonly onClose: () => void }) {
  const done = () => {
    onClose();
    studio.recoverySeen();
  };
  const history = () => {
    done();
    showPart('right', 'history');
  };
  return (
    <Dialog title="Your work is here" onClose={done} actions={<><Button onPress={history}>See history</Button><Button kind="primary" onPress={done}>Continue</Button></>}>
      {recoveryText(recovered, Date.now()).map((line) => <p key={line}>{line}</p>)}
    </Dialog>
  );
}

/** What came back, in words. */
export function recoveryText(recovered: Recovered, now: number): readonly string[] {
  const lines = ['Songline ended last time without closing this song: the program or the machine stopped.'];
  if (recovered.last !== null) {
    const steps = recovered.steps === 1 ? 'The one step' : `All ${recovered.steps} steps`;
    lines.push(`${steps} since ${timeText(recovered.opened, now)} came back. The last was “${recovered.last}” at ${timeText(recovered.at, now)}.`);
  }
  if (recovered.cut) lines.push('One step was being written at that moment and is lost.');
  return lines;
}
