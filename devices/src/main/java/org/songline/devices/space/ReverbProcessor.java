package org.songline.devices.space;

import static org.songline.devices.space.ReverbDevice.*;

import java.util.Arrays;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.reverb.Diffuser;
import org.songline.dsp.reverb.Network;

/** Pre-delay, early reflections, diffusion, the network, and the mix. */
final class ReverbProcessor implements Processor {
  /** Lengths of the network's lines in milliseconds at size 100, of each character. */
  private static final double[][] LINES = {
    {
      11.3, 12.7, 13.9, 15.1, 16.7, 18.1, 19.3, 20.9, 22.3, 23.9, 25.3, 26.9, 28.7, 30.1, 31.7, 33.1
    },
    {9.7, 11.1, 12.3, 13.7, 15.3, 16.9, 18.7, 20.3, 22.1, 23.7, 25.9, 27.7, 29.9, 31.9, 34.1, 36.7},
    {
      23.3, 25.7, 28.1, 30.7, 33.1, 35.9, 38.3, 41.3, 44.1, 46.9, 50.3, 53.3, 56.9, 60.1, 63.7, 67.3
    },
  };

  private static final int[] SHAPING = {CHARACTER, SIZE, DECAY, LOW, HIGH};
  private static final int[] PLACING = {CHARACTER, SIZE, PREDELAY};
  private static final double[][] DIFFUSION = {{4.77, 3.59, 2.13, 1.29}, {4.97, 3.83, 2.27, 1.37}};
  private static final float DIFFUSION_GAIN = 0.62f;

  /** First echoes: milliseconds and gain, for the left and the right side. */
  private static final double[][] EARLY_TIMES = {
    {3.1, 7.9, 12.7, 17.3, 23.9, 31.3}, {4.3, 8.7, 11.9, 19.1, 26.3, 33.7}
  };

  private static final float[] EARLY_GAINS = {0.7f, -0.6f, 0.5f, 0.42f, -0.34f, 0.27f};
  private static final double[] EARLY_SCALE = {0.8, 0.4, 1.8};
  private static final double LONGEST_PREDELAY = 0.25;
  private static final double FADE_SECONDS = 0.04;

  /** Cycles a second of the slowest pair of lines, and how far all turn at full modulation. */
  private static final double TURN_HERTZ = 0.13;

  private static final double TURN_DEPTH = 1.5;

  /** Length of an all-pass to the line across. */
  private static final double INNER = 0.618;

  private static final float LEVEL = 0.35f;

  private final double rate;
  private final Network network;
  private final Diffuser[] diffusers = new Diffuser[2];
  private final DelayLine[] past = new DelayLine[2];
  private final int memory;
  private final int fadeFrames;
  private final int[] lengths = new int[Network.LENGTHS];
  private final int[][] early = new int[2][EARLY_GAINS.length + 1];
  private final int[][] earlyBefore = new int[2][EARLY_GAINS.length + 1];
  private final Glide earlyLevel;
  private final Glide width;
  private final Glide mix;
  private final float[] seen = new float[6];
  private final float[] tapsSeen = new float[3];
  private float depth;
  private int fade;
  private int silence;
  private boolean fresh = true;
  private boolean quiet = true;

