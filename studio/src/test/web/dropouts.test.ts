import { Dropouts } from '../../main/web/audio/dropouts';
import { claim, same } from './claim';

claim('what is late is counted from where the song sets off', () => {
  const dropouts = new Dropouts();
  same(dropouts.now(40), 0);
  same(dropouts.now(45), 0);
  dropouts.begin();
  same(dropouts.now(45), 0);
  same(dropouts.now(47), 2);
  dropouts.begin();
  same(dropouts.now(47), 0);
});

claim('a program that began anew counts anew', () => {
  const dropouts = new Dropouts();
  same(dropouts.now(10), 0);
  dropouts.begin();
  same(dropouts.now(12), 2);
  same(dropouts.now(0), 0);
  same(dropouts.now(1), 1);
});
