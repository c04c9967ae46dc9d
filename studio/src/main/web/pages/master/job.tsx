import { useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { Button, Progress } from '../../ui';
import { running } from './state';

/** Work that goes on, with the button that ends it; nothing while there is none. */
export function Working({ studio, label, words }: { readonly studio: Studio; readonly label: string; readonly words: string }) {
  const job = useTracked(() => running(studio.jobs.value, label), [studio, label]);
  if (!job) return null;
  return (
    <div class="master-working">
      <span>{words}{job.done >= 0 ? `, ${Math.round(job.done * 100)} %` : ''}</span>
      <Progress label={words} value={job.done < 0 ? null : job.done} />
      <Button title={`Stops: ${words.toLowerCase()}`} onPress={() => studio.cancel(job.job)}>Cancel</Button>
    </div>
  );
}

/** Says that comparisons and devices are not heard, while a sound card of the machine plays and this window is silent. */
export function Elsewhere({ studio }: { readonly studio: Studio }) {
  const card = useTracked(() => (studio.output.value.phase === 'running' && !studio.alsoHere.value ? studio.output.value.name : ''), [studio]);
  return card === '' ? null : <p class="master-stale" role="status">{card} plays the song, untouched. References and devices are heard in this window: let it play in the settings.</p>;
}

/** Whether work of a label goes on. */
export function useRunning(studio: Studio, label: string): boolean {
  return useTracked(() => running(studio.jobs.value, label) !== null, [studio, label]);
}
