package org.songline.devices.dynamics;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Silence;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.filter.Section;

/**
 * What a detector hears, and the delay by which the sound comes after it: the side-chain, or the
 * sound itself where the song connects none, through a low cut and a high cut.
 */
final class KeyPath {
  /** Numbers of state in a filter: two for each side. */
  private static final int SECTION = 2 * Quantum.CHANNELS;

  /** Beyond this, silence has lasted longer than anything remembers. */
  private static final int LONGEST = 1 << 20;

  /** The key of the quantum, interleaved stereo. */
  final float[] key = new float[Quantum.SAMPLES];

  private final float[] state = new float[2 * SECTION];
  private final StereoDelay soundDelay;
  private final StereoDelay keyDelay;
  private final int latency;
  private int silence;
  private boolean silent;
  private boolean keySilent;

  /**
   * @param latency frames by which the sound is delayed
   */
  KeyPath(int latency) {
    this.latency = latency;
    soundDelay = new StereoDelay(latency);
    keyDelay = new StereoDelay(latency);
  }

  /** Looks at what comes in; true when all of it is silence. */
  boolean silent(Io io) {
    silent = Silence.in(io.audio, io.offset);
    keySilent = !io.hasSide || Silence.in(io.side, io.sideOffset);
    return silent && keySilent;
  }

  /** Fills {@link #key}. */
  void take(Io io, KeyFilter low, KeyFilter high) {
    if (io.hasSide) {
      System.arraycopy(io.side, io.sideOffset, key, 0, Quantum.SAMPLES);
    } else {
      System.arraycopy(io.audio, io.offset, key, 0, Quantum.SAMPLES);
    }
    run(low, 0);
    run(high, SECTION);
  }

  private void run(KeyFilter filter, int at) {
    if (filter.flat()) {
      Arrays.fill(state, at, at + SECTION, 0f);
      return;
    }
    filter.section.filter(key, 0, state, at);
    filter.section.filter(key, 1, state, at + 2);
  }

  /** Delays the sound by the latency, and the key into {@code heard} if it may be listened to. */
  void delay(float[] x, int offset, float[] heard, boolean listens) {
    if (listens || latency != 0) {
      System.arraycopy(key, 0, heard, 0, Quantum.SAMPLES);
    }
    if (latency != 0) {
      soundDelay.process(x, offset);
      keyDelay.process(heard, 0);
    }
  }

  /** Fades from the sound to the key: 0 is the sound, 1 what the detector hears. */
  static void listen(float[] x, int offset, float[] heard, float from, float to) {
    float step = (to - from) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float share = Math.fma(i, step, from);
      int at = offset + 2 * i;
      x[at] = Math.fma(share, heard[2 * i] - x[at], x[at]);
      x[at + 1] = Math.fma(share, heard[2 * i + 1] - x[at + 1], x[at + 1]);
    }
  }

  /**
   * Ends a quantum: whether nothing is left of what came in.
   *
   * @param memory frames for which the device remembers sound outside of this path
   */
  boolean rests(int memory) {
    boolean empty = Section.flush(state, 0, state.length);
    silence = silent && keySilent ? Math.min(LONGEST, silence + Quantum.FRAMES) : 0;
    return silence > 0 && silence >= latency + memory && empty;
  }

  void reset() {
    Arrays.fill(state, 0f);
    soundDelay.reset();
    keyDelay.reset();
    silence = 0;
  }
}
