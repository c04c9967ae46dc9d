import { register } from '../../commands';
import type { Page } from '../../shell/registry';
import type { Studio } from '../../studio';
import { endComparison, heard, hearReference, hearSong, swap } from './listen';
import { MasterPage } from './page';
import { measure, measured, references, running, WORK } from './state';

const comparing = () => heard.value !== '';
const audible = () => measured.value !== null && references.value.some((each) => each.sound);

function hearNumber(studio: Studio, number: number): void {
  if (number === 1) return hearSong(studio);
  const reference = references.peek()[number - 2];
  if (reference) void hearReference(studio, reference);
}

register([
  {
    id: 'master.measure', label: 'Measure the song', group: 'Song', context: 'page.master', keys: ['L'],
    help: 'Renders and measures the song as it is now.',
    enabled: (studio) => running(studio.jobs.value, WORK.measure) === null, run: measure,
  },
  {
    id: 'master.swap', label: 'Song or reference', group: 'Song', context: 'page.master', keys: ['X'],
    help: 'Hears the reference that was heard last, or the song again, equally loud.', enabled: audible, run: swap,
  },
  {
    id: 'master.end', label: 'End the comparison', group: 'Song', context: 'page.master', keys: ['Escape'],
    help: 'Hears the song at its own level again.', enabled: comparing, run: endComparison,
  },
  ...Array.from({ length: 9 }, (_, i) => ({
    id: `master.hear-${i + 1}`, label: i === 0 ? 'Hear the song' : `Hear reference ${i}`, group: 'Song' as const, context: 'page.master' as const, keys: [String(i + 1)], hidden: true,
    help: `Hears ${i === 0 ? 'the song' : `reference ${i}`} while references are compared.`, enabled: () => comparing() && (i === 0 || references.value[i - 1] !== undefined), run: (studio: Studio) => hearNumber(studio, i + 1),
  })),
]);

/** What leaves the song. */
export const masterPage: Page = {
  id: 'master',
  name: 'Master',
  key: '6',
  icon: 'master',
  help: 'What leaves the song: loudness for each target, references beside it, other devices, the master chain.',
  render: (studio) => <MasterPage studio={studio} />,
};
