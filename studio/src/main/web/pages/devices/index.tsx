import type { DockPart, Page } from '../../shell/registry';
import { DevicesDock, DevicesPage, DevicesTools } from './chain';
import './commands';

/** The page of devices. */
export const devicesPage: Page = {
  id: 'devices', name: 'Devices', key: '5', icon: 'devices', help: 'The instruments and effects of a track, from left to right.',
  toolbar: () => <DevicesTools />,
  render: (studio) => <DevicesPage studio={studio} />,
};

/** The chain in the bottom dock of other pages. */
export const devicesDock: DockPart = {
  id: 'devices-dock', name: 'Devices', icon: 'devices', side: 'bottom', key: 'Shift+D', help: 'The devices of the track in focus.', pages: ['arrange', 'notes', 'drums', 'mixer'],
  render: (studio) => <DevicesDock studio={studio} />,
};
