package org.songline.devices.fm;

import static org.songline.devices.fm.FmTable.*;

import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.devices.voices.LfoControls;
import org.songline.dsp.Exact;
import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.oscillator.Algorithm;
import org.songline.dsp.oscillator.LaneOperators;

/** What the parameters mean for all voices at the end of one quantum. */
final class FmControls {
  static final int COUNT = LaneOperators.COUNT;

  /** Turns by which an operator of full level shakes another: an index of four pi. */
  private static final float SHAKE = 2;

  /** Turns of full feedback: half a turn, the mean of two values. */
  private static final float FEEDBACK = 0.25f;

  final double rate;
  final Algorithm algorithm;
  final EnvelopeTimes pitch;
  final LfoControls lfo;
  private final float heard;

  /** Octaves over the note, or with {@link #fixed} the logarithm of cycles a frame. */
  final float[] octaves = new float[COUNT];

  final boolean[] fixed = new boolean[COUNT];
  final float[] gain = new float[COUNT];
  final float[] velocity = new float[COUNT];

  /** Octaves of gain for each semitone above middle C. */
  final float[] keyLevel = new float[COUNT];

  final float[] keyRate = new float[COUNT];
  final LaneOperators.Form[] form = new LaneOperators.Form[COUNT];
  final float[] lfoShare = new float[COUNT];
  final double[] attack = new double[COUNT];
  final double[] decay = new double[COUNT];
  final double[] sustain = new double[COUNT];
  final double[] fall = new double[COUNT];
  final double[] release = new double[COUNT];

  float feedback;
  float brightness;
  float pressure;
  float timbre;
  float pitchEnvelope;
  float lfoPitch;
  float lfoLevel;
  boolean random;
  float stereo;
  float level;

  private long version = -1;

  FmControls(Setup setup) {
    rate = setup.sampleRate();
    algorithm = Algorithm.ALL.get((int) Math.rint(setup.initial().get(ALGORITHM)));
    pitch = new EnvelopeTimes(rate);
    lfo = new LfoControls(rate, setup.seed());
    heard = (float) (0.25 / Math.sqrt(algorithm.carriers()));
  }

  void update(Io io) {
    if (io.values.version() != version) {
      version = io.values.version();
      take(io.values);
    }
    lfo.next(io);
  }

  private void take(Values v) {
    float fed = algorithm.carrier(algorithm.fed()) ? FEEDBACK / heard : FEEDBACK / SHAKE;
    fed = algorithm.ring() ? FEEDBACK / SHAKE : fed;
    feedback = v.end(FmTable.FEEDBACK) * 0.01f * fed;
    brightness = v.end(BRIGHTNESS) * 0.01f;
    for (int o = 0; o < COUNT; o++) {
      operator(v, o, OPERATORS[o]);
    }
    pitch.set(
        v.end(PITCH_ATTACK),
        v.end(PITCH_ATTACK + 1),
        v.end(PITCH_ATTACK + 2) * 0.01,
        v.end(PITCH_ATTACK + 3));
    pitchEnvelope = v.end(PITCH_ENVELOPE);
    lfo.update(v, LFO_FIRST);
    lfoPitch = v.end(LFO_PITCH);
    lfoLevel = v.end(LFO_LEVEL) * 0.01f;
    pressure = v.end(PRESSURE) * 0.01f;
    timbre = v.end(TIMBRE) * 0.01f;
    random = v.on(PHASES);
    stereo = v.end(STEREO) * 0.01f;
    level = Exact.fastGain(v.end(OUTPUT));
  }

  private void operator(Values v, int o, int at) {
    fixed[o] = v.on(at + FIXED);
    float cents = v.end(at + DETUNE) * (1f / 1200);
    float frequency = fixed[o] ? v.end(at + HERTZ) / (float) rate : v.end(at + RATIO);
    octaves[o] = Exact.fastLog2(frequency) + cents;
    float amount = v.end(at + LEVEL) * 0.01f;
    gain[o] = amount * amount * (algorithm.carrier(o) ? heard : SHAKE);
    velocity[o] = v.end(at + VELOCITY) * 0.01f;
    keyLevel[o] = v.end(at + KEY_LEVEL) * (0.16609640474f / 12);
    keyRate[o] = v.end(at + KEY_RATE) * (0.01f / 12);
    form[o] = LaneOperators.Form.of(v.choice(at + FORM));
    lfoShare[o] = v.end(at + LFO) * 0.01f;
    attack[o] = v.end(at + ATTACK);
    decay[o] = v.end(at + ATTACK + 1);
    sustain[o] = v.end(at + ATTACK + 2) * 0.01;
    fall[o] = v.end(at + ATTACK + 3);
    release[o] = v.end(at + ATTACK + 4);
  }

  /** Sets the times of one operator's envelope for a key. */
  void times(EnvelopeTimes times, int o, float key) {
    double faster = Exact.fastExp2(-keyRate[o] * (key - 60));
    times.set(attack[o] * faster, decay[o] * faster, sustain[o], release[o] * faster);
    times.fall(fall[o] * faster);
  }

  /** Gain of one operator for a note, before its envelope. */
  float gain(int o, float key, float struck, float bright, float lfoValue) {
    float soft = 1 - velocity[o] * (1 - struck * struck);
    float scaled = keyLevel[o] == 0 ? 1 : Exact.fastExp2(keyLevel[o] * (key - 60));
    float dip = 1 - lfoLevel * lfoShare[o] * (0.5f - 0.5f * lfoValue);
    float most = algorithm.carrier(o) ? 4 * heard : 4 * SHAKE;
    float whole = gain[o] * soft * scaled * dip;
    return Math.min(most, algorithm.carrier(o) ? whole : whole * bright);
  }
}
