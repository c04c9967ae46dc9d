import { Dialog, openDialog } from '../ui';
import license from '../theme/fonts/OFL.txt';

/** Tells what this is and whose work it shows. */
export function openAbout(): void {
  openDialog((close) => (
    <Dialog title="Songline" width={560} onClose={close}>
      <p>A studio for songs: the program works on this machine alone, and this page shows what it does.</p>
      <p>Texts are set in Inter by The Inter Project Authors; icons are Songline's own; the page is built with Preact (MIT licence).</p>
      <pre class="shell-license" tabIndex={0} aria-label="Licence of Inter">{license}</pre>
    </Dialog>
  ));
}
