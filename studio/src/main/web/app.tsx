import { effect } from './core/signal';
import { focusTrack } from './focus';
import { type LiveStudio, openStudio } from './live-studio';
import { resumeBrowserMidi } from './midi/browser-midi';
import { registry } from './pages';
import { watchRecovery } from './pages/history/recovered';
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
    effect(() => {
      const track = focusTrack.value;
      if (live?.connected.value) live.aim(track);
    });
    void resumeBrowserMidi(studio);
    (globalThis as Record<string, unknown>)['studio'] = studio;
    watchRecovery(studio);
  });
}
