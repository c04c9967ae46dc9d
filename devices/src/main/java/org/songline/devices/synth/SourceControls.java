package org.songline.devices.synth;

import static org.songline.devices.synth.SynthTable.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.oscillator.FactoryWavetables;
import org.songline.dsp.oscillator.LinkedOscillators;
import org.songline.dsp.oscillator.Wave;
import org.songline.dsp.oscillator.Wavetable;

/** What the parameters of the oscillators mean for all voices of one quantum. */
final class SourceControls {
  static final int OSCILLATORS = OSCILLATOR_COUNT;

  /** Most copies of a note. */
  static final int COPIES = 16;

  /** Keeps evenly detuned copies from beating in step. */
  private static final double[] UNEVEN = {
    0, 0.031, -0.047, 0.022, -0.029, 0.053, -0.018, 0.037, -0.041, 0.014, -0.056, 0.045, 0.026,
    -0.033, 0.049, -0.012
  };

  final Wavetable.Range range;
  private final List<Wavetable> tables;

  // Of each oscillator and unison copy.
  final float[][] ratio = new float[OSCILLATORS][COPIES];
  final float[][] leftNow = new float[OSCILLATORS][COPIES];
  final float[][] leftNext = new float[OSCILLATORS][COPIES];
  final float[][] rightNow = new float[OSCILLATORS][COPIES];
  final float[][] rightNext = new float[OSCILLATORS][COPIES];

  // The same taken apart, for oscillators that act on each other.
  final float[] gainNow = new float[OSCILLATORS];
  final float[] gainNext = new float[OSCILLATORS];
  final float[] copyLeftNow = new float[COPIES];
  final float[] copyLeftNext = new float[COPIES];
  final float[] copyRightNow = new float[COPIES];
  final float[] copyRightNext = new float[COPIES];

  /** How the oscillators act on each other. */
  final LinkedOscillators.Links links;

  /** Radians by which the phases of the first two are shaken. */
  final float[] depth = new float[2];

  float ring;

  /** Wave of each oscillator; a new one waits until the old one has faded. */
  final int[] shape = new int[OSCILLATORS];

  /** Whether the wave is new in this quantum. */
  final boolean[] fresh = new boolean[OSCILLATORS];

  final float[] width = new float[OSCILLATORS];
  final float[] position = new float[OSCILLATORS];

  Wave subWave = Wave.SINE;
  boolean subFresh;
  float subNow;
  float subNext;
  float noiseNow;
  float noiseNext;
  int noiseColour;

  /** Copies that sound in this quantum. */
  int copies;

  boolean stereo;
  boolean randomPhase;

  private int copiesNext = 1;

  // Of each unison copy.
  private final float[] cents = new float[COPIES];
  private float unisonDetune = Float.NaN;
  private float unisonSpread = Float.NaN;
  private float unisonBlend = Float.NaN;

  SourceControls(Setup setup) {
    range = Wavetable.Range.of(setup.sampleRate());
    links =
        new LinkedOscillators.Links(
            fixed(setup, SYNC_1),
            2 * fixed(setup, SYNC_2),
            fixed(setup, FM_SOURCE_1),
            2 * fixed(setup, FM_SOURCE_2),
            fixed(setup, RING),
            fixed(setup, FILTER_FM_SOURCE));
    List<Wavetable> factory = FactoryWavetables.all();
    List<Wavetable> all = new ArrayList<>(factory.subList(0, FactoryWavetables.FIRST));
    all.add(
        setup
            .assets()
            .load(SynthType.WAVETABLE, Wavetable.class, WavetableFile::read)
            .orElse(factory.get(0)));
    all.addAll(factory.subList(FactoryWavetables.FIRST, factory.size()));
    tables = List.copyOf(all);
  }

  private static int fixed(Setup setup, int parameter) {
    return (int) Math.rint(setup.initial().get(parameter));
  }

  void update(Values v, boolean still) {
    keep();
    unison(v);
    for (int o = 0; o < OSCILLATORS; o++) {
      oscillator(v, o, still);
    }
    sub(v, still);
    noiseNext = v.end(NOISE_LEVEL) * 0.01f;
    noiseColour = v.choice(NOISE_COLOUR);
    randomPhase = v.on(RANDOM_PHASE);
    depth[0] = v.end(FM_1);
    depth[1] = v.end(FM_2);
    ring = v.end(RING_LEVEL) * 0.01f;
    if (still) {
      keep();
      copies = copiesNext;
    }
    stereo = false;
    for (int o = 0; o < OSCILLATORS; o++) {
      for (int u = 0; u < copies; u++) {
        stereo |= leftNow[o][u] != rightNow[o][u] || leftNext[o][u] != rightNext[o][u];
      }
    }
  }

