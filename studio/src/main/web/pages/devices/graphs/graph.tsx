import { useEffect, useRef } from 'preact/hooks';
import { effect } from '../../../core/signal';
import { focusDevice } from '../../../focus';
import { palette } from '../../../theme/theme';
import { beforeNudge, forgetNudge, hint, nudge, type Nudged, wheelSteps } from '../../../ui';
import { CanvasView } from '../../../view/canvas';
import type { Curve } from '../../../wire/protocol.generated';
import type { DeviceHand } from '../hand';
import type { Handle, Hero } from './hero';
import { LiveSound } from './live';
import { Pen } from './pen';

const NEAR = 14;

/** A graph on canvas; its numbers are the knobs beneath it. */
export function Graph({ hero, hand }: { readonly hero: Hero; readonly hand: DeviceHand }) {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = room.current;
    if (!host) return;
    const view = new GraphView(host, hero, hand);
    return () => view.dispose();
  }, [hero, hand]);
  return <div ref={room} class="dv-graph" role="img" aria-label={`${hero.label} of ${hand.table.name}; its values are in the controls below`} />;
}

class GraphView extends CanvasView {
  private curve: Curve | null = null;
  private asked = '';
  private asking = false;
  private handles: readonly Handle[] = [];
  private under: string | null = null;
  private readonly turned: Nudged = { keep: () => this.hand.commit() };
  private readonly live: LiveSound | null;

  constructor(host: HTMLElement, private readonly hero: Hero, private readonly hand: DeviceHand) {
    super(host, ['clear']);
    this.live = hero.live ? new LiveSound(hand) : null;
    if (this.live) this.follow(this.live);
    this.atEnd(effect(() => {
      void [hand.device.value, hand.held.value, hand.members.value, palette.value];
      this.ask();
      this.invalidate();
    }));
    this.atEnd(() => forgetNudge(this.turned));
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true) => {
      host.addEventListener(type, listener, { passive });
      this.atEnd(() => host.removeEventListener(type, listener));
    };
    on('pointerdown', (event) => this.press(event));
    on('pointermove', (event) => this.hover(event));
    on('pointerleave', () => this.point(null));
    on('dblclick', (event) => this.twice(event));
    on('wheel', (event) => this.wheel(event), false);
  }

  protected draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const pen = this.pen(context);
    if (this.live) this.hero.live?.behind?.(pen, this.hand, this.live);
    this.hero.draw(pen, this.hand, this.curve);
    if (this.live) this.hero.live?.over?.(pen, this.hand, this.live);
    this.handles = this.hero.handles?.(pen, this.hand) ?? [];
    for (const handle of [...this.handles].sort((a, b) => Number(a.chosen) - Number(b.chosen) || Number(a.on) - Number(b.on))) pen.handle(handle.x, handle.y, handle.label, handle.on, handle.chosen || handle.id === this.under);
  }

  /** Looks at the sound while the device is in focus, and draws each frame while the song moves and until nothing is left to see. */
  private follow(live: LiveSound): void {
    const { studio } = this.hand;
    const id = this.hand.device.peek().id;
    this.atEnd(effect(() => (focusDevice.value === id ? studio.lookAt(id) : undefined)));
    let end: (() => void) | null = null;
    const rest = () => {
      end?.();
      end = null;
    };
    const frame = (stamp: number) => {
      live.take(stamp / 1000);
      this.invalidate();
      if (studio.transport.peek().state === 'stopped' && live.quiet) rest();
    };
    this.atEnd(effect(() => {
      if (studio.transport.value.state !== 'stopped') end ??= studio.onFrame(frame);
    }));
    this.atEnd(rest);
  }

  private pen(context: CanvasRenderingContext2D): Pen {
    return new Pen(context, this.width, this.height, palette.peek(), "500 10px 'Songline Sans', system-ui, sans-serif");
  }

  /** Asks the program for what the device does; one question at a time, the newest last. */
  private ask(): void {
    const wanted = this.hero.wanted?.(this.hand) ?? null;
    if (!wanted) {
      this.curve = null;
      this.asked = '';
      return;
    }
    const { studio, table, device } = this.hand;
    const body = JSON.stringify({
      type: table.id, of: wanted.of, parameters: { ...this.hand.changed(), ...wanted.values }, assets: device.peek().assets,
      tempo: studio.song.peek().tempos[0]?.bpm ?? 120, seconds: wanted.seconds ?? 2, key: wanted.key ?? 60,
    });
    if (body === this.asked || this.asking) return;
    this.asked = body;
    this.asking = true;
    studio.post<Curve>('/api/devices/response', body).then(
      (curve) => (this.curve = curve),
      () => (this.curve = null),
    ).finally(() => {
      this.asking = false;
      this.invalidate();
      this.ask();
    });
  }

  private at(event: { readonly clientX: number; readonly clientY: number }): { readonly x: number; readonly y: number; readonly handle: Handle | null } {
    const box = this.host.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    let best: Handle | null = null;
    let least = NEAR;
    for (const handle of this.handles) {
      const away = Math.hypot(handle.x - x, handle.y - y) + (handle.on ? 0 : 3);
      if (away < least) [best, least] = [handle, away];
    }
    return { x, y, handle: best };
  }

  private point(handle: Handle | null): void {
    const id = handle?.id ?? null;
    this.host.style.cursor = handle ? 'grab' : '';
    if (id === this.under) return;
    this.under = id;
    this.invalidate();
  }

  private hover(event: PointerEvent): void {
    if (event.buttons !== 0) return;
    const { handle } = this.at(event);
    this.point(handle);
    hint.value = handle ? 'Drag to set; wheel for its width; double click to put it back' : this.hero.label;
  }

  private press(event: PointerEvent): void {
    const { handle, x, y } = this.at(event);
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    handle.press?.();
    const dx = handle.x - x;
    const dy = handle.y - y;
    let moved = false;
    this.host.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent) => {
      const to = this.at(next);
      const fine = next.shiftKey ? 0.15 : 1;
      moved = true;
      this.hand.preview(handle.move(handle.x + (to.x + dx - handle.x) * fine, handle.y + (to.y + dy - handle.y) * fine));
    };
    const done = (next: Event) => {
      this.host.removeEventListener('pointermove', move);
      this.host.removeEventListener('pointerup', done);
      this.host.removeEventListener('pointercancel', done);
      if (next.type === 'pointercancel') this.hand.cancel();
      else if (moved) this.hand.commit().catch(() => undefined);
    };
    this.host.addEventListener('pointermove', move);
    this.host.addEventListener('pointerup', done);
    this.host.addEventListener('pointercancel', done);
  }

  private twice(event: MouseEvent): void {
    const context = this.layers[0]?.context;
    const { handle, x, y } = this.at(event);
    const values = handle ? handle.reset?.() : context && this.hero.add?.(this.pen(context), this.hand, x, y);
    if (values) this.hand.set(values).catch(() => undefined);
  }

  private wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const { handle } = this.at(event);
    if (!handle?.wheel) return;
    event.preventDefault();
    beforeNudge(this.turned);
    this.hand.preview(handle.wheel(wheelSteps(event)));
    nudge(this.turned, true);
  }
}
