package org.songline.devices.sampler;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.envelope.Lfo;
import org.songline.dsp.noise.Noise;

/**
 * What an {@link Articulation} adds to one voice: values that follow controllers, crossfades, the
 * pitch envelope, oscillators and chance.
 */
final class Expression {
  private static final float DB_PER_LOG2 = 6.0205999f;
  private static final float MOST_DB = 48;

  private final double rate;
  private final ModulationEnvelope pitchEnvelope = new ModulationEnvelope();
  private final Channel channel;
  private @Nullable Articulation is;
  private long seed;
  private float key;
  private float velocity;
  private float keyPressure;
  private boolean alternate;
  private boolean swings;
  private boolean bendsPitch;

  // What the oscillators and the pitch envelope say in this quantum.
  private float cents;
  private float decibels;
  private float amplitude;
  private float pan;
  private float cutoff;

  Expression(double rate, Channel channel) {
    this.rate = rate;
    this.channel = channel;
  }

  /**
   * A note begins.
   *
   * @param newSeed from which all chance of this note and region comes
   */
  void start(@Nullable Articulation articulation, float newKey, float newVelocity, long newSeed) {
    is = articulation;
    seed = newSeed;
    key = newKey;
    velocity = newVelocity;
    keyPressure = 0;
    alternate = (newSeed & 1) != 0;
    cents = 0;
    decibels = 0;
    amplitude = 1;
    pan = 0;
    cutoff = 0;
  }

  void keyPressure(float value) {
    keyPressure = value;
  }

  /** A level of chance for one purpose: -1 to 1. */
  private float chance(int purpose) {
    return Noise.level(seed, purpose);
  }

  /** Seconds by which this note is late at random. */
  float lateness(Articulation a) {
    return a.delayRandom == 0 ? 0 : a.delayRandom * (0.5f + 0.5f * chance(1));
  }

  /** Frames by which this note begins later in its sample at random. */
  float skipped(Articulation a) {
    return a.offsetRandom == 0 ? 0 : a.offsetRandom * (0.5f + 0.5f * chance(2));
  }

  /** Cents by which this note is out of tune at random. */
  float detuned(Articulation a) {
    return a.pitchRandom == 0 ? 0 : a.pitchRandom * chance(3);
  }

  /** Cents by which key and chance move the filter of this note. */
  float brightness(Articulation a) {
    return a.filterKeytrack * (key - a.filterKeycenter) + a.filterRandom * chance(4);
  }

  /** Adds what the controllers say. */
  void move(Articulation a, float[] sums) {
    for (int i = 0; i < a.moves.length; i++) {
      Articulation.Move m = a.moves[i];
      sums[m.target()] += m.amount() * curved(m.curve(), controller(m.controller()));
    }
  }

  private static float curved(float[] curve, float value) {
    float at = Math.clamp(value, 0f, 127f);
    int index = Math.min(126, (int) at);
    return Math.fma(at - index, curve[index + 1] - curve[index], curve[index]);
  }

  /** A controller's value, 0 to 127. */
  private float controller(int number) {
    return switch (number) {
      case Articulation.BEND -> 63.5f + 63.5f * channel.bend();
      case Articulation.CHANNEL_PRESSURE -> channel.pressure();
      case Articulation.KEY_PRESSURE -> keyPressure;
      case Articulation.VELOCITY -> velocity;
      case Articulation.KEY -> key;
      case Articulation.RANDOM, Articulation.RANDOM_BIPOLAR -> 63.5f + 63.5f * chance(5);
      case Articulation.ALTERNATE -> alternate ? 127 : 0;
      default -> channel.value(number);
    };
  }

  /** The gain of velocity, crossfades, volume and amplitude. */
  float gain(Articulation a, float[] values, float[] sums) {
    float track = (values[Target.VELOCITY_TRACK] + sums[Target.VELOCITY_TRACK]) / 100;
    float gain = velocityGain(a, Math.clamp(track, -1f, 1f));
    for (int i = 0; i < a.fades.length; i++) {
      Articulation.Fade fade = a.fades[i];
      gain *= faded(fade, controller(fade.controller()));
    }
    float level = values[Target.VOLUME] + sums[Target.VOLUME];
    level += a.ampKeytrack * (key - a.ampKeycenter) + a.ampRandom * chance(6);
    float share = (values[Target.AMPLITUDE] + sums[Target.AMPLITUDE]) / 100;
    return gain * Math.clamp(share, 0f, 100f) * Exact.fastGain(Math.clamp(level, -200f, MOST_DB));
  }

