import { type LiveStudio, openStudio } from './live-studio';
import { registry } from './pages';
import { mount } from './shell/mount';

const root = document.getElementById('app');
if (root) {
  let live: LiveStudio | null = null;
  void mount({
    root,
    registry,
    open: async () => (live = await openStudio()),
    settings: {
      load: () => live?.get('/api/settings') ?? Promise.resolve(null),
      save: async (settings) => void (await live?.post('/api/settings', JSON.stringify(settings))),
    },
    startSound: () => live?.startSound(),
  }).then((studio) => {
    (globalThis as Record<string, unknown>)['studio'] = studio;
  });
}
