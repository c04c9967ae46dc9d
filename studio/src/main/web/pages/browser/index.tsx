import type { DockPart } from '../../shell/registry';
import { Browser } from './browser';
import './commands';

/** The browser of sounds and devices, at the left. */
export const browserPart: DockPart = {
  id: 'library',
  name: 'Library',
  icon: 'folder',
  side: 'left',
  help: 'Sounds, recordings and files to hear and bring into the song, devices to add.',
  render: (studio) => <Browser studio={studio} />,
};
