package org.songline.devices.instruments;

import static org.songline.devices.instruments.SynthTable.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.Lfo;
import org.songline.dsp.oscillator.FactoryWavetables;
import org.songline.dsp.oscillator.Wave;
import org.songline.dsp.oscillator.Wavetable;

/**
 * What the parameters mean for all voices of one quantum. Everything that could click glides from
 * {@code ...Now}, its value at the end of the last quantum, to {@code ...Next}.
 */
final class SynthControls {
  static final int OSCILLATORS = SynthTable.OSCILLATORS.length;
  static final int UNISON = 8;

  private static final List<Lfo> LFOS =
      List.of(
          Lfo.SINE,
          Lfo.TRIANGLE,
          Lfo.RISING_SAW,
          Lfo.FALLING_SAW,
          Lfo.SQUARE,
          Lfo.SAMPLE_AND_HOLD,
          Lfo.DRIFT);

  /** Keeps evenly detuned copies from beating in step. */
  private static final double[] UNEVEN = {0, 0.031, -0.047, 0.022, -0.029, 0.053, -0.018, 0.037};

  final double rate;
  final EnvelopeTimes amp;
  final EnvelopeTimes mod;
  final Wavetable.Range range;
  final List<Wavetable> tables = FactoryWavetables.all();
  private final long seed;

  // Of each oscillator and unison copy.
  final float[][] ratio = new float[OSCILLATORS][UNISON];
  final float[][] leftNow = new float[OSCILLATORS][UNISON];
  final float[][] leftNext = new float[OSCILLATORS][UNISON];
  final float[][] rightNow = new float[OSCILLATORS][UNISON];
  final float[][] rightNext = new float[OSCILLATORS][UNISON];

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

  /** Copies that sound in this quantum. */
  int copies;

  boolean stereo;
  boolean randomPhase;

  VoiceKernels.Mix mixNow = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix mixNext = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix secondNow = VoiceKernels.Mix.THROUGH;
  VoiceKernels.Mix secondNext = VoiceKernels.Mix.THROUGH;
  float dampingNow;
  float dampingNext;
  float secondDampingNow;
  float secondDampingNext;
  float driveNow;
  float driveNext;
  float makeNow;
  float makeNext;
  float wetNow;
  float wetNext;

  /** Logarithm to base two of the cutoff in cycles a frame, and how it is moved, in octaves. */
  float cutoff;

  float keyTrack;
  float filterEnvelope;
  float filterVelocity;
  float pressureCutoff;
  float timbreCutoff;
  float timbrePosition;

  Lfo lfo = Lfo.SINE;
  boolean lfoUsed;
  boolean lfoPerNote;

  /** LFO cycles at the end of the quantum since the start of the song, and a frame. */
  double lfoTurns;

  double lfoStep;
  float lfoFade;
  float lfoPitch;
  float lfoCutoff;
  float lfoLevel;
  float lfoWidth;
  float lfoPosition;
  float pitchEnvelope;

  float velocity;
  int mode;
  double glide;
  float bendRange;
  float pan;
  float level;

  SynthControls(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
    amp = new EnvelopeTimes(rate);
    mod = new EnvelopeTimes(rate);
    range = Wavetable.Range.of(rate);
  }

