package org.songline.devices.space;

import static org.songline.devices.space.ReverbDevice.*;

import java.util.Arrays;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.OutputLevel;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.reverb.Network;
import org.songline.dsp.reverb.QuantumDiffuser;

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
  private static final double[][] DIFFUSERS = {{4.77, 3.59, 2.13, 1.29}, {4.97, 3.83, 2.27, 1.37}};
  private static final float DIFFUSION_GAIN = 0.62f;

  /** Turns to each side of the pairs of lines at full modulation; less goes with its root. */
  private static final double TURN_DEPTH = 0.947;

  /** Lengths of the first all-passes to the lines across. */
  private static final double FIRST = 0.618;

  /** Lengths of the second all-passes to lines anywhere, of each character. */
  private static final double[] SECOND = {0.8, 0.8, 0.42, 0.42};

  /** Level of the tail, of each character: longer lengths hold more of it back. */
  private static final float[] LEVELS = {0.45f, 0.45f, 0.415f, 0.415f};

  /** Greatest size. */
  private static final double LARGEST = 1.5;

  private final double rate;
  private final FirstEchoes first;
  private final Network network;
  private final QuantumDiffuser[] diffusers = new QuantumDiffuser[2];
  private final int[] lengths = new int[Network.LENGTHS];
  private final Glide earlyLevel;
  private final Glide width;
  private final Glide mix;
  private final Glide tailLevel;
  private final Glide level;
  private final Glide diffusion;
  private final Glide open;
  private final Cuts cuts;
  private final Ducker ducker;
  private final OutputLevel output;
  private final Shimmer shimmer;
  private final float[][] in = new float[2][Quantum.FRAMES];
  private final float[][] late = new float[2][Quantum.FRAMES];
  private final float[][] risen = new float[2][Quantum.FRAMES];
  private final float[] smear = new float[Quantum.FRAMES];
  private final float[] wet = new float[Quantum.SAMPLES];
  private final float[] seen = new float[SHAPING.length];
  private double turned;
  private double meanDelay;
  private float depth;
  private int silence;
  private boolean fresh = true;
  private boolean quiet = true;

  ReverbProcessor(double rate) {
    this.rate = rate;
    network = new Network(rate, longest());
    for (int c = 0; c < 2; c++) {
      int[] frames = new int[DIFFUSERS[c].length];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = (int) Math.rint(DIFFUSERS[c][i] / 1000 * rate);
      }
      diffusers[c] = new QuantumDiffuser(frames);
    }
    first = new FirstEchoes(rate);
    earlyLevel = new Glide(rate);
    width = new Glide(rate);
    mix = new Glide(rate);
    tailLevel = new Glide(rate);
    level = new Glide(rate);
    diffusion = new Glide(rate);
    open = new Glide(rate);
    cuts = new Cuts(rate, LOW_CUT, HIGH_CUT);
    ducker = new Ducker(rate, DUCKING);
    output = new OutputLevel(rate, ReverbDevice.OUTPUT);
    shimmer = new Shimmer(rate);
  }

  /** Seconds of each of the network's lengths at the greatest size, whatever the character. */
  private static double[] longest() {
    double[] most = new double[Network.LENGTHS];
    for (int character = 0; character < LINES.length; character++) {
      for (int i = 0; i < Network.LENGTHS; i++) {
        most[i] = Math.max(most[i], LARGEST * seconds(character, i));
      }
    }
    return most;
  }

  /**
   * Seconds of a length of the network at size 100: of a line, or of an all-pass to a line that is
   * long where its own is short, or to any.
   */
  private static double seconds(int character, int length) {
    double[] lines = LINES[character];
    int line = length % Network.LINES;
    double milliseconds =
        switch (length / Network.LINES) {
          case 0 -> lines[line];
          case 1 -> FIRST * lines[Network.LINES - 1 - line];
          default -> SECOND[character] * lines[(7 * line + 5) % Network.LINES];
        };
    return milliseconds / 1000;
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
    enter(io, 0);
    enter(io, 1);
    tail();
    colour(0);
    colour(1);
    cuts.process(io.values, wet);
    mix(io.audio, io.offset);
    output.apply(io);
    network.flush();
    shimmer.flush();
    ducker.flush();
    silence = silent ? Math.min(first.memory(), silence + Quantum.FRAMES) : 0;
    quiet =
        silence >= first.memory()
            && network.empty()
            && diffusers[0].empty()
            && diffusers[1].empty()
            && cuts.empty()
            && ducker.empty();
  }

  /** Takes one side of what comes in, late by the pre-delay, through its diffuser. */
  private void enter(Io io, int side) {
    float[] x = in[side];
    first.enter(io, side, x);
    if (open.from() != 1 || open.to() != 1) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        x[i] *= open.at(i);
      }
    }
    diffusers[side].process(x, smear);
  }

  /** The network's answer, and what the shimmer puts back into it a quantum later. */
  private void tail() {
    if (!shimmer.on()) {
      Arrays.fill(risen[0], 0f);
      Arrays.fill(risen[1], 0f);
      network.process(in[0], in[1], late[0], late[1]);
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      in[0][i] += risen[0][i];
      in[1][i] += risen[1][i];
    }
    network.process(in[0], in[1], late[0], late[1]);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      shimmer.step(level.at(i) * late[0][i], level.at(i) * late[1][i], i);
      risen[0][i] = shimmer.left();
      risen[1][i] = shimmer.right();
    }
  }

  /** One side of the reverb: its tail and its first echoes. */
  private void colour(int side) {
    float[] x = late[side];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      wet[2 * i + side] = 0.01f * level.at(i) * tailLevel.at(i) * x[i];
    }
    if (earlyLevel.from() == 0 && earlyLevel.to() == 0) {
      return;
    }
    float[] sum = in[side];
    first.sound(side, sum);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      wet[2 * i + side] = Math.fma(0.01f * earlyLevel.at(i), sum[i], wet[2 * i + side]);
    }
  }

  private void mix(float[] audio, int at) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float l = Exact.bounded(audio[at + 2 * i]);
      float r = Exact.bounded(audio[at + 2 * i + 1]);
      float gain = ducker.gain(l, r, i);
      float middle = 0.55f * gain * (wet[2 * i] + wet[2 * i + 1]);
      float side = 0.005f * gain * width.at(i) * (wet[2 * i] - wet[2 * i + 1]);
      float share = 0.01f * mix.at(i);
      audio[at + 2 * i] = Math.fma(share, middle + side - l, l);
      audio[at + 2 * i + 1] = Math.fma(share, middle - side - r, r);
    }
  }

  private void control(Io io) {
    Values values = io.values;
    earlyLevel.next(values, EARLY);
    width.next(values, WIDTH);
    mix.next(values, MIX);
    tailLevel.next(values, LATE);
    ducker.next(values);
    float diffuse = 0.01f * DIFFUSION_GAIN * values.end(DIFFUSION);
    diffusion.next(diffuse, diffuse);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      smear[i] = diffusion.at(i);
    }
    boolean frozen = values.on(FREEZE);
    open.next(frozen ? 0f : 1f, frozen ? 0f : 1f);
    int character = values.choice(CHARACTER);
    level.next(LEVELS[character], LEVELS[character]);
    float size = values.end(SIZE) / 100;
    if (changed(seen, values, SHAPING)) {
      double sum = 0;
      for (int i = 0; i < Network.LENGTHS; i++) {
        lengths[i] = (int) Math.rint(seconds(character, i) * size * rate);
        sum += lengths[i];
      }
      meanDelay = sum / Network.LINES / rate;
      network.lengths(lengths);
      network.decay(
          frozen ? Double.POSITIVE_INFINITY : values.end(DECAY),
          frozen ? 1 : values.end(LOW) / 100,
          frozen ? 1 : values.end(HIGH) / 100,
          values.end(LOW_SPLIT),
          values.end(HIGH_SPLIT));
    }
    shimmer.next(values, values.end(DECAY), meanDelay, frozen);
    first.next(values, io.tempo);
    turn(values, io.frame);
    fresh = false;
  }

  /** Moves the room on, from where the song's position puts it. */
  private void turn(Values values, long frame) {
    double cycle = rate / values.end(RATE);
    double start = fresh ? frame % cycle / cycle : turned;
    double next = start + Quantum.FRAMES / cycle;
    float wanted = (float) (Math.sqrt(0.01 * values.end(MODULATION)) * TURN_DEPTH);
    float limit = (float) (TURN_DEPTH * Quantum.FRAMES / (0.1 * rate));
    float before = fresh ? wanted : depth;
    depth = Math.clamp(wanted, before - limit, before + limit);
    network.turn((float) start, (float) next, before, depth);
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

  private void snap() {
    output.snap();
    earlyLevel.snap();
    width.snap();
    mix.snap();
    tailLevel.snap();
    level.snap();
    diffusion.snap();
    open.snap();
    cuts.snap();
    ducker.snap();
    shimmer.snap();
    network.snap();
    first.snap();
    Arrays.fill(risen[0], 0f);
    Arrays.fill(risen[1], 0f);
    fresh = true;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    first.reset();
    network.reset();
    cuts.reset();
    ducker.reset();
    shimmer.reset();
    for (int c = 0; c < 2; c++) {
      diffusers[c].reset();
    }
    silence = 0;
    quiet = true;
  }
}
