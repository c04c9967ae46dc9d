import { register } from '../../commands';
import type { Page } from '../../shell/registry';
import { mixerCommands } from './commands';
import { Mixer } from './mixer';
import { MixerTools } from './tools';

register(mixerCommands);

/** The page with a strip for every track. */
export const mixerPage: Page = {
  id: 'mixer',
  name: 'Mixer',
  key: '4',
  icon: 'mixer',
  help: 'Levels, places, devices, sends and ways of every track.',
  phone: true,
  toolbar: (studio) => <MixerTools studio={studio} />,
  render: (studio) => <Mixer studio={studio} />,
};
