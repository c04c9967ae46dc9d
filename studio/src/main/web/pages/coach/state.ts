import { signal } from '../../core/signal';
import type { Studio } from '../../studio';
import type { Began, Checked, Findings, TellJob } from '../../wire/protocol.generated';
import type { Filter } from './findings';

/** What was found last; null when the open song was not listened to. */
export const checked = signal<Checked | null>(null);
/** What is shown of it. */
export const filter = signal<Filter>({ area: 'all', least: 'slight', aside: new Set() });
/** The finding that is read. */
export const chosen = signal('');
/** The job that listens; it may have ended. */
const listening = signal<string | null>(null);
/** Why the last listening came to nothing. */
export const failure = signal('');

const LABEL = 'Listen to the song';

/** The work that listens now, if any. */
export function listeningJob(jobs: readonly TellJob[]): TellJob | null {
  return jobs.find((job) => job.label === LABEL && !job.finished) ?? null;
}

/** Begins to listen to the song as it is now. */
export async function listen(studio: Studio): Promise<void> {
  if (listeningJob(studio.jobs.peek())) return;
  failure.value = '';
  try {
    listening.value = (await studio.post<Began>('/api/check', '')).job;
  } catch (refusal) {
    failure.value = what(refusal);
  }
}

/** Asks what was found last. */
async function refresh(studio: Studio): Promise<void> {
  try {
    checked.value = (await studio.get<Findings>('/api/findings')).checked;
  } catch (refusal) {
    failure.value = what(refusal);
  }
}

/** Keeps the findings those of the open song; the result ends that. */
export function follow(studio: Studio): () => void {
  let heard = new Set(studio.jobs.peek().filter(ended).map((job) => job.job));
  void refresh(studio);
  const jobs = studio.jobs.subscribe(() => {
    const done = studio.jobs.peek().filter(ended);
    const fresh = done.filter((job) => !heard.has(job.job));
    heard = new Set(done.map((job) => job.job));
    for (const job of fresh) {
      if (job.refusal) failure.value = job.refusal.what === 'cancelled' ? '' : job.refusal.what;
      else void refresh(studio);
    }
  });
  const folder = studio.folder.subscribe(() => {
    checked.value = null;
    failure.value = '';
    filter.value = { ...filter.peek(), aside: new Set() };
    void refresh(studio);
  });
  return () => {
    jobs();
    folder();
  };
}

function ended(job: TellJob): boolean {
  return job.label === LABEL && job.finished;
}

function what(refusal: unknown): string {
  return typeof refusal === 'object' && refusal !== null && 'what' in refusal ? String(refusal.what) : 'The studio did not answer.';
}
