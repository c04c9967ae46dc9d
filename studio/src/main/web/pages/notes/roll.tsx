import { useLayoutEffect, useRef } from 'preact/hooks';
import { find, perform } from '../../commands';
import { computed, effect } from '../../core/signal';
import { useSignal, useTracked } from '../../core/use';
import { alike } from '../../core/alike';
import type { Studio } from '../../studio';
import { contextMenu, Splitter, type MenuItem } from '../../ui';
import { navigate } from '../../view/navigate';
import { current, noteText, pending, tonality } from './acts';
import { listen, placeIn } from './gestures/gesture';
import { Audition, Hand, soundingKey } from './hand';
import { foldedRows, type KeyRows } from './key-rows';
import { KeysView } from './keys-view';
import { LaneBar, LaneCanvas } from './lane';
import { noteIndex } from './note-index';
import { type Focused, patternEnd, patternMeters, tickInPattern, tickInSong } from './place';
import { quantisePreview } from './quantise-dialog';
import { RollPointer } from './roll-pointer';
import { RollRuler } from './roll-ruler';
import { NO_PREVIEW } from './roll-scene';
import { RollView } from './roll-view';
import { ghostNotes, heardOf } from './scene';
import { beginSteps, stepInput, steps } from './stepping';
import { axis, cell, coloring, fold, follow, ghosts, grid, highlight, laneHeight, rowHeight, scrollTop, selection } from './state';

const LEAST_ROW = 4;
const MOST_ROW = 40;

let rows: KeyRows = foldedRows('all', { root: 0, scale: { id: '', name: '', steps: [] } }, []);

/** The rows that are shown; the same object as long as they are the same. */
function rowsNow(studio: Studio, focused: Focused): KeyRows {
  const used = fold.value === 'all' ? [] : noteIndex(focused.pattern.notes).keys();
  const next = foldedRows(fold.value, tonality(studio), used);
  if (!alike(next.keys, rows.keys)) rows = next;
  return rows;
}

