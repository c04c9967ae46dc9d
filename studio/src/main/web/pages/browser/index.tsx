import type { DockPart } from '../../shell/registry';
import { Browser } from './browser';

/** The browser of sounds and devices, at the left. */
export const browserPart: DockPart = {
  id: 'library',
  name: 'Library',
  icon: 'folder',
  side: 'left',
  help: 'Sounds to hear and bring into the song, devices to add.',
  render: (studio) => <Browser studio={studio} />,
};