  /** Takes the values of a quantum; {@code still} when no voice sounds, so that nothing glides. */
  void update(Io io, boolean still) {
    Values v = io.values;
    keep();
    unison(v);
    for (int o = 0; o < OSCILLATORS; o++) {
      oscillator(v, o, still);
    }
    sub(v, still);
    noiseNext = v.end(NOISE_LEVEL) * 0.01f;
    filter(v);
    modulation(v, io);
    amp.set(
        v.end(AMP_ATTACK),
        v.end(AMP_ATTACK + 1),
        v.end(AMP_ATTACK + 2) * 0.01,
        v.end(AMP_ATTACK + 3));
    mod.set(
        v.end(MOD_ATTACK),
        v.end(MOD_ATTACK + 1),
        v.end(MOD_ATTACK + 2) * 0.01,
        v.end(MOD_ATTACK + 3));
    velocity = v.end(VELOCITY) * 0.01f;
    mode = v.choice(MODE);
    glide = v.end(GLIDE);
    bendRange = v.at(BEND_RANGE);
    pan = v.end(STEREO) * 0.01f;
    level = Exact.fastGain(v.end(OUTPUT));
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

  private int copiesNext = 1;

  private void keep() {
    for (int o = 0; o < OSCILLATORS; o++) {
      System.arraycopy(leftNext[o], 0, leftNow[o], 0, UNISON);
      System.arraycopy(rightNext[o], 0, rightNow[o], 0, UNISON);
    }
    subNow = subNext;
    noiseNow = noiseNext;
    mixNow = mixNext;
    secondNow = secondNext;
    dampingNow = dampingNext;
    secondDampingNow = secondDampingNext;
    driveNow = driveNext;
    makeNow = makeNext;
    wetNow = wetNext;
  }

  // Of each unison copy.
  private final float[] cents = new float[UNISON];
  private final float[] copyLeft = new float[UNISON];
  private final float[] copyRight = new float[UNISON];
  private float unisonDetune = Float.NaN;
  private float unisonSpread = Float.NaN;
  private float unisonBlend = Float.NaN;

  private void unison(Values v) {
    int count = Math.round(v.at(SynthTable.UNISON));
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
    for (int u = 0; u < UNISON; u++) {
      double x = count == 1 || u >= count ? 0 : 2.0 * u / (count - 1) - 1;
      double weight = u >= count ? 0 : Math.abs(x) <= inner + 1e-9 ? 1 : blend;
      float turns = 0.125f * (float) (1 + x * spread);
      double gain = weight / Math.sqrt(power) * Math.sqrt(2);
      cents[u] = count == 1 ? 0 : (float) (detune * (x + UNEVEN[u] * (1 - Math.abs(x))));
      copyLeft[u] = (float) gain * Exact.fastCos(turns);
      copyRight[u] = x * spread == 0 ? copyLeft[u] : (float) gain * Exact.fastSin(turns);
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
    float octaves = v.at(at + OCTAVE) + v.at(at + SEMITONES) * (1f / 12);
    for (int u = 0; u < UNISON; u++) {
      float fine = (v.end(at + FINE) + cents[u]) * (1f / 1200);
      ratio[o][u] = Exact.fastExp2(octaves + fine);
      leftNext[o][u] = gain * copyLeft[u];
      rightNext[o][u] = gain * copyRight[u];
    }
    width[o] = v.end(at + WIDTH) * 0.01f;
    position[o] = v.end(at + POSITION) * 0.01f;
  }

  private boolean faded(int o) {
    for (int u = 0; u < UNISON; u++) {
      if (leftNow[o][u] != 0 || rightNow[o][u] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether an oscillator can be heard in this quantum. */
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

  private void filter(Values v) {
    int type = v.choice(FILTER);
    boolean steep = type == 2 || type == 4 || type == 6;
    mixNext =
        switch (type) {
          case 0 -> VoiceKernels.Mix.THROUGH;
          case 1, 2 -> VoiceKernels.Mix.LOW;
          case 3, 4 -> VoiceKernels.Mix.BAND;
          case 5, 6 -> VoiceKernels.Mix.HIGH;
          default -> VoiceKernels.Mix.NOTCH;
        };
    secondNext = steep ? mixNext : VoiceKernels.Mix.THROUGH;
    float damping = 1 / v.end(RESONANCE);
    // Two equal stages at Q 0.7071 would sag at the cutoff: share the damping as Butterworth does.
    boolean share = steep && type != 4;
    dampingNext = share ? 1.847759f : damping;
    secondDampingNext = share ? damping * 0.5411961f : damping;
    float drive = v.end(DRIVE);
    driveNext = Exact.fastGain(drive);
    makeNext = Exact.fastGain(-0.5f * drive);
    wetNext = Math.min(1, drive * (1f / 6));
    cutoff = Exact.fastLog2(v.end(CUTOFF) / (float) rate);
    keyTrack = v.end(KEY_TRACK) * (0.01f / 12);
    filterEnvelope = v.end(FILTER_ENVELOPE) * (1f / 12);
    filterVelocity = v.end(FILTER_VELOCITY) * 0.01f;
    pressureCutoff = v.end(PRESSURE_CUTOFF) * (1f / 12);
    timbreCutoff = v.end(TIMBRE_CUTOFF) * (1f / 12);
    timbrePosition = v.end(TIMBRE_POSITION) * 0.01f;
  }

  private void modulation(Values v, Io io) {
    lfo = LFOS.get(v.choice(LFO_SHAPE));
    lfoPerNote = v.on(LFO_START);
    lfoFade = v.end(LFO_FADE);
    lfoPitch = v.end(LFO_PITCH);
    lfoCutoff = v.end(LFO_CUTOFF) * (1f / 12);
    lfoLevel = v.end(LFO_LEVEL) * 0.01f;
    lfoWidth = v.end(LFO_WIDTH) * 0.01f;
    lfoPosition = v.end(LFO_POSITION) * 0.01f;
    lfoUsed = lfoPitch != 0 || lfoCutoff != 0 || lfoLevel != 0 || lfoWidth + lfoPosition != 0;
    pitchEnvelope = v.end(PITCH_ENVELOPE);
    double cycle = CYCLES[v.choice(LFO_SYNC)];
    if (cycle > 0) {
      double quarters = io.tempo / (60 * rate);
      lfoStep = quarters / cycle;
      lfoTurns = (io.quarters + quarters * Quantum.FRAMES) / cycle;
    } else {
      lfoStep = v.end(LFO_RATE) / rate;
      lfoTurns = (io.frame + Quantum.FRAMES) * lfoStep;
    }
  }

  /** The LFO at some number of cycles. */
  float lfo(double turns) {
    return lfo.at(turns, seed);
  }
}
