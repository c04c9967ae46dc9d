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
    startSound: () => void live?.audio.start(),
  }).then((studio) => {
    (globalThis as Record<string, unknown>)['studio'] = studio;
  });
}
