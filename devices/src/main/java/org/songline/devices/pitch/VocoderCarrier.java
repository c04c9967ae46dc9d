package org.songline.devices.pitch;

import java.util.Arrays;
import org.songline.devices.Glide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.LaneOscillator;
import org.songline.dsp.oscillator.Wave;

/** The vocoder's own chord of saws or pulses: four notes, each a little apart left and right. */
final class VocoderCarrier {
  private static final int NOTES = 4;
  private static final int LANES = Quantum.LANES;
  private static final float LEVEL = 0.16f;
  private static final float SEMITONE = 1 / 12f;
  private static final float CENT = 1 / 1200f;

  private final float perHertz;
  private final LaneOscillator oscillator = new LaneOscillator();
  private final float[] buffer = new float[LaneOscillator.BUFFER];
  private final float[] cycles = new float[LANES];
  private final float[] next = new float[LANES];
  private final float[] widths = new float[LANES];
  private final Glide[] steps = new Glide[NOTES];
  private boolean running;

  VocoderCarrier(double rate) {
    perHertz = (float) (1 / rate);
    for (int i = 0; i < NOTES; i++) {
      steps[i] = new Glide(rate);
    }
    Arrays.fill(widths, 0.5f);
  }

  /** Adds a quantum with gains that glide; {@code left} and {@code right} have 64 frames. */
  void add(
      float note,
      float noteNext,
      int[] chord,
      float detune,
      float sawFrom,
      float sawTo,
      float pulseFrom,
      float pulseTo,
      float[] left,
      float[] right) {
    for (int n = 0; n < NOTES; n++) {
      steps[n].next(chord[n], chord[n]);
      float apart = detune * (0.35f + 0.65f * n / (NOTES - 1));
      for (int side = 0; side < 2; side++) {
        float off = (side == 0 ? -apart : apart) * CENT;
        int lane = 2 * n + side;
        cycles[lane] = frequency(note + steps[n].from(), off);
        next[lane] = frequency(noteNext + steps[n].to(), off);
      }
    }
    if (!running) {
      running = true;
      for (int lane = 0; lane < 2 * NOTES; lane++) {
        oscillator.start(lane, 0.137 * lane, cycles[lane], 0, 0.5f);
      }
    }
    oscillator.prepare(cycles, next);
    boolean pulse = pulseFrom != 0 || pulseTo != 0;
    if (sawFrom != 0 || sawTo != 0) {
      oscillator.add(Wave.SAW, buffer, LEVEL * sawFrom, LEVEL * sawTo);
    }
    oscillator.widen(widths);
    if (pulse) {
      oscillator.add(Wave.PULSE, buffer, LEVEL * pulseFrom, LEVEL * pulseTo);
    }
    oscillator.advance(true);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = i * LANES;
      left[i] += (buffer[at] + buffer[at + 2]) + (buffer[at + 4] + buffer[at + 6]);
      right[i] += (buffer[at + 1] + buffer[at + 3]) + (buffer[at + 5] + buffer[at + 7]);
    }
    LaneOscillator.shift(buffer);
  }

  private float frequency(float key, float off) {
    float hertz = 440 * Exact.fastExp2((key - 69) * SEMITONE + off);
    return Math.min(hertz * perHertz, LaneOscillator.HIGHEST);
  }

  void snap() {
    for (Glide step : steps) {
      step.snap();
    }
  }

  void reset() {
    running = false;
    Arrays.fill(buffer, 0);
    for (int lane = 0; lane < LANES; lane++) {
      oscillator.stop(lane);
    }
    snap();
  }
}
