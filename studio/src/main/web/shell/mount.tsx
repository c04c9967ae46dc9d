import { render } from 'preact';
import { keyText, register, releaseAll, startKeys } from '../commands';
import { editCommands } from '../commands/edit';
import { transportCommands } from '../commands/transport';
import { watchLearning } from '../midi/learn-watch';
import type { Studio } from '../studio';
import { applyTheme } from '../theme/theme';
import { setKeyLookup, startTooltips, toast } from '../ui';
import type { Registry } from './registry';
import { forgetful, type SettingsStore, startSettings } from './settings';
import { Shell } from './shell';
import { speak } from './spoken';
import { page } from './state';
import { viewCommands } from './view-commands';

export interface MountOptions {
  readonly root: HTMLElement;
  readonly registry: Registry;
  readonly open: () => Promise<Studio>;
  /** Lets the sound of this browser begin; it is called from a press. Playing from the start does when it is left out. */
  readonly startSound?: (studio: Studio) => void;
  readonly settings?: SettingsStore;
}

/** Shows the studio: a waiting page until the song is there, then the shell with its pages. */
export async function mount({ root, registry, open, startSound, settings = forgetful }: MountOptions): Promise<Studio> {
  applyTheme(matchMedia('(prefers-contrast: more)').matches ? 'contrast' : 'dark', matchMedia('(pointer: coarse)').matches ? 'touch' : 'normal');
  render(<p class="shell-waiting" role="status">Opening the song…</p>, root);
  const studio = await open();
  await startSettings(settings);
  register([...editCommands, ...transportCommands, ...viewCommands(registry)]);
  setKeyLookup(keyText);
  startTooltips();
  startKeys(studio, () => page.peek());
  addEventListener('blur', () => releaseAll(studio));
  studio.refusal.subscribe(() => {
    const refusal = studio.refusal.peek();
    if (refusal) toast({ text: refusal.what, kind: 'error' });
  });
  const ended = new Set<string>();
  studio.jobs.subscribe(() => {
    for (const job of studio.jobs.peek()) {
      if (!job.finished || ended.has(job.job)) continue;
      ended.add(job.job);
      // What has nothing to say ends without a word.
      if (!job.refusal && job.result === '') continue;
      toast({ text: job.refusal ? `${job.label}: ${job.refusal.what}` : `${job.label} is done`, more: job.result ?? '', kind: job.refusal ? 'error' : 'info' });
    }
  });
  watchLearning(studio);
  speak(studio);
  for (const text of studio.notices.peek()) toast({ text, kind: 'info', life: 10000 });
  document.title = `${studio.song.peek().title || 'Untitled'} – Songline`;
  studio.song.subscribe(() => {
    document.title = `${studio.song.peek().title || 'Untitled'} – Songline`;
  });
  render(<Shell studio={studio} registry={registry} onStartSound={() => (startSound ? startSound(studio) : studio.play())} />, root);
  return studio;
}
