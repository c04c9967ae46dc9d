/** Levels of detail of a file of peaks. */
export const LEVELS = 5;
/** The level of the samples themselves. */
export const SAMPLES = -1;

/** Frames that one pair of a level stands for; 1 for the samples themselves. */
export function framesOfPair(level: number): number {
  return level < 0 ? 1 : 256 << (2 * level);
}

/** Pairs (or frames) that are asked for at once. */
export function pairsOfBlock(level: number): number {
  return level < 0 ? 8192 : 1024;
}

/** The coarsest level that has a pair for every pixel; the samples themselves below 256 frames a pixel. */
export function levelFor(framesPerPixel: number): number {
  let level = SAMPLES;
  while (level + 1 < LEVELS && framesOfPair(level + 1) <= framesPerPixel) level++;
  return level;
}
