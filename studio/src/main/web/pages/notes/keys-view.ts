import { palette } from '../../theme/theme';
import { CanvasView } from '../../view/canvas';
import { pitchName } from '../../wire/pitch';
import type { KeyRows } from './key-rows';
import { inScale, type Tonality } from './scales';

const BLACK = [false, true, false, true, false, false, true, false, true, false, true, false];

/** What the keys beside a roll show. */
export interface KeysScene {
  readonly rows: KeyRows;
  readonly rowHeight: number;
  readonly top: number;
  readonly tonality: Tonality | null;
  /** Names of keys, of drums for example. */
  readonly names: ReadonlyMap<number, string>;
  readonly held: number | null;
}

/** A keyboard on its side, whose keys are as high as the rows of the roll. */
export class KeysView extends CanvasView {
  constructor(
    host: HTMLElement,
    private scene: KeysScene,
  ) {
    super(host, ['opaque']);
    this.atEnd(palette.subscribe(() => this.invalidate()));
    void document.fonts?.ready.then(() => this.invalidate());
  }

  show(part: Partial<KeysScene>): void {
    this.scene = { ...this.scene, ...part };
    this.invalidate();
  }

  keyAt(y: number): number {
    return this.scene.rows.keyAt((y + this.scene.top) / this.scene.rowHeight);
  }

  protected override draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { rows, rowHeight, top, tonality, names, held } = this.scene;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg0;
    context.fillRect(0, 0, this.width, this.height);
    context.font = `500 ${Math.min(11, Math.max(9, rowHeight - 4))}px ${getComputedStyle(this.host).fontFamily || 'sans-serif'}`;
    context.textBaseline = 'middle';
    const last = Math.min(rows.count - 1, Math.floor((top + this.height) / rowHeight));
    for (let row = Math.max(0, Math.floor(top / rowHeight)); row <= last; row++) {
      const key = rows.keyAt(row);
      const y = Math.round(row * rowHeight - top);
      const tall = Math.round((row + 1) * rowHeight - top) - y - 1;
      const black = BLACK[key % 12] ?? false;
      context.fillStyle = '#d9dbde';
      context.fillRect(0, y, this.width - 1, tall);
      if (black) {
        context.fillStyle = '#1b1d20';
        context.fillRect(0, y, this.width * 0.62, tall);
      }
      if (held === key) {
        context.fillStyle = colors.accent;
        context.fillRect(0, y, this.width - 1, tall);
      }
      if (tonality && inScale(tonality, key)) {
        context.fillStyle = key % 12 === tonality.root ? '#0b76b3' : '#7c8289';
        context.beginPath();
        context.arc(this.width - 9, y + tall / 2, Math.min(3, tall / 3), 0, 7);
        context.fill();
      }
      const name = names.get(key);
      if (rowHeight >= 10 && (name !== undefined || key % 12 === 0 || (rowHeight >= 15 && rows.count < 128) || rowHeight >= 20)) {
        context.fillStyle = black && held !== key ? '#e5e8ec' : '#1b1d20';
        context.fillText(name ?? pitchName(key), 6, y + tall / 2 + 0.5, this.width - (tonality ? 24 : 10));
      }
    }
  }
}
