package org.songline.dsp.stretch;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Transposes a stereo stream as it comes, in several voices that share one analysis, with a fixed
 * latency: the phase vocoder of {@link Stretch} whose frames lie further apart and are read faster
 * (or nearer and slower), so that the time stays and pitch is exact. The work of a frame is spread
 * over the quanta until the next.
 */
public final class Shifter {
  public static final double LEAST = 0.25;
  public static final double GREATEST = 4;

  private static final double LOW_SECONDS = 0.0213;
  private static final int OVERLAP = 8;

  /** Tasks of a frame that all voices share, and those of each voice. */
  private static final int SHARED = 2;

  private static final int EACH = 2;

  private final StreamGrid grid;
  private final ShiftAnalysis heard;
  private final ShiftVoice[] voices;
  private final float[][] ring;
  private final int mask;
  private final int quanta;
  private final int tasks;
  private final double[] ratios;
  private final double[] envelopes;
  private final boolean[] used;
  private final float[][] out;
  private long written;
  private long number;
  private int step;
  private boolean enveloped;
  private final Beginnings beginnings;

  /**
   * @param resolution 0: short windows, for voices and little latency (23 ms at 48 kHz); 1: for
   *     most sounds (45 ms); 2: long windows, for chords and bass (91 ms)
   */
  public Shifter(double rate, int resolution, int voiceCount) {
    int size = Grid.size(LOW_SECONDS, rate) << resolution;
    grid = new StreamGrid(size, size / OVERLAP);
    heard = new ShiftAnalysis(grid, rate);
    voices = new ShiftVoice[voiceCount];
    out = new float[voiceCount][Quantum.SAMPLES];
    for (int v = 0; v < voiceCount; v++) {
      voices[v] = new ShiftVoice(grid, OVERLAP / 2 + 1);
    }
    ring = new float[2][2 * size];
    mask = 2 * size - 1;
    beginnings = new Beginnings(rate, size);
    quanta = grid.hop / Quantum.FRAMES;
    tasks = SHARED + EACH * voiceCount;
    ratios = new double[voiceCount];
    envelopes = new double[voiceCount];
    used = new boolean[voiceCount];
    reset();
  }

  /** Frames from input to output. */
  public int latency() {
    return grid.size + grid.hop;
  }

  /** Frames from one new setting to the next. */
  public int hop() {
    return grid.hop;
  }

  /**
   * Sets a voice from its next frame on.
   *
   * @param ratio by which frequencies rise, 0.25 to 4
   * @param envelope by which formants rise: 1 keeps them, {@code ratio} lets them go with the pitch
   */
  public void tune(int voice, double ratio, double envelope) {
    ratios[voice] = Math.clamp(ratio, LEAST, GREATEST);
    envelopes[voice] = envelope == ratio ? ratios[voice] : Math.clamp(envelope, LEAST, GREATEST);
  }

  /**
   * Whether a voice is wanted: one that is not costs little, and fades in and out within a frame.
   */
  public void use(int voice, boolean wanted) {
    used[voice] = wanted;
  }

  /** Lets a voice forget how its phases have turned; for when it is not heard. */
  public void straighten(int voice) {
    voices[voice].straighten();
  }

  /** Takes an interleaved quantum; {@link #voice} then has what is due of each voice. */
  public void process(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = (int) (written + i) & mask;
      ring[0][at] = audio[offset + 2 * i];
      ring[1][at] = audio[offset + 2 * i + 1];
    }
    beginnings.take(audio, offset, written);
    written += Quantum.FRAMES;
    if (written % grid.hop == 0) {
      step = 0;
      number = written / grid.hop;
    }
    if (number > 0 && step < quanta) {
      int last = tasks * (step + 1) / quanta;
      for (int task = tasks * step / quanta; task < last; task++) {
        run(task);
      }
      step++;
    }
    for (int v = 0; v < voices.length; v++) {
      voices[v].read(written - Quantum.FRAMES, out[v], Quantum.FRAMES);
    }
  }

  private void run(int task) {
    long end = number * grid.hop;
    if (task == 0) {
      heard.take(ring, end);
      return;
    }
    if (task == 1) {
      heard.listen(end, beginnings.nearest(end));
      enveloped = false;
      for (int v = 0; v < voices.length; v++) {
        enveloped |= envelopes[v] != ratios[v];
      }
      if (enveloped) {
        heard.envelope();
      }
      return;
    }
    int voice = (task - SHARED) / EACH;
    if ((task - SHARED) % EACH == 0) {
      double envelope = enveloped ? envelopes[voice] : ratios[voice];
      voices[voice].use(used[voice]);
      voices[voice].advance(heard, number, ratios[voice], envelope, written);
    } else {
      voices[voice].add(heard);
    }
  }

  /** The interleaved quantum of a voice that is due; valid until the next. */
  public float[] voice(int voice) {
    return out[voice];
  }

  public void reset() {
    heard.reset();
    beginnings.reset();
    for (int v = 0; v < voices.length; v++) {
      voices[v].reset();
      ratios[v] = 1;
      envelopes[v] = 1;
      used[v] = true;
      Arrays.fill(out[v], 0);
    }
    Arrays.fill(ring[0], 0);
    Arrays.fill(ring[1], 0);
    written = 0;
    number = 0;
    step = 0;
  }
}
