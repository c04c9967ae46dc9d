import { signal, type Signal } from '../../core/signal';
import type { Studio } from '../../studio';
import type { Began, HeardElsewhere, MasterPlaces, MasterPlan, MeasuredNow, MeasuredSong, PlanNow, ReferenceCard, ReferenceShelf, TargetCard, TellJob } from '../../wire/protocol.generated';
import { refusalText } from '../../wire/refusal';

/** Targets, devices and rules there are; null until the program told. */
export const places = signal<MasterPlaces | null>(null);
/** The song as it was measured last. */
export const measured = signal<MeasuredSong | null>(null);
export const references = signal<readonly ReferenceCard[]>([]);
export const plan = signal<MasterPlan | null>(null);
export const elsewhere = signal<HeardElsewhere | null>(null);
/** The target that the song is held against, by its id. */
export const target = signal('spotify');
/** Names of the plan's steps that are left out. */
export const off = signal<ReadonlySet<string>>(new Set());
/** Why the last thing that was asked for came to nothing. */
export const failure = signal('');

/** The labels of the work that this page begins. */
export const WORK = { measure: 'Measure the song', plan: 'Plan the master', elsewhere: 'Hear the song on other devices' } as const;

/** The target that is chosen. */
export function targetOf(all: MasterPlaces | null, id: string): TargetCard | null {
  return all?.targets.find((each) => each.id === id) ?? null;
}

/** Work of a label that goes on, if any. */
export function running(jobs: readonly TellJob[], label: string): TellJob | null {
  return jobs.find((job) => !job.finished && job.label === label) ?? null;
}

/** Begins work that takes a while. */
export async function begin(studio: Studio, path: string, body: string | Blob = ''): Promise<string | null> {
  failure.value = '';
  try {
    return (await studio.post<Began>(path, body)).job;
  } catch (refusal) {
    failure.value = refusalText(refusal);
    return null;
  }
}

/** Measures the song as it stands. */
export async function measure(studio: Studio): Promise<void> {
  if (!running(studio.jobs.peek(), WORK.measure)) await begin(studio, '/api/master/measure');
}

async function read<T, V>(studio: Studio, path: string, into: Signal<V>, value: (told: T) => V): Promise<void> {
  try {
    into.value = value(await studio.get<T>(path));
  } catch (refusal) {
    failure.value = refusalText(refusal);
  }
}

const refreshReferences = (studio: Studio): Promise<void> => read<ReferenceShelf, readonly ReferenceCard[]>(studio, '/api/master/references', references, (told) => told.references);

/** Asks for all that is known of the open song. */
async function refresh(studio: Studio): Promise<void> {
  if (!places.peek()) await read<MasterPlaces, MasterPlaces | null>(studio, '/api/master/places', places, (told) => told);
  await Promise.all([
    read<MeasuredNow, MeasuredSong | null>(studio, '/api/master/measured', measured, (told) => told.measured),
    read<PlanNow, MasterPlan | null>(studio, '/api/master/plan', plan, (told) => told.plan),
    read<HeardElsewhere, HeardElsewhere | null>(studio, '/api/master/elsewhere', elsewhere, (told) => (told.revision < 0 ? null : told)),
    refreshReferences(studio),
  ]);
}

/** Keeps what is known that of the open song, and takes what work brings; the result ends that. */
export function follow(studio: Studio): () => void {
  const seen = new Set(studio.jobs.peek().filter((job) => job.finished).map((job) => job.job));
  void refresh(studio);
  const jobs = studio.jobs.subscribe(() => {
    for (const job of studio.jobs.peek()) {
      if (!job.finished || seen.has(job.job)) continue;
      seen.add(job.job);
      if (job.refusal) failure.value = job.refusal.what === 'cancelled' ? '' : `${job.label}: ${job.refusal.what}`;
      else {
        if (job.label === WORK.plan) off.value = new Set();
        void refresh(studio);
      }
    }
  });
  const folder = studio.folder.subscribe(() => {
    measured.value = null;
    plan.value = null;
    elsewhere.value = null;
    references.value = [];
    failure.value = '';
    off.value = new Set();
    void refresh(studio);
  });
  return () => {
    jobs();
    folder();
  };
}