  private float velocityGain(Articulation a, float track) {
    float v = Math.clamp(track >= 0 ? velocity : 127 - velocity, 1f, 127f);
    if (a.velocityGains != null) {
      return 1 - Math.abs(track) * (1 - curved(a.velocityGains, v));
    }
    float db = 2 * DB_PER_LOG2 * Exact.fastLog2(v / 127);
    return track == 0 || v >= 127 ? 1 : Exact.fastGain(Math.abs(track) * db);
  }

  private static float faded(Articulation.Fade fade, float value) {
    float span = fade.high() - fade.low();
    float at =
        span <= 0 ? value >= fade.high() ? 1 : 0 : Math.clamp((value - fade.low()) / span, 0f, 1f);
    float part = fade.rising() ? at : 1 - at;
    return fade.power() ? (float) Math.sqrt(part) : part;
  }

  /** Starts the pitch envelope. */
  void begin(float[] values, float[] sums) {
    swings = false;
    Articulation a = is;
    if (a == null) {
      return;
    }
    for (int i = 0; i < Target.LFOS; i++) {
      swings |= a.shapes[i] != null;
    }
    bendsPitch = values[Target.PITCH_DEPTH] + sums[Target.PITCH_DEPTH] != 0;
    if (bendsPitch) {
      pitchEnvelope.start(values, sums, Target.PITCH, rate);
    }
  }

  /** The key is let go, {@code age} frames after the start. */
  void release(double age, float[] values, float[] sums) {
    if (bendsPitch) {
      pitchEnvelope.release(age, values, sums, Target.PITCH, rate);
    }
  }

  /** Looks at envelope and oscillators for the quantum that ends at {@code age}. */
  void quantum(long age, float[] values, float[] sums) {
    Articulation a = is;
    if (a == null || !(swings || bendsPitch)) {
      return;
    }
    cents = 0;
    decibels = 0;
    amplitude = 1;
    pan = 0;
    cutoff = 0;
    if (bendsPitch) {
      float depth = values[Target.PITCH_DEPTH] + sums[Target.PITCH_DEPTH];
      cents = depth * (float) pitchEnvelope.at((double) age);
    }
    for (int i = 0; i < Target.LFOS && swings; i++) {
      Lfo shape = a.shapes[i];
      if (shape != null) {
        swing(shape, age / rate, Target.lfo(i, 0), values, sums);
      }
    }
  }

  private void swing(Lfo shape, double seconds, int at, float[] values, float[] sums) {
    double t = seconds - (values[at + Target.LFO_DELAY] + sums[at + Target.LFO_DELAY]);
    if (t <= 0) {
      return;
    }
    float fade = values[at + Target.LFO_FADE] + sums[at + Target.LFO_FADE];
    float depth = fade > 0 && t < fade ? (float) (t / fade) : 1;
    float frequency = values[at] + sums[at];
    float phase = values[at + Target.LFO_PHASE] + sums[at + Target.LFO_PHASE];
    float x = depth * shape.at(t * Math.clamp(frequency, 0f, 100f) + phase, seed + at);
    cents += x * (values[at + Target.LFO_PITCH] + sums[at + Target.LFO_PITCH]);
    decibels += x * (values[at + Target.LFO_VOLUME] + sums[at + Target.LFO_VOLUME]);
    float part = (values[at + Target.LFO_AMPLITUDE] + sums[at + Target.LFO_AMPLITUDE]) / 100;
    amplitude *= Math.max(0, 1 + x * part);
    pan += x * (values[at + Target.LFO_PAN] + sums[at + Target.LFO_PAN]);
    cutoff += x * (values[at + Target.LFO_CUTOFF] + sums[at + Target.LFO_CUTOFF]);
  }

  /** Cents added to the pitch in this quantum. */
  float cents() {
    return cents;
  }

  /** The gain of the oscillators in this quantum. */
  float swell() {
    return decibels == 0 ? amplitude : amplitude * Exact.fastGain(Math.min(MOST_DB, decibels));
  }

  /** Percent added to the panning in this quantum. */
  float pan() {
    return pan;
  }

  /** Cents added to the filter in this quantum. */
  float cutoff() {
    return cutoff;
  }
}