  ReverbProcessor(double rate) {
    this.rate = rate;
    network = new Network(rate, 0.11, LOW_HERTZ, HIGH_HERTZ);
    for (int c = 0; c < 2; c++) {
      int[] frames = new int[DIFFUSION[c].length];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = (int) Math.rint(DIFFUSION[c][i] / 1000 * rate);
      }
      diffusers[c] = new Diffuser(frames, DIFFUSION_GAIN);
    }
    memory = (int) ((LONGEST_PREDELAY + 0.1) * rate) + 8;
    past[0] = new DelayLine(memory);
    past[1] = new DelayLine(memory);
    fadeFrames = (int) (FADE_SECONDS * rate);
    earlyLevel = new Glide(rate);
    width = new Glide(rate);
    mix = new Glide(rate);
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    if (quiet) {
      snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    control(io.values, io.frame);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      frame(io.audio, io.offset + 2 * i, i);
    }
    network.flush();
    silence = silent ? Math.min(memory, silence + Quantum.FRAMES) : 0;
    quiet = silence >= memory && network.empty() && diffusers[0].empty() && diffusers[1].empty();
  }

  private void frame(float[] audio, int at, int i) {
    float l = limited(audio[at]);
    float r = limited(audio[at + 1]);
    past[0].write(l);
    past[1].write(r);
    float share = fade == 0 ? 0f : (float) fade / fadeFrames;
    float old = share * share * Math.fma(-2f, share, 3f);
    float lateLeft = tap(0, EARLY_GAINS.length, old);
    float lateRight = tap(1, EARLY_GAINS.length, old);
    network.step(diffusers[0].step(lateLeft), diffusers[1].step(lateRight));
    float first = 0.01f * along(earlyLevel, i);
    float wetLeft = LEVEL * network.left();
    float wetRight = LEVEL * network.right();
    if (first > 0) {
      wetLeft = Math.fma(first, reflections(0, old), wetLeft);
      wetRight = Math.fma(first, reflections(1, old), wetRight);
    }
    if (fade > 0) {
      fade--;
    }
    float middle = 0.55f * (wetLeft + wetRight);
    float side = 0.005f * along(width, i) * (wetLeft - wetRight);
    float wet = 0.01f * along(mix, i);
    audio[at] = Math.fma(wet, middle + side - l, l);
    audio[at + 1] = Math.fma(wet, middle - side - r, r);
  }

  private float tap(int side, int place, float old) {
    float now = past[side].read(early[side][place]);
    return old == 0f ? now : Math.fma(old, past[side].read(earlyBefore[side][place]) - now, now);
  }

  private float reflections(int side, float old) {
    float sum = 0;
    for (int e = 0; e < EARLY_GAINS.length; e++) {
      sum = Math.fma(EARLY_GAINS[e], tap(side, e, old), sum);
    }
    return sum;
  }

  private static float limited(float x) {
    return Math.abs(x) <= 1e6f ? x : 0f;
  }

  private static float along(Glide glide, int frame) {
    return Math.fma(frame, (glide.to() - glide.from()) / Quantum.FRAMES, glide.from());
  }

  private void control(Values values, long frame) {
    earlyLevel.next(values, EARLY);
    width.next(values, WIDTH);
    mix.next(values, MIX);
    int character = values.choice(CHARACTER);
    float size = values.end(SIZE) / 100;
    if (changed(seen, values, SHAPING)) {
      for (int i = 0; i < Network.LINES; i++) {
        double frames = LINES[character][i] / 1000 * size * rate;
        lengths[i] = (int) Math.rint(frames);
        int across = Network.LENGTHS - 1 - i;
        lengths[across] = (int) Math.rint(INNER * frames);
      }
      network.lengths(lengths);
      network.decay(values.end(DECAY), values.end(LOW) / 100, values.end(HIGH) / 100);
    }
    placeTaps(values, character, size);
    double cycle = rate / TURN_HERTZ;
    float phase = (float) (frame % cycle / cycle);
    float next = (float) (phase + Quantum.FRAMES / cycle);
    float wanted = (float) (0.01 * values.end(MODULATION) * TURN_DEPTH);
    float limit = (float) (TURN_DEPTH * Quantum.FRAMES / (0.1 * rate));
    float before = fresh ? wanted : depth;
    depth = Math.clamp(wanted, before - limit, before + limit);
    network.turn(phase, next, before, depth, Quantum.FRAMES);
    fresh = false;
  }

  /** Whether any of these values is another than it was; remembers them. */
  private boolean changed(float[] memory, Values values, int[] parameters) {
    boolean any = fresh;
    for (int i = 0; i < parameters.length; i++) {
      float value = values.end(parameters[i]);
      any |= memory[i] != value;
      memory[i] = value;
    }
    return any;
  }

  /** Early reflections and pre-delay are read from new places by a crossfade, one at a time. */
  private void placeTaps(Values values, int character, float size) {
    if (fade > 0 || !changed(tapsSeen, values, PLACING)) {
      return;
    }
    double before = values.end(PREDELAY) / 1000 * rate;
    for (int side = 0; side < 2; side++) {
      for (int e = 0; e <= EARLY_GAINS.length; e++) {
        earlyBefore[side][e] = early[side][e];
        double time =
            e == EARLY_GAINS.length
                ? 0
                : EARLY_TIMES[side][e] / 1000 * EARLY_SCALE[character] * size * rate;
        early[side][e] = (int) Math.rint(before + time);
      }
    }
    fade = fresh ? 0 : fadeFrames;
  }

  private void snap() {
    earlyLevel.snap();
    width.snap();
    mix.snap();
    network.snap();
    fade = 0;
    fresh = true;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    network.reset();
    for (int c = 0; c < 2; c++) {
      diffusers[c].reset();
      past[c].reset();
    }
    silence = 0;
    quiet = true;
  }
}
