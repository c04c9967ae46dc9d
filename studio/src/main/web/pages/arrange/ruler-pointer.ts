import { hint, openMenu } from '../../ui';
import type { RulerHit } from '../../view/ruler';
import { listenToDrags, placeOf } from './gestures/drag';
import type { Place, Press } from './gestures/gesture';
import { chooseSection, DragLoop, Locate, MoveItem, MoveSection, SizeSection } from './gestures/ruler';
import { editRulerItem, rulerMenu } from './ruler-edit';
import { axis, rulerItem } from './state';
import type { Stage } from './stage';

function hintOf(hit: RulerHit): string {
  switch (hit.kind) {
    case 'bars': return 'Press to go there; wheel with Ctrl zooms';
    case 'brace': return hit.part === 'empty' ? 'Drag to draw the loop' : hit.part === 'body' ? 'Drag to move the loop, double click turns it on or off' : 'Drag to move the end of the loop';
    case 'lane': return 'Double click to add something here';
    case 'item': return hit.lane === 'sections' && hit.part === 'body' ? 'Drag to move the section with its content, double click to change it' : 'Drag to move, double click to change';
  }
}

/** Lets pointers work on the ruler; the result ends that. */
export function listenToRuler(stage: Stage, element: HTMLElement): () => void {
  const { ruler, studio } = stage;
  const press = (place: Place): Press | null => {
    const hit = ruler.hit(place.x, place.y);
    if (hit.kind === 'bars') return { gesture: () => new Locate(stage), atOnce: true };
    if (hit.kind === 'brace') return { gesture: () => new DragLoop(stage, hit.part, place) };
    if (hit.kind === 'lane') {
      rulerItem.value = null;
      return { gesture: null, click: (at) => studio.locate(stage.snap(axis.tickAt(at.x))) };
    }
    rulerItem.value = { lane: hit.lane, key: hit.key };
    const section = hit.lane === 'sections' ? stage.song.sections.find((one) => one.id === hit.key) : undefined;
    if (section) {
      return { gesture: () => (hit.part === 'body' ? new MoveSection(stage, section) : new SizeSection(stage, section, hit.part)), click: () => chooseSection(section) };
    }
    const { lane, key } = hit;
    const marker = lane === 'markers' ? stage.song.markers.find((one) => one.id === key) : undefined;
    if (lane === 'markers' || lane === 'chords' || lane === 'tempo') return { gesture: () => new MoveItem(stage, lane, key, place), click: () => marker && studio.locate(marker.at) };
    return null;
  };
  const hover = (event: PointerEvent) => {
    if (event.buttons !== 0) return;
    const place = placeOf(event, element);
    const hit = ruler.hit(place.x, place.y);
    hint.value = hintOf(hit);
    const edge = (hit.kind === 'item' && hit.lane === 'sections' && hit.part !== 'body') || (hit.kind === 'brace' && (hit.part === 'start' || hit.part === 'end'));
    element.style.cursor = edge ? 'ew-resize' : hit.kind === 'item' || (hit.kind === 'brace' && hit.part === 'body') ? 'grab' : 'default';
  };
  const open = (event: MouseEvent) => {
    const place = placeOf(event, element);
    const hit = ruler.hit(place.x, place.y);
    const { loop } = studio.transport.peek();
    if (hit.kind === 'brace' && hit.part === 'body' && loop) studio.loop(loop.from, loop.to, !loop.on);
    else if (hit.kind === 'lane' || hit.kind === 'item') editRulerItem(stage, hit.lane, hit.kind === 'item' ? hit.key : null, stage.snap(hit.tick));
  };
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    const place = placeOf(event, element);
    openMenu({ x: event.clientX, y: event.clientY }, rulerMenu(stage, ruler.hit(place.x, place.y)), { label: 'Ruler' });
  };
  const leave = () => (hint.value = '');
  const end = listenToDrags(stage, element, press, 'x');
  element.addEventListener('pointermove', hover);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('dblclick', open);
  element.addEventListener('contextmenu', menu);
  return () => {
    end();
    element.removeEventListener('pointermove', hover);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('dblclick', open);
    element.removeEventListener('contextmenu', menu);
  };
}

/** Lets pointers move what is seen in the strip of the whole song; the result ends that. */
export function listenToOverview(stage: Stage, element: HTMLElement): () => void {
  const { overview } = stage;
  const end = listenToDrags(stage, element, (from) => {
    const seen = axis.last - axis.origin;
    const grabbed = overview.tickAt(from.x);
    const inside = grabbed >= axis.origin && grabbed <= axis.last;
    const off = inside ? grabbed - axis.origin : seen / 2;
    return { atOnce: true, gesture: () => ({ cursor: 'grabbing', move: (place) => axis.scrollTo(overview.tickAt(place.x) - off), end: () => undefined }) };
  }, 'no');
  const zoom = (event: WheelEvent) => {
    event.preventDefault();
    const place = placeOf(event, element);
    axis.zoomAt(axis.xOf(overview.tickAt(place.x)), Math.exp(-event.deltaY * 0.002));
  };
  element.addEventListener('wheel', zoom, { passive: false });
  return () => {
    end();
    element.removeEventListener('wheel', zoom);
  };
}
