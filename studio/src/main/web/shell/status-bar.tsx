import { useEffect, useRef } from 'preact/hooks';
import { useTracked } from '../core/use';
import type { Studio } from '../studio';
import { hint, Icon, IconButton, openMenu, Progress } from '../ui';

/** The line at the foot: what is under the pointer, what was done last, what works in the background, what cannot sound. */
export function StatusBar({ studio }: { readonly studio: Studio }) {
  return (
    <footer class="shell-status">
      <Hint />
      <span class="shell-space" />
      <Jobs studio={studio} />
      <Problems studio={studio} />
      <Last studio={studio} />
    </footer>
  );
}

function Hint() {
  const words = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      if (words.current) words.current.textContent = hint.peek();
    };
    show();
    return hint.subscribe(show);
  }, []);
  return <span ref={words} class="shell-hint" aria-hidden="true" />;
}

function Last({ studio }: { readonly studio: Studio }) {
  const last = useTracked(() => studio.last.value, [studio]);
  const away = useTracked(() => !studio.connected.value, [studio]);
  return <span class="shell-last" title="What was done last">{away ? 'Offline: what you do waits for the program' : last}</span>;
}

function Jobs({ studio }: { readonly studio: Studio }) {
  const jobs = useTracked(() => studio.jobs.value, [studio]).filter((job) => !job.finished);
  return (
    <>
      {jobs.map((job) => (
        <span class="shell-job" key={job.job}>
          <span>{job.label}</span>
          <Progress label={job.label} value={job.done < 0 ? null : job.done} />
          <IconButton icon="close" label={`Cancel ${job.label}`} onPress={() => studio.cancel(job.job)} />
        </span>
      ))}
    </>
  );
}

function Problems({ studio }: { readonly studio: Studio }) {
  const problems = useTracked(() => studio.problems.value, [studio]);
  if (problems.length === 0) return null;
  const words = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return (
    <button type="button" class="shell-problems" aria-haspopup="menu" title="What cannot sound" onClick={(event) => openMenu(event.currentTarget, [{ heading: 'What cannot sound' }, ...problems.map((label) => ({ label, hint: label }))], { label: 'Problems' })}>
      <Icon name="warning" size={14} />
      <span>{words}</span>
    </button>
  );
}
