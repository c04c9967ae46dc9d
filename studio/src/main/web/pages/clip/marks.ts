import type { Studio } from '../../studio';
import type { SoundMarks } from '../../wire/protocol.generated';
import { soundMarks } from './state';

function keep(source: string, marks: SoundMarks['marks']): void {
  soundMarks.value = new Map([...soundMarks.peek(), [source, marks]]);
}

/** Fetches transients and beats of a recording once, waiting for the program to listen to it when it has to. */
export async function fetchMarks(studio: Studio, source: string): Promise<void> {
  if (soundMarks.peek().has(source)) return;
  keep(source, null);
  try {
    const path = `/api/marks/${encodeURIComponent(source)}`;
    const first = await studio.post<SoundMarks>(path, '');
    if (first.job !== null) await ended(studio, first.job);
    const marks = first.marks ?? (await studio.post<SoundMarks>(path, '')).marks;
    if (marks) keep(source, marks);
    else forget(source);
  } catch {
    forget(source);
  }
}

/** A recording that could not be heard is asked for again the next time. */
function forget(source: string): void {
  const next = new Map(soundMarks.peek());
  next.delete(source);
  soundMarks.value = next;
}

/** Resolves when a job is over. */
function ended(studio: Studio, job: string): Promise<void> {
  const over = () => studio.jobs.peek().some((one) => one.job === job && one.finished);
  return new Promise((resolve) => {
    if (over()) {
      resolve();
      return;
    }
    const end = studio.jobs.subscribe(() => {
      if (!over()) return;
      end();
      resolve();
    });
  });
}
