package org.songline.dsp;

/**
 * The fixed step in which all sound is made: 64 frames, starting at song frames that are multiples
 * of 64. Control values are known at these positions and move in straight segments between them, so
 * the size of a device's or a file's block never shows in the sound.
 *
 * <p>Sound travels as stereo frames, interleaved: sample {@code 2 * frame} is left, {@code 2 *
 * frame + 1} right, full scale is 1.
 */
public final class Quantum {
  /** Frames in a quantum. */
  public static final int FRAMES = 64;

  /** Channels of every audio connection. */
  public static final int CHANNELS = 2;

  /** Samples of one interleaved stereo quantum. */
  public static final int SAMPLES = FRAMES * CHANNELS;

  /**
   * Channels that lane kernels process side by side, whatever the hardware's vector width, so that
   * the bits do not change with it. A lane buffer is frame-major: {@code x[frame * LANES + lane]}.
   */
  public static final int LANES = 16;

  private Quantum() {}
}
