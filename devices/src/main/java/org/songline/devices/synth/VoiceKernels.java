package org.songline.devices.synth;

import org.songline.dsp.envelope.EnvelopeTimes;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.LaneNoise;
import org.songline.dsp.oscillator.LaneOscillator;

/**
 * The arithmetic of sixteen voices, one quantum at a time, on lane buffers. Values that move do so
 * evenly: {@code at + frame * slope}. Only the first {@code lanes} lanes sound; what the others get
 * is not heard. All implementations give the same bits.
 */
interface VoiceKernels {
  /** {@code out[i] = 2^in[i]}. */
  void exp2(float[] in, float[] out, int lanes);

  /** {@code out[i] = tan(pi 2^in[i])}: the filter coefficient of a cutoff in octaves. */
  void cutoff(float[] in, float[] out, int lanes);

  /**
   * The low-pass response of a state-variable filter (Zavalishin, Simper), in place.
   *
   * @param cutoff and {@code glide}: tan(pi f / rate) of each lane
   * @param damping 1 / Q
   * @param state two charges of each lane, one set after the other
   */
  void low(
      float[] x,
      float[] cutoff,
      float[] glide,
      float damping,
      float slope,
      float[] state,
      int lanes);

  /** As {@link #low}, with any mix of input, band-pass and low-pass: see {@link Mix}. */
  void mix(
      float[] x,
      float[] cutoff,
      float[] glide,
      float damping,
      float slope,
      float[] state,
      Mix from,
      Mix to,
      int lanes);

  /**
   * Saturation in place: {@code u / sqrt(1 + u^2)} of {@code u = gain x}, averaged between samples
   * (antiderivative antialiasing; in this closed form it never divides by a small difference).
   *
   * @param last saturator input of each lane at the frame before
   * @param make gain after it
   * @param wet how much of it, 0 to 1
   */
  void drive(
      float[] x,
      float[] last,
      float gain,
      float gainSlope,
      float make,
      float makeSlope,
      float wet,
      float wetSlope,
      int lanes);

  /** Adds {@code x * envelope * gain} to {@code sum}. */
  void amplify(float[] x, float[] envelope, float[] gain, float[] slope, float[] sum, int lanes);

  LadderKernel ladder();

  LaneOscillator oscillator();

  LaneEnvelope envelope(EnvelopeTimes times);

  LaneNoise noise();

  /** In vectors where the platform has them. */
  static VoiceKernels best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorVoices()
        : new ScalarVoices();
  }

  /** What a filter puts out: {@code input * x + band * damping * v1 + low * v2}. */
  enum Mix {
    THROUGH(1, 0, 0),
    LOW(0, 0, 1),
    BAND(0, 1, 0),
    HIGH(1, -1, -1),
    NOTCH(1, -1, 0);

    final float input;
    final float band;
    final float low;

    Mix(float input, float band, float low) {
      this.input = input;
      this.band = band;
      this.low = low;
    }
  }
}
