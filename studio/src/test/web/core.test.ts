import { batch, computed, effect, signal } from '../../main/web/core/signal';
import { claim, same } from './claim';

claim('a computed value follows what it is made from', () => {
  const a = signal(1);
  const b = signal(2);
  const sum = computed(() => a.value + b.value);
  a.value = 5;
  same(sum.value, 7);
});

claim('an effect runs once for a batch, and no more once it has ended', () => {
  const a = signal(1);
  let runs = 0;
  const end = effect(() => {
    runs += a.value > 0 ? 1 : 0;
  });
  batch(() => {
    a.value = 2;
    a.value = 3;
  });
  same(runs, 2);
  end();
  a.value = 4;
  same(runs, 2);
});

claim('an effect forgets signals that it no longer reads', () => {
  const which = signal(true);
  const a = signal(1);
  const b = signal(1);
  let runs = 0;
  effect(() => {
    void (which.value ? a.value : b.value);
    runs++;
  });
  which.value = false;
  a.value = 2;
  same(runs, 2);
  b.value = 2;
  same(runs, 3);
});
