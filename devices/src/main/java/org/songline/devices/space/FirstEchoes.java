package org.songline.devices.space;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.songline.dsp.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.songline.devices.Common;
import org.songline.devices.Io;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.QuantumDelay;

/**
 * What comes before the tail of a reverb: the pre-delay and the first echoes off the walls. New
 * places are read by a crossfade, one at a time.
 */
final class FirstEchoes {
  /** Milliseconds of the echoes of the left and the right side, at size 100 and scale 1. */
  private static final double[][] TIMES = {
    {3.1, 7.9, 12.7, 17.3, 23.9, 31.3}, {4.3, 8.7, 11.9, 19.1, 26.3, 33.7}
  };

  private static final float[] GAINS = {0.7f, -0.6f, 0.5f, 0.42f, -0.34f, 0.27f};

  /** Scale of the times, of each character. */
  private static final double[] SCALES = {0.8, 0.4, 1.8, 1.8};

  /** The place after those of the echoes: where the tail begins. */
  private static final int START = GAINS.length;

  private static final int PLACES = START + 1;
  private static final double LONGEST_PREDELAY = 0.25;

  /** Seconds from the start of the tail within which the last echo comes. */
  private static final double SPREAD = 0.1;

  private static final double FADE_SECONDS = 0.04;

  private final double rate;
  private final int memory;
  private final int fadeFrames;
  private final QuantumDelay[] past = new QuantumDelay[Quantum.CHANNELS];
  private final int[][] delays = new int[Quantum.CHANNELS][PLACES];
  private final int[][] before = new int[Quantum.CHANNELS][PLACES];
  private final int[] at = new int[PLACES];
  private final float[] echo = new float[Quantum.FRAMES];
  private int predelay;
  private int character;
  private float size;
  private int fade;
  private boolean fresh = true;

  FirstEchoes(double rate) {
    this.rate = rate;
    memory = (int) ((LONGEST_PREDELAY + SPREAD) * rate) + 8;
    fadeFrames = (int) Math.ceil(FADE_SECONDS * rate / Quantum.FRAMES) * Quantum.FRAMES;
    past[0] = new QuantumDelay(memory);
    past[1] = new QuantumDelay(memory);
  }

  /** Frames for which the input is remembered. */
  int memory() {
    return memory;
  }

  /** Takes the settings of the next quantum; while a crossfade runs they wait. */
  void next(Values values, double tempo) {
    fade = Math.max(0, fade - Quantum.FRAMES);
    int newPredelay = predelay(values, tempo);
    int newCharacter = values.choice(ReverbDevice.CHARACTER);
    float newSize = values.end(ReverbDevice.SIZE) / 100;
    boolean same = newPredelay == predelay && newCharacter == character && newSize == size;
    if (fade > 0 || (same && !fresh)) {
      return;
    }
    predelay = newPredelay;
    character = newCharacter;
    size = newSize;
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      System.arraycopy(delays[side], 0, before[side], 0, PLACES);
      for (int e = 0; e < GAINS.length; e++) {
        double time = TIMES[side][e] / 1000 * SCALES[character] * size * rate;
        delays[side][e] = predelay + (int) Math.rint(time);
      }
      delays[side][START] = predelay;
    }
    fade = fresh ? 0 : fadeFrames;
    fresh = false;
  }

  private int predelay(Values values, double tempo) {
    double seconds = values.end(ReverbDevice.PREDELAY) / 1000;
    if (values.on(ReverbDevice.SYNC)) {
      seconds = Common.quarters(values.choice(ReverbDevice.NOTE)) * 60 / tempo;
      while (seconds > LONGEST_PREDELAY) {
        seconds /= 2;
      }
    }
    return (int) Math.rint(seconds * rate);
  }

  /** Takes one side of what comes in, and gives what enters the tail. */
  void enter(Io io, int side, float[] start) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      start[i] = Exact.bounded(io.audio[io.offset + 2 * i + side]);
    }
    past[side].write(start, 0);
    read(side, START, start);
  }

  /** The echoes of one side. */
  void sound(int side, float[] sum) {
    if (fade == 0) {
      for (int e = 0; e < GAINS.length; e++) {
        at[e] = past[side].place(delays[side][e]);
      }
      sum(past[side].ring(), at, sum);
      return;
    }
    Arrays.fill(sum, 0f);
    for (int e = 0; e < GAINS.length; e++) {
      read(side, e, echo);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        sum[i] = Math.fma(GAINS[e], echo[i], sum[i]);
      }
    }
  }

  private static void sum(float[] ring, int[] at, float[] sum) {
    for (int i = 0; i < Quantum.FRAMES; i += Lanes.STEP) {
      FloatVector y = fromArray(SPECIES, ring, at[0] + i).mul(GAINS[0]);
      for (int e = 1; e < START; e++) {
        FloatVector gain = broadcast(SPECIES, GAINS[e]);
        y = fromArray(SPECIES, ring, at[e] + i).fma(gain, y);
      }
      y.intoArray(sum, i);
    }
  }

  private void read(int side, int place, float[] out) {
    QuantumDelay line = past[side];
    float[] ring = line.ring();
    System.arraycopy(ring, line.place(delays[side][place]), out, 0, Quantum.FRAMES);
    if (fade == 0) {
      return;
    }
    int old = line.place(before[side][place]);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float share = (float) (fade - i) / fadeFrames;
      float smooth = share * share * Math.fma(-2f, share, 3f);
      out[i] = Math.fma(smooth, ring[old + i] - out[i], out[i]);
    }
  }

  /** Takes the next settings at once: for a device that has just been silent or reset. */
  void snap() {
    fade = 0;
    fresh = true;
  }

  void reset() {
    past[0].reset();
    past[1].reset();
    snap();
  }
}
