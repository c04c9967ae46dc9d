package org.songline.dsp.reverb;

/**
 * The answer of a hung steel plate: dense at once, its highs before its lows, because bending waves
 * run as the root of their frequency (Arcas and Chaigne, 2010).
 *
 * @param metres that a wave runs to the pickups
 * @param millimetres of steel
 */
public record PlateImpulse(double metres, double millimetres, Decay decay) {
  /** Speed of bending waves at 1 Hz in steel 1 mm thick, metres a second. */
  private static final double SPEED = 6.1;

  public float[][] at(double rate, long seed) {
    int frames = (int) Math.ceil(1.1 * decay.longest() * rate) + 64;
    return LateNoise.of(
        decay,
        hertz -> metres / (SPEED * Math.sqrt(millimetres * Math.max(40, hertz))),
        frames,
        rate,
        seed);
  }
}
