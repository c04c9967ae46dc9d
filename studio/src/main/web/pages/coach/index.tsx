import { register } from '../../commands';
import type { Page } from '../../shell/registry';
import { CoachPage } from './coach';
import { listen, listeningJob } from './state';

register([
  {
    id: 'coach.listen', label: 'Listen to the song', group: 'Song', context: 'page.coach', keys: ['L'],
    help: 'Lets the coach hear the song as it is now.',
    enabled: (studio) => listeningJob(studio.jobs.value) === null, run: (studio) => listen(studio),
  },
]);

/** What stands out in the song, and what to try. */
export const coachPage: Page = {
  id: 'coach',
  name: 'Coach',
  key: '7',
  icon: 'coach',
  help: 'What a trained listener would say about the song: heard, measured, explained, with one thing to try.',
  render: (studio) => <CoachPage studio={studio} />,
};
