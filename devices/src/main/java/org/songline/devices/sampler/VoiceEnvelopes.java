package org.songline.devices.sampler;

import org.songline.dsp.Exact;
import org.songline.media.soundfont.Generator;

/** The envelopes of a voice, their times from generators or, with an articulation, from seconds. */
final class VoiceEnvelopes {
  /** The shortest release, -7200 timecents: the time in which a hundred decibels do not click. */
  private static final float SHORTEST_RELEASE = -7200;

  private static final float SHORTEST_SECONDS = 0.015625f;

  final VolumeEnvelope volume = new VolumeEnvelope();
  final ModulationEnvelope modulation = new ModulationEnvelope();
  private final double rate;
  private final float[] values;
  private final float[] sums;

  /**
   * @param values of the voice's generators
   * @param sums what modulators add to them
   */
  VoiceEnvelopes(double rate, float[] values, float[] sums) {
    this.rate = rate;
    this.values = values;
    this.sums = sums;
  }

  private float value(int generator) {
    return values[generator] + sums[generator];
  }

  /** Starts both. */
  void start(Zone zone, float key, VoiceSettings settings) {
    if (zone.articulation != null) {
      volume.start(values, sums, settings.attack * rate, rate);
      modulation.start(values, sums, Target.FILTER, rate);
      return;
    }
    float up = 60 - key;
    volume.start(
        pause(value(Generator.VOL_ENV_DELAY)),
        frames(value(Generator.VOL_ENV_ATTACK)) + settings.attack * rate,
        pause(value(Generator.VOL_ENV_HOLD) + up * value(Generator.KEY_TO_VOL_ENV_HOLD)),
        frames(value(Generator.VOL_ENV_DECAY) + up * value(Generator.KEY_TO_VOL_ENV_DECAY)),
        Math.clamp(value(Generator.VOL_ENV_SUSTAIN), 0f, 1000f) / 10);
    modulation.start(
        pause(value(Generator.MOD_ENV_DELAY)),
        frames(value(Generator.MOD_ENV_ATTACK)),
        pause(value(Generator.MOD_ENV_HOLD) + up * value(Generator.KEY_TO_MOD_ENV_HOLD)),
        frames(value(Generator.MOD_ENV_DECAY) + up * value(Generator.KEY_TO_MOD_ENV_DECAY)),
        1 - Math.clamp(value(Generator.MOD_ENV_SUSTAIN), 0f, 1000f) / 1000);
  }

  /** Releases both, {@code age} frames after the start. */
  void release(Zone zone, double age, VoiceSettings settings) {
    if (zone.articulation != null) {
      float seconds = value(Target.AMP + Target.ENV_RELEASE);
      volume.release((Math.max(SHORTEST_SECONDS, seconds) + settings.release) * rate);
      modulation.release(age, values, sums, Target.FILTER, rate);
      return;
    }
    float tc = Math.max(SHORTEST_RELEASE, value(Generator.VOL_ENV_RELEASE));
    volume.release(frames(tc) + settings.release * rate);
    float mod = Math.max(SHORTEST_RELEASE, value(Generator.MOD_ENV_RELEASE));
    modulation.release(age, frames(mod));
  }

  /** Frames of a time in timecents. */
  private double frames(float timecents) {
    return Exact.fastExp2(Math.clamp(timecents, -12000f, 8000f) / 1200) * rate;
  }

  /** As {@link #frames}, for delays and holds, whose least value means none. */
  double pause(float timecents) {
    return timecents <= -12000 ? 0 : frames(timecents);
  }
}
