package org.songline.dsp.oscillator;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Sixteen band-limited oscillators side by side, one quantum at a time. At 48 kHz no alias at or
 * below 20 kHz is above -90 dB of the fundamental, for fundamentals up to 5 kHz.
 *
 * <p>A jump is made band-limited by samples on both sides of it, so the oscillators run {@link
 * #LEAD} frames ahead of what is heard: they add to a buffer of {@link #BUFFER} samples whose first
 * 64 frames are the quantum to hear; the user then moves the last 32 frames to the front and clears
 * the rest ({@link #shift}). A quantum is {@link #prepare}, any number of {@code add}s, {@link
 * #advance}.
 */
public final class LaneOscillator {
  /** Frames by which the oscillators run ahead. */
  public static final int LEAD = CornerTable.HALF;

  /** Frames kept from one quantum to the next. */
  public static final int SPILL = CornerTable.TAPS;

  /** Samples of a lane buffer. */
  public static final int BUFFER = (Quantum.FRAMES + SPILL) * Quantum.LANES;

  /** The highest frequency, in cycles a frame. */
  public static final float HIGHEST = 0.45f;

  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final int AT = LEAD * LANES;
  private static final CornerTable CORNERS = CornerTable.INSTANCE;

  private final LaneWaves waves;

  /**
   * Phase in turns at the first frame, such that the turn nearest to the frame before is 0: a jump
   * belongs to the quantum of the first frame after it.
   */
  private final double[] phase = new double[LANES];

  /** The phase that trails by the pulse width. */
  private final double[] trail = new double[LANES];

  private final float[] start = new float[LANES];
  private final float[] step = new float[LANES];
  private final float[] bend = new float[LANES];
  private final float[] trailStart = new float[LANES];
  private final float[] trailStep = new float[LANES];
  private final float[] work = new float[CornerTable.TAPS];

  /** Lanes that take part in the quantum: all from this one on are silent. */
  private int lanes = LANES;

  public LaneOscillator() {
    this(LaneWaves.best());
  }

  LaneOscillator(LaneWaves waves) {
    this.waves = waves;
  }

  /** Oscillators that compute one lane at a time, with the same bits. */
  public static LaneOscillator scalar() {
    return new LaneOscillator(new ScalarWaves());
  }

  /** Moves what was made ahead to the front and clears the rest. */
  public static void shift(float[] buffer) {
    System.arraycopy(buffer, FRAMES * LANES, buffer, 0, SPILL * LANES);
    Arrays.fill(buffer, SPILL * LANES, BUFFER, 0f);
  }

  /** Silences one lane of a buffer. */
  public static void clear(float[] buffer, int lane) {
    clear(buffer, lane, FRAMES + SPILL);
  }

  /** Silences one lane of a buffer before a frame. */
  public static void clear(float[] buffer, int lane, int frames) {
    for (int i = lane; i < frames * LANES; i += LANES) {
      buffer[i] = 0;
    }
  }

  /**
   * Starts one lane before {@link #prepare}.
   *
   * @param newPhase in turns, at {@code frame} of the quantum to hear
   * @param cycles a frame, 0 to {@link #HIGHEST}
   * @param width of a pulse, 0 to 1
   */
  public void start(int lane, double newPhase, float cycles, int frame, float width) {
    double at = newPhase + (LEAD - frame) * (double) cycles;
    phase[lane] = at - Math.rint(at - cycles);
    align(lane, cycles, width);
  }

  /** Sets a lane's pulse width at once, as when the wave becomes a pulse. */
  public void align(int lane, float cycles, float width) {
    double at = phase[lane] - width;
    trail[lane] = at - Math.rint(at - cycles);
  }

  /** Stops one lane: it makes a constant until it is started again. */
  public void stop(int lane) {
    phase[lane] = 0;
    trail[lane] = 0;
    still(lane);
  }

  private void still(int lane) {
    start[lane] = 0;
    step[lane] = 0;
    bend[lane] = 0;
    trailStart[lane] = 0;
    trailStep[lane] = 0;
  }

  /**
   * Sets the frequencies of the next quantum, in cycles a frame: they glide evenly from {@code
   * cycles} to {@code next}. A lane at 0 stands still.
   */
  public void prepare(float[] cycles, float[] next) {
    prepare(cycles, next, LANES);
  }

  /** As {@link #prepare(float[], float[])}, where only the first lanes sound in the quantum. */
  public void prepare(float[] cycles, float[] next, int sounding) {
    for (int lane = sounding; lane < lanes; lane++) {
      still(lane);
    }
    lanes = sounding;
    for (int lane = 0; lane < lanes; lane++) {
      start[lane] = (float) phase[lane];
      step[lane] = cycles[lane];
      bend[lane] = (next[lane] - cycles[lane]) * (1f / (2 * FRAMES));
    }
  }

  /**
   * Sets the pulse widths at the end of the quantum, after {@link #prepare}. A width moves at most
   * as fast as the pulse itself would at half speed.
   */
  public void widen(float[] widths) {
    for (int lane = 0; lane < lanes; lane++) {
      double now = phase[lane] - trail[lane];
      now -= Math.floor(now);
      float slowest = Math.min(step[lane], step[lane] + 2 * FRAMES * bend[lane]);
      float most = 0.5f * FRAMES * slowest;
      float change = Math.clamp((float) (widths[lane] - now), -most, most);
      trailStart[lane] = (float) trail[lane];
      trailStep[lane] = step[lane] - change * (1f / FRAMES);
    }
  }

  /** To the next quantum; {@code pulse} when {@link #widen} was called for this one. */
  public void advance(boolean pulse) {
    for (int lane = 0; lane < lanes; lane++) {
      phase[lane] = moved(phase[lane], start[lane], step[lane], bend[lane]);
      if (pulse) {
        trail[lane] = moved(trail[lane], trailStart[lane], trailStep[lane], bend[lane]);
      }
    }
  }

  private static double moved(double from, float start, float step, float bend) {
    double whole = ScalarWaves.turns(ScalarWaves.phase(start, step, bend, FRAMES - 1));
    return from + FRAMES * (double) step + (double) (FRAMES * FRAMES) * bend - whole;
  }

  /**
   * Adds one quantum to a lane buffer, with a gain that glides from {@code gain} to {@code end}.
   */
  public void add(Wave wave, float[] out, float gain, float end) {
    float slope = (end - gain) * (1f / FRAMES);
    plain(wave, out, gain, slope);
    switch (wave) {
      case SINE -> {}
      case SAW -> corners(phase, start, step, -2, 0, out, gain, slope);
      case PULSE -> {
        corners(phase, start, step, -2, 0, out, gain, slope);
        corners(trail, trailStart, trailStep, 2, 0, out, gain, slope);
      }
      case TRIANGLE -> {
        corners(phase, start, step, 0, 8, out, gain, slope);
        corners(trail, trailStart, trailStep, 0, -8, out, gain, slope);
      }
    }
  }

  private void plain(Wave wave, float[] out, float gain, float slope) {
    switch (wave) {
      case SINE -> waves.sine(out, AT, start, step, bend, gain, slope, lanes);
      case TRIANGLE -> waves.triangle(out, AT, start, step, bend, gain, slope, lanes);
      case SAW -> waves.saw(out, AT, start, step, bend, gain, slope, lanes);
      case PULSE -> {
        waves.saw(out, AT, start, step, bend, gain, slope, lanes);
        waves.saw(out, AT, trailStart, trailStep, bend, -gain, -slope, lanes);
      }
    }
  }

  /** Corrects the jumps and bends at every half turn of a phase. */
  private void corners(
      double[] exact,
      float[] from,
      float[] rate,
      float height,
      float kink,
      float[] out,
      float gain,
      float slope) {
    for (int lane = 0; lane < lanes; lane++) {
      float p = from[lane];
      float r = rate[lane];
      float b = bend[lane];
      int count = (int) ScalarWaves.turns(ScalarWaves.phase(p, r, b, FRAMES - 1));
      for (int turn = 1; turn <= count; turn++) {
        double time = crossing(exact[lane], r, b, turn - 0.5);
        int frame = Math.clamp((long) Math.ceil(time), 0, FRAMES - 1);
        // The sample that jumped in the plain wave decides, not the time found in other arithmetic.
        while (frame > 0 && ScalarWaves.turns(ScalarWaves.phase(p, r, b, frame - 1)) >= turn) {
          frame--;
        }
        while (frame < FRAMES - 1 && ScalarWaves.turns(ScalarWaves.phase(p, r, b, frame)) < turn) {
          frame++;
        }
        float since = Math.clamp((float) (frame - time), 0f, 1f);
        float place = frame - since;
        float size = kink == 0 ? height : kink * Math.fma(2f * b, place, r);
        size *= Math.fma(place, slope, gain);
        if (kink == 0) {
          CORNERS.addStep(out, frame * LANES + lane, 0, since, size, work);
        } else {
          CORNERS.addRamp(out, frame * LANES + lane, 0, since, size, work);
        }
      }
    }
  }

  /**
   * When a phase reaches {@code target}: exact for an even phase, three Newton steps for a glide.
   */
  private static double crossing(double from, double step, double bend, double target) {
    double time = (target - from) / step;
    if (bend != 0) {
      for (int i = 0; i < 3; i++) {
        double miss = from + time * (step + time * bend) - target;
        time -= miss / Math.max(1e-9, step + 2 * bend * time);
      }
    }
    return time;
  }

  /**
   * Fills what one lane would have made before its first quantum, after {@link #start}: the wave
   * sounds as if it had always run. The lane of the buffer must be clear.
   */
  public void lead(Wave wave, int lane, float cycles, float[] out, float gain) {
    for (int frame = -SPILL; frame < 0; frame++) {
      double p = phase[lane] + frame * (double) cycles;
      double q = trail[lane] + frame * (double) cycles;
      if (frame >= -LEAD) {
        out[AT + frame * LANES + lane] += gain * wave.plain(p, q);
      }
      switch (wave) {
        case SINE -> {}
        case SAW -> leadCorner(out, frame, lane, p, cycles, -2 * gain, 0);
        case PULSE -> {
          leadCorner(out, frame, lane, p, cycles, -2 * gain, 0);
          leadCorner(out, frame, lane, q, cycles, 2 * gain, 0);
        }
        case TRIANGLE -> {
          leadCorner(out, frame, lane, p, cycles, 0, 8 * gain * cycles);
          leadCorner(out, frame, lane, q, cycles, 0, -8 * gain * cycles);
        }
      }
    }
  }

  private void leadCorner(
      float[] out, int frame, int lane, double p, float cycles, float height, float kink) {
    if (Math.rint(p) == Math.rint(p - cycles)) {
      return;
    }
    float since = Math.clamp((float) ((p - Math.rint(p) + 0.5) / cycles), 0f, 1f);
    if (kink == 0) {
      CORNERS.addStep(out, frame * LANES + lane, -frame, since, height, work);
    } else {
      CORNERS.addRamp(out, frame * LANES + lane, -frame, since, kink, work);
    }
  }

  /** As {@link #lead(Wave, int, float, float[], float)}, for a place in a wavetable. */
  public void lead(
      Wavetable table,
      Wavetable.Range range,
      float place,
      int lane,
      float cycles,
      float[] out,
      float gain) {
    float[] wave = table.wave(range, cycles);
    for (int frame = -LEAD; frame < 0; frame++) {
      double p = phase[lane] + frame * (double) cycles;
      out[AT + frame * LANES + lane] +=
          gain * Wavetable.read(wave, table.count(), (float) (p - Math.floor(p)), place);
    }
  }

  /**
   * Adds one quantum of a wavetable.
   *
   * @param place of each lane within the table, 0 to 1, at the start, and {@code next} at the end
   */
  public void add(
      Wavetable table,
      Wavetable.Range range,
      float[] place,
      float[] next,
      float[] out,
      float gain,
      float end) {
    float slope = (end - gain) * (1f / FRAMES);
    int count = table.count();
    for (int lane = 0; lane < lanes; lane++) {
      float from = start[lane];
      float rate = step[lane];
      float curve = bend[lane];
      if (rate > 0) {
        float[] wave = table.wave(range, Math.max(rate, rate + 2 * FRAMES * curve));
        float at = place[lane];
        float glide = (next[lane] - at) * (1f / FRAMES);
        for (int f = 0; f < FRAMES; f++) {
          float p = ScalarWaves.phase(from, rate, curve, f);
          float turn = p - (float) Math.floor(p);
          float x = Wavetable.read(wave, count, turn, Math.fma(f, glide, at));
          int i = AT + f * LANES + lane;
          out[i] = Math.fma(x, Math.fma(f, slope, gain), out[i]);
        }
      }
    }
  }
}
