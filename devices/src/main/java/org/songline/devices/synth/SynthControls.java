package org.songline.devices.synth;

import static org.songline.devices.synth.SynthTable.*;

import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.devices.voices.LfoControls;
import org.songline.dsp.Exact;
import org.songline.dsp.envelope.EnvelopeTimes;

/**
 * What the parameters mean for all voices of one quantum. Everything that could click glides from
 * {@code ...Now}, its value at the end of the last quantum, to {@code ...Next}.
 */
final class SynthControls {
  static final int OSCILLATORS = OSCILLATOR_COUNT;
  static final int ENVELOPE_COUNT = 4;
  static final int AMP = 0;
  static final int MOD = 1;

  /**
   * Quanta in which everything has taken new values that do not change again, but for what glides
   * longer: a wave or a wire fades out, changes over, fades in and stays.
   */
  private static final int SETTLED = 8;

  final double rate;
  final EnvelopeTimes[] envelopes = new EnvelopeTimes[ENVELOPE_COUNT];
  final SourceControls sources;
  final FilterControls[] filters = new FilterControls[FILTERS.length];
  final LfoControls[] lfos = new LfoControls[LFOS.length];
  final Matrix matrix;

  float parallelNow;
  float parallelNext;
  float driveNow;
  float driveNext;
  float makeNow;
  float makeNext;
  float wetNow;
  float wetNext;
  float filterVelocity;
  float pressureCutoff;
  float timbreCutoff;
  float timbrePosition;

  /** Whether the first LFO moves anything by its own depths. */
  boolean lfoUsed;

  float lfoPitch;
  float lfoCutoff;
  float lfoLevel;
  float lfoWidth;
  float lfoPosition;
  float pitchEnvelope;
  float filterFm;

  float velocity;
  float pan;
  float level;

  private long version = -1;
  private int quanta;

  /** Whether the values would not change anything any more. */
  private boolean settled;

  SynthControls(Setup setup) {
    rate = setup.sampleRate();
    sources = new SourceControls(setup);
    matrix = new Matrix(rate);
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      envelopes[i] = new EnvelopeTimes(rate);
    }
    for (int i = 0; i < filters.length; i++) {
      filters[i] = new FilterControls(rate);
    }
    for (int i = 0; i < lfos.length; i++) {
      lfos[i] = new LfoControls(rate, setup.seed() + i);
    }
  }

  /** Takes the values of a quantum; {@code still} when no voice sounds, so that nothing glides. */
  void update(Io io, boolean still) {
    Values v = io.values;
    if (v.version() != version) {
      version = v.version();
      quanta = 0;
      settled = false;
      for (int i = 0; i < lfos.length; i++) {
        lfos[i].update(v, LFOS[i]);
      }
    }
    for (int i = 0; i < lfos.length; i++) {
      lfos[i].next(io);
    }
    if (settled) {
      matrix.rest(still);
    } else {
      take(v, still);
      boolean gliding = matrix.gliding() || filters[0].fading() || filters[1].fading();
      settled = ++quanta > SETTLED && !gliding;
    }
  }

  private void take(Values v, boolean still) {
    keep();
    sources.update(v, still);
    filter(v, still);
    modulation(v);
    matrix.update(v, still);
    for (int i = 0; i < ENVELOPE_COUNT; i++) {
      int at = ENVELOPES[i];
      envelopes[i].set(v.end(at), v.end(at + 1), v.end(at + 2) * 0.01, v.end(at + 3));
    }
    velocity = v.end(SynthTable.VELOCITY) * 0.01f;
    pan = v.end(STEREO) * 0.01f;
    float output = v.end(OUTPUT);
    level = Exact.fastGain(v.end(VOLUME));
    level = output == 0 ? level : level * Exact.fastGain(output);
    if (still) {
      keep();
    }
  }

  private void keep() {
    driveNow = driveNext;
    makeNow = makeNext;
    wetNow = wetNext;
    parallelNow = parallelNext;
    for (int i = 0; i < filters.length; i++) {
      filters[i].keep();
    }
  }

  private void filter(Values v, boolean still) {
    for (int i = 0; i < filters.length; i++) {
      filters[i].update(v, FILTERS[i], still);
    }
    float drive = v.end(DRIVE);
    driveNext = Exact.fastGain(drive);
    makeNext = Exact.fastGain(-0.5f * drive);
    wetNext = Math.min(1, drive * (1f / 6));
    parallelNext = v.end(PARALLEL) * 0.01f;
    filterVelocity = v.end(FILTER_VELOCITY) * 0.01f;
    filterFm = v.end(FILTER_FM);
    pressureCutoff = v.end(PRESSURE_CUTOFF) * (1f / 12);
    timbreCutoff = v.end(TIMBRE_CUTOFF) * (1f / 12);
    timbrePosition = v.end(TIMBRE_POSITION) * 0.01f;
  }

  private void modulation(Values v) {
    lfoPitch = v.end(LFO_PITCH);
    lfoCutoff = v.end(LFO_CUTOFF) * (1f / 12);
    lfoLevel = v.end(LFO_LEVEL) * 0.01f;
    lfoWidth = v.end(LFO_WIDTH) * 0.01f;
    lfoPosition = v.end(LFO_POSITION) * 0.01f;
    lfoUsed = lfoPitch != 0 || lfoCutoff != 0 || lfoLevel != 0 || lfoWidth + lfoPosition != 0;
    pitchEnvelope = v.end(PITCH_ENVELOPE);
  }
}
