package org.songline.devices.space;

import static org.songline.devices.space.ReverbDevice.*;

import java.util.Arrays;
import org.songline.devices.Common;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.OutputLevel;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
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
    {
      24.1, 26.5, 29.1, 31.7, 34.3, 36.7, 39.1, 42.1, 45.1, 48.1, 51.1, 54.3, 57.7, 61.3, 64.9, 68.3
    },
  };

  private static final int[] SHAPING = {
    CHARACTER, SIZE, DECAY, LOW, HIGH, LOW_SPLIT, HIGH_SPLIT, FREEZE
  };
  private static final int[] PLACING = {CHARACTER, SIZE};
  private static final double[][] DIFFUSERS = {{4.77, 3.59, 2.13, 1.29}, {4.97, 3.83, 2.27, 1.37}};
  private static final float DIFFUSION_GAIN = 0.62f;

  /** First echoes: milliseconds and gain, for the left and the right side. */
  private static final double[][] EARLY_TIMES = {
    {3.1, 7.9, 12.7, 17.3, 23.9, 31.3}, {4.3, 8.7, 11.9, 19.1, 26.3, 33.7}
  };

  private static final float[] EARLY_GAINS = {0.7f, -0.6f, 0.5f, 0.42f, -0.34f, 0.27f};
  private static final double[] EARLY_SCALE = {0.8, 0.4, 1.8, 1.8};
  private static final double LONGEST_PREDELAY = 0.25;
  private static final double FADE_SECONDS = 0.04;

  /** Turns to each side of the pairs of lines at full modulation. */
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
  private final Glide late;
  private final Glide diffusion;
  private final Glide open;
  private final Cuts cuts;
  private final Ducker ducker;
  private final OutputLevel output;
  private final Shimmer shimmer;
  private final float[] wet = new float[Quantum.SAMPLES];
  private final float[] seen = new float[SHAPING.length];
  private final float[] tapsSeen = new float[PLACING.length];
  private int predelay;
  private double turned;
  private double meanDelay;
  private float depth;
  private int fade;
  private int silence;
  private boolean fresh = true;
  private boolean quiet = true;

  ReverbProcessor(double rate) {
    this.rate = rate;
    network = new Network(rate, 0.13);
    for (int c = 0; c < 2; c++) {
      int[] frames = new int[DIFFUSERS[c].length];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = (int) Math.rint(DIFFUSERS[c][i] / 1000 * rate);
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
    late = new Glide(rate);
    diffusion = new Glide(rate);
    open = new Glide(rate);
    cuts = new Cuts(rate, LOW_CUT, HIGH_CUT);
    ducker = new Ducker(rate, DUCKING);
    output = new OutputLevel(rate, ReverbDevice.OUTPUT);
    shimmer = new Shimmer(rate);
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
    control(io);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      frame(io.audio, io.offset + 2 * i, i);
    }
    cuts.process(io.values, wet);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      mix(io.audio, io.offset + 2 * i, i);
    }
    output.apply(io);
    network.flush();
    shimmer.flush();
    ducker.flush();
    silence = silent ? Math.min(memory, silence + Quantum.FRAMES) : 0;
    quiet =
        silence >= memory
            && network.empty()
            && diffusers[0].empty()
            && diffusers[1].empty()
            && cuts.empty()
            && ducker.empty();
  }

  /** The reverb of one frame. */
  private void frame(float[] audio, int at, int i) {
    past[0].write(Exact.bounded(audio[at]));
    past[1].write(Exact.bounded(audio[at + 1]));
    float share = fade == 0 ? 0f : (float) fade / fadeFrames;
    float old = share * share * Math.fma(-2f, share, 3f);
    float in = open.at(i);
    float smear = diffusion.at(i);
    diffusers[0].gain(smear);
    diffusers[1].gain(smear);
    float left = diffusers[0].step(in * tap(0, EARLY_GAINS.length, old));
    float right = diffusers[1].step(in * tap(1, EARLY_GAINS.length, old));
    if (shimmer.on()) {
      network.step(left + shimmer.left(), right + shimmer.right());
      shimmer.step(LEVEL * network.left(), LEVEL * network.right(), i);
    } else {
      network.step(left, right);
    }
    float first = 0.01f * earlyLevel.at(i);
    float tail = 0.01f * LEVEL * late.at(i);
    float wetLeft = tail * network.left();
    float wetRight = tail * network.right();
    if (first > 0) {
      wetLeft = Math.fma(first, reflections(0, old), wetLeft);
      wetRight = Math.fma(first, reflections(1, old), wetRight);
    }
    if (fade > 0) {
      fade--;
    }
    wet[2 * i] = wetLeft;
    wet[2 * i + 1] = wetRight;
  }

  private void mix(float[] audio, int at, int i) {
    float l = Exact.bounded(audio[at]);
    float r = Exact.bounded(audio[at + 1]);
    float gain = ducker.gain(l, r, i);
    float middle = 0.55f * gain * (wet[2 * i] + wet[2 * i + 1]);
    float side = 0.005f * gain * width.at(i) * (wet[2 * i] - wet[2 * i + 1]);
    float share = 0.01f * mix.at(i);
    audio[at] = Math.fma(share, middle + side - l, l);
    audio[at + 1] = Math.fma(share, middle - side - r, r);
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

  private void control(Io io) {
    Values values = io.values;
    earlyLevel.next(values, EARLY);
    width.next(values, WIDTH);
    mix.next(values, MIX);
    late.next(values, LATE);
    ducker.next(values);
    float smear = 0.01f * DIFFUSION_GAIN * values.end(DIFFUSION);
    diffusion.next(smear, smear);
    boolean frozen = values.on(FREEZE);
    open.next(frozen ? 0f : 1f, frozen ? 0f : 1f);
    int character = values.choice(CHARACTER);
    float size = values.end(SIZE) / 100;
    if (changed(seen, values, SHAPING)) {
      double sum = 0;
      for (int i = 0; i < Network.LINES; i++) {
        double frames = LINES[character][i] / 1000 * size * rate;
        lengths[i] = (int) Math.rint(frames);
        int across = Network.LENGTHS - 1 - i;
        lengths[across] = (int) Math.rint(INNER * frames);
        sum += frames;
      }
      meanDelay = (1 + INNER) * sum / Network.LINES / rate;
      network.lengths(lengths);
      network.decay(
          frozen ? Double.POSITIVE_INFINITY : values.end(DECAY),
          frozen ? 1 : values.end(LOW) / 100,
          frozen ? 1 : values.end(HIGH) / 100,
          values.end(LOW_SPLIT),
          values.end(HIGH_SPLIT));
    }
    shimmer.next(values, values.end(DECAY), meanDelay, frozen);
    placeTaps(values, io.tempo, character, size);
    turn(values, io.frame);
    fresh = false;
  }

  /** Moves the room on, from where the song's position puts it. */
  private void turn(Values values, long frame) {
    double cycle = rate / values.end(RATE);
    double start = fresh ? frame % cycle / cycle : turned;
    double next = start + Quantum.FRAMES / cycle;
    float wanted = (float) (0.01 * values.end(MODULATION) * TURN_DEPTH);
    float limit = (float) (TURN_DEPTH * Quantum.FRAMES / (0.1 * rate));
    float before = fresh ? wanted : depth;
    depth = Math.clamp(wanted, before - limit, before + limit);
    network.turn((float) start, (float) next, before, depth, Quantum.FRAMES);
    turned = next >= 1 ? next - 1 : next;
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
  private void placeTaps(Values values, double tempo, int character, float size) {
    int wanted = predelay(values, tempo);
    if (fade > 0) {
      return;
    }
    boolean moved = changed(tapsSeen, values, PLACING);
    if (!moved && wanted == predelay) {
      return;
    }
    predelay = wanted;
    for (int side = 0; side < 2; side++) {
      for (int e = 0; e <= EARLY_GAINS.length; e++) {
        earlyBefore[side][e] = early[side][e];
        double time =
            e == EARLY_GAINS.length
                ? 0
                : EARLY_TIMES[side][e] / 1000 * EARLY_SCALE[character] * size * rate;
        early[side][e] = predelay + (int) Math.rint(time);
      }
    }
    fade = fresh ? 0 : fadeFrames;
  }

  private int predelay(Values values, double tempo) {
    double seconds = values.end(PREDELAY) / 1000;
    if (values.on(SYNC)) {
      seconds = Common.quarters(values.choice(NOTE)) * 60 / tempo;
      while (seconds > LONGEST_PREDELAY) {
        seconds /= 2;
      }
    }
    return (int) Math.rint(seconds * rate);
  }

  private void snap() {
    output.snap();
    earlyLevel.snap();
    width.snap();
    mix.snap();
    late.snap();
    diffusion.snap();
    open.snap();
    cuts.snap();
    ducker.snap();
    shimmer.snap();
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
    cuts.reset();
    ducker.reset();
    shimmer.reset();
    for (int c = 0; c < 2; c++) {
      diffusers[c].reset();
      past[c].reset();
    }
    silence = 0;
    quiet = true;
  }
}
