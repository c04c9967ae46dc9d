import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { toast } from '../../ui';
import { refusalText } from '../../wire/refusal';
import { Audition, type Decode, type Hearing } from './audition';

/** One thing that is heard at a time, by its key. */
export interface OneHeard {
  /** What is heard; empty for nothing. */
  readonly playing: string;
  /** Lets something be heard, or ends it when it is heard already. */
  toggle(key: string, read: (decode: Decode) => Promise<Hearing>): void;
  stop(): void;
}

/** Lets a component's sounds be heard for as long as it is shown. */
export function useHearing(studio: Studio): OneHeard {
  const [playing, setPlaying] = useState('');
  const player = useMemo(() => new Audition(studio, () => setPlaying('')), [studio]);
  useEffect(() => () => player.close(), [player]);
  const stop = () => {
    player.stop();
    setPlaying('');
  };
  const toggle = (key: string, read: (decode: Decode) => Promise<Hearing>) => {
    stop();
    if (playing === key) return;
    setPlaying(key);
    player.hear(read).catch((failure: unknown) => {
      setPlaying('');
      toast({ text: refusalText(failure), kind: 'error' });
    });
  };
  return { playing, toggle, stop };
}
