import { useEffect, useRef, useState } from 'preact/hooks';
import { clockText, meterMap, parseClock, tempoMap } from '../song/time';
import type { Studio } from '../studio';

/** Where the song stands, as bars and as time; a press lets one type where to go, in either. */
export function Position({ studio }: { readonly studio: Studio }) {
  const bars = useRef<HTMLSpanElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (typing) return;
    let shownBars = '';
    let shownClock = '';
    const draw = () => {
      const song = studio.song.peek();
      const at = studio.position();
      const bar = meterMap(song).text(at);
      const time = clockText(tempoMap(song).secondsAt(at));
      if (bar !== shownBars && bars.current) bars.current.textContent = shownBars = bar;
      if (time !== shownClock && clock.current) clock.current.textContent = shownClock = time;
    };
    draw();
    return studio.onFrame(draw);
  }, [studio, typing]);
  if (typing) return <Goto studio={studio} onEnd={() => setTyping(false)} />;
  return (
    <button type="button" class="shell-lcd" aria-label="Position" title="Bar, beat and sixteenth, and time: press to type where to go" onClick={() => setTyping(true)}>
      <span ref={bars} class="shell-lcd-bars" />
      <span ref={clock} class="shell-lcd-clock" />
    </button>
  );
}

function Goto({ studio, onEnd }: { readonly studio: Studio; readonly onEnd: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    input.value = meterMap(studio.song.peek()).text(studio.position());
    input.focus();
    input.select();
  }, []);
  return (
    <input ref={field} class="shell-goto" aria-label="Go to bar or time" title="A bar such as 33.2.1, or a time such as 1:04.5" aria-invalid={wrong} onBlur={onEnd}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEnd();
        else if (event.key === 'Enter') {
          const text = event.currentTarget.value;
          const song = studio.song.peek();
          const seconds = parseClock(text);
          const tick = seconds === null ? meterMap(song).parse(text) : tempoMap(song).tickAtSeconds(seconds);
          if (tick === null) return setWrong(true);
          studio.locate(tick);
          onEnd();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }} />
  );
}