  private void keep() {
    for (int o = 0; o < OSCILLATORS; o++) {
      System.arraycopy(leftNext[o], 0, leftNow[o], 0, COPIES);
      System.arraycopy(rightNext[o], 0, rightNow[o], 0, COPIES);
    }
    System.arraycopy(gainNext, 0, gainNow, 0, OSCILLATORS);
    System.arraycopy(copyLeftNext, 0, copyLeftNow, 0, COPIES);
    System.arraycopy(copyRightNext, 0, copyRightNow, 0, COPIES);
    subNow = subNext;
    noiseNow = noiseNext;
  }

  private void unison(Values v) {
    int count = Math.round(v.at(UNISON));
    float detune = v.end(DETUNE);
    float spread = v.end(SPREAD) * 0.01f;
    float blend = v.end(BLEND) * 0.01f;
    copies = Math.max(count, copiesNext);
    boolean same = count == copiesNext && detune == unisonDetune && spread == unisonSpread;
    if (same && blend == unisonBlend) {
      return;
    }
    copiesNext = count;
    unisonDetune = detune;
    unisonSpread = spread;
    unisonBlend = blend;
    double power = 0;
    double inner = count % 2 == 0 ? 1.0 / Math.max(1, count - 1) : 0;
    for (int u = 0; u < count; u++) {
      double x = count == 1 ? 0 : 2.0 * u / (count - 1) - 1;
      power += Math.abs(x) <= inner + 1e-9 ? 1 : blend * blend;
    }
    for (int u = 0; u < COPIES; u++) {
      double x = count == 1 || u >= count ? 0 : 2.0 * u / (count - 1) - 1;
      double weight = u >= count ? 0 : Math.abs(x) <= inner + 1e-9 ? 1 : blend;
      float turns = 0.125f * (float) (1 + x * spread);
      double gain = weight / Math.sqrt(power) * Math.sqrt(2);
      cents[u] = count == 1 ? 0 : (float) (detune * (x + UNEVEN[u] * (1 - Math.abs(x))));
      copyLeftNext[u] = (float) gain * Exact.fastCos(turns);
      copyRightNext[u] = x * spread == 0 ? copyLeftNext[u] : (float) gain * Exact.fastSin(turns);
    }
  }

  private void oscillator(Values v, int o, boolean still) {
    int at = SynthTable.OSCILLATORS[o];
    int wanted = v.choice(at + SHAPE);
    boolean silent = still || faded(o);
    fresh[o] = wanted != shape[o] && silent;
    if (fresh[o]) {
      shape[o] = wanted;
    }
    float gain = wanted == shape[o] ? v.end(at + LEVEL) * 0.01f : 0;
    gainNext[o] = gain;
    float octaves = v.at(at + OCTAVE) + v.at(at + SEMITONES) * (1f / 12);
    float fine = v.end(at + FINE);
    for (int u = 0; u < copies; u++) {
      ratio[o][u] = Exact.fastExp2(octaves + (fine + cents[u]) * (1f / 1200));
      leftNext[o][u] = gain * copyLeftNext[u];
      rightNext[o][u] = gain * copyRightNext[u];
    }
    width[o] = v.end(at + WIDTH) * 0.01f;
    position[o] = v.end(at + POSITION) * 0.01f;
  }

  private boolean faded(int o) {
    for (int u = 0; u < COPIES; u++) {
      if (leftNow[o][u] != 0 || rightNow[o][u] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a copy of an oscillator can be heard in this quantum. */
  boolean sounds(int o, int u) {
    return leftNow[o][u] != 0 || leftNext[o][u] != 0 || rightNow[o][u] != 0 || rightNext[o][u] != 0;
  }

  /** The wavetable of an oscillator, or none for a classic wave. */
  @Nullable Wavetable table(int o) {
    return shape[o] < CLASSIC ? null : tables.get(shape[o] - CLASSIC);
  }

  /** The classic wave of an oscillator. */
  Wave wave(int o) {
    return switch (shape[o]) {
      case 0 -> Wave.SINE;
      case 1 -> Wave.TRIANGLE;
      case 2 -> Wave.SAW;
      default -> Wave.PULSE;
    };
  }

  private void sub(Values v, boolean still) {
    Wave wanted =
        switch (v.choice(SUB_SHAPE)) {
          case 0 -> Wave.SINE;
          case 1 -> Wave.TRIANGLE;
          default -> Wave.PULSE;
        };
    subFresh = wanted != subWave && (still || subNow == 0);
    if (subFresh) {
      subWave = wanted;
    }
    subNext = wanted == subWave ? v.end(SUB_LEVEL) * 0.01f : 0;
  }
}
