/** Colours as numbers: OKLCH to sRGB (Björn Ottosson's matrices) and the contrast of WCAG 2.2. */

type Three = readonly [number, number, number];

/** `#rrggbb` of a lightness 0 to 1, a chroma 0 to 0.4 and a hue in degrees; what sRGB cannot show loses chroma until it can. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  for (let c = chroma; ; c -= 0.002) {
    const rgb = linear(lightness, Math.max(0, c), (hue * Math.PI) / 180);
    if (c <= 0 || rgb.every((x) => x > -0.0005 && x < 1.0005)) return hex(rgb);
  }
}

function linear(l: number, c: number, h: number): Three {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function hex(rgb: Three): string {
  const digits = rgb.map((x) => {
    const clear = Math.min(1, Math.max(0, x));
    const coded = clear <= 0.0031308 ? 12.92 * clear : 1.055 * clear ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255).toString(16).padStart(2, '0');
  });
  return '#' + digits.join('');
}

/** Red, green and blue, 0 to 255, of `#rrggbb`. */
function channels(color: string): Three {
  const all = parseInt(color.slice(1), 16);
  return [(all >> 16) & 255, (all >> 8) & 255, all & 255];
}

/** Relative luminance by WCAG, 0 to 1. */
export function luminance(color: string): number {
  const [r, g, b] = channels(color).map((x) => {
    const s = x / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio by WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour that is seen when `over` lies on `under` with an opacity of 0 to 1. */
export function mix(under: string, over: string, opacity: number): string {
  const top = channels(over);
  const mixed = channels(under).map((x, i) => Math.round(x + ((top[i] ?? 0) - x) * opacity));
  return '#' + mixed.map((x) => x.toString(16).padStart(2, '0')).join('');
}