/** Keys, ruler, notes and the lane below them, of what is focused; made anew for another pattern. */
export function Roll({ studio, names }: { readonly studio: Studio; readonly names: ReadonlyMap<number, string> }) {
  const keysHost = useRef<HTMLDivElement>(null);
  const rulerHost = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const handRef = useRef<Hand | null>(null);
  const label = useTracked(() => {
    const focused = current(studio);
    return `Notes of ${focused?.pattern.name || focused?.pattern.id || 'nothing'}`;
  }, [studio]);
  const size = useSignal(laneHeight);

  useLayoutEffect(() => {
    const first = current(studio);
    if (!host.current || !keysHost.current || !rulerHost.current || !first) return;
    const focusedNow = () => current(studio);
    const meters = patternMeters(studio.song.peek(), first.clip);
    const key = tonality(studio);
    const shared = { rows: rowsNow(studio, first), rowHeight: rowHeight.peek(), tonality: highlight.peek() ? key : null };
    const keys = new KeysView(keysHost.current, { ...shared, top: 0, names, held: null });
    const ruler = new RollRuler(rulerHost.current, axis, { meters: meters.list, heard: heardOf(first) });
    const view = new RollView(host.current, axis, {
      ...shared, notes: first.pattern.notes, meters: meters.list, selection: selection.peek(), ghosts: [], color: first.track?.color ?? '#8fa7f4', coloring: coloring.peek(), heard: heardOf(first), finest: 0,
    }, (top) => {
      scrollTop.value = top;
      keys.show({ top });
    });
    const audition = new Audition(studio, focusedNow);
    const hand = new Hand(view, studio, audition, focusedNow);
    handRef.current = hand;
    const index = noteIndex(first.pattern.notes);
    axis.extend(patternEnd(first.pattern, first.clip, meters.map.barLength(0)));
    if (scrollTop.peek() < 0 || lastShown !== first.pattern.id) {
      const used = [...index.keys()];
      const heard = heardOf(first);
      if (heard) axis.zoomTo(heard.from, Math.min(heard.to, heard.from + 4 * meters.map.barLength(0)));
      view.reveal(used.length > 0 ? Math.round((Math.min(...used) + Math.max(...used)) / 2) : 60, true);
    } else view.scrollTop = scrollTop.peek();
    lastShown = first.pattern.id;

    const pointer = new RollPointer(hand, () => tonality(studio), () => undefined);
    const grow = (factor: number, y: number) => {
      const before = rowHeight.peek();
      const next = Math.max(LEAST_ROW, Math.min(MOST_ROW, before * factor));
      const at = (view.scrollTop + y) / before;
      rowHeight.value = next;
      view.scrollTop = at * next - y;
    };
    const ends = [
      effect(() => {
        const focused = focusedNow();
        if (!focused) return;
        const song = studio.song.value;
        const own = patternMeters(song, focused.clip);
        const shown = rowsNow(studio, focused);
        const lit = highlight.value ? tonality(studio) : null;
        axis.extend(patternEnd(focused.pattern, focused.clip, own.map.barLength(0)));
        view.show({
          notes: focused.pattern.notes, meters: own.list, rows: shown, rowHeight: rowHeight.value, tonality: lit, color: focused.track?.color ?? '#8fa7f4', coloring: coloring.value,
          ghosts: focused.clip && ghosts.value.size > 0 ? ghostNotes(song, focused.clip, ghosts.value) : [], heard: heardOf(focused), finest: grid.value.step === 'adaptive' ? 0 : cell.value,
        });
        keys.show({ rows: shown, rowHeight: rowHeight.value, tonality: lit });
        ruler.show({ meters: own.list, heard: heardOf(focused) });
      }),
      effect(() => view.show({ selection: selection.value })),
      effect(() => keys.show({ held: soundingKey.value })),
      effect(() => {
        const preview = quantisePreview.value ?? pending.value;
        const played = steps.value?.shown.value ?? [];
        const last = played[played.length - 1];
        if (last) view.reveal(last.key);
        if (preview) view.showPreview({ hidden: new Set(preview.old), notes: preview.now });
        else view.showPreview(played.length > 0 ? { ...NO_PREVIEW, notes: played } : NO_PREVIEW);
      }),
      studio.onFrame(() => {
        const focused = focusedNow();
        const tick = focused?.track ? tickInPattern(focused.track, focused.pattern.id, studio.position()) : null;
        view.setPlayhead(tick);
        ruler.setPlayhead(tick);
        view.setCursor(steps.peek()?.cursor.peek() ?? null);
        if (tick !== null && studio.transport.peek().state === 'playing') axis.follow(follow.peek(), tick);
      }),
      listen(host.current, pointer),
      navigate(host.current, view, grow),
      navigate(keysHost.current, { axis, height: view.height, get scrollTop() { return view.scrollTop; }, set scrollTop(top) { view.scrollTop = top; } }, grow),
      navigate(rulerHost.current, view),
      listen(keysHost.current, {
        press: (place, event) => {
          const key = keys.keyAt(place.y);
          if (event.shiftKey) {
            selection.value = new Set(focusedNow()?.pattern.notes.filter((note) => note.key === key) ?? []);
            return null;
          }
          let now = key;
          audition.strike(now, 40 + (80 * place.x) / Math.max(1, keys.width));
          return {
            move: (at) => {
              const next = keys.keyAt(at.y);
              if (next !== now) audition.strike((now = next), 90);
            },
            end: () => audition.release(),
            cancel: () => audition.release(),
          };
        },
      }),
      listen(rulerHost.current, {
        press: (place) => {
          const go = (x: number) => {
            const clip = focusedNow()?.clip;
            steps.peek()?.moveTo(hand.snapDown(Math.max(0, axis.tickAt(x)), false));
            if (clip) studio.locate(tickInSong(clip, hand.snap(Math.max(0, axis.tickAt(x)), false)));
          };
          go(place.x);
          return { move: (at) => go(at.x), end: () => undefined, cancel: () => undefined };
        },
      }),
    ];
    let endSteps: (() => void) | null = null;
    const turn = () => {
      endSteps?.();
      endSteps = stepInput.peek() ? beginSteps(studio) : null;
    };
    turn();
    ends.push(() => endSteps?.(), stepInput.subscribe(() => {
      turn();
      // Arrows are for the cursor now, and not for the toolbar that was pressed.
      if (endSteps) host.current?.focus();
    }));
    return () => {
      for (const end of ends) end();
      audition.release();
      view.dispose();
      keys.dispose();
      ruler.dispose();
      handRef.current = null;
    };
  }, [studio, names]);

  const menu = contextMenu('Notes', () => noteMenu(studio));
  return (
    <>
      <div class="notes-corner" />
      <div class="notes-ruler" ref={rulerHost} title="Press to go there; the blue band is what the clip repeats" />
      <div class="notes-keys" ref={keysHost} title="Press to hear a key; Shift chooses its notes" />
      <div class="notes-roll" ref={host} tabIndex={0} role="application" aria-label={label} aria-describedby="notes-chosen" aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight Q Delete" {...menu}
        onContextMenu={(event) => {
          const hand = handRef.current;
          const hit = hand?.view.hit(placeIn(event.currentTarget, event).x, placeIn(event.currentTarget, event).y);
          if (hit && !selection.peek().has(hit.note)) selection.value = new Set([hit.note]);
          menu.onContextMenu?.(event);
        }} />
      <Chosen studio={studio} />
      <Splitter label="lane" axis="y" size={size} min={56} max={280} after onChange={(next) => (laneHeight.value = next)} />
      <LaneBar />
      <LaneCanvas studio={studio} hand={handRef} />
    </>
  );
}

let lastShown = '';

const MENU = ['cut', 'copy', 'paste', 'duplicate', 'erase', '', 'quantise', 'legato', 'join', 'reverse', 'mirror', 'fit-scale', '', 'octave-up', 'octave-down', 'all'];

function noteMenu(studio: Studio): readonly MenuItem[] {
  return MENU.flatMap((id): MenuItem[] => {
    if (id === '') return ['rule'];
    const command = find(`notes.${id}`);
    return command ? [{ label: command.label, command: command.id, disabled: !(command.enabled?.(studio) ?? true), run: () => perform(command, studio) }] : [];
  });
}

const one = computed(() => (selection.value.size === 1 ? [...selection.value][0] : undefined));

/** What is chosen, in words for screen readers. */
function Chosen({ studio }: { readonly studio: Studio }) {
  const count = useTracked(() => selection.value.size);
  const note = useSignal(one);
  return <span id="notes-chosen" class="hidden-text">{note ? noteText(studio, note) : `${count} notes selected`}</span>;
}
