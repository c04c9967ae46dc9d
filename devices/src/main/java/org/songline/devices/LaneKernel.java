package org.songline.devices;

import org.songline.dsp.Quantum;

/**
 * Makes kernels that process eight stereo strips side by side in a lane buffer of {@link
 * Quantum#FRAMES} frames of {@link Quantum#LANES} channels: strip {@code s} is lanes {@code 2 * s}
 * and {@code 2 * s + 1}.
 */
public interface LaneKernel {
  /** Strips side by side. */
  int STRIPS = Quantum.LANES / Quantum.CHANNELS;

  /**
   * Whether a strip with these initial values and this side-chain can run in lanes.
   *
   * @param setup as for {@link DeviceType#create}
   * @param sideChain whether the song connects a side-chain
   */
  boolean accepts(Setup setup, boolean sideChain);

  /** A new kernel; a null setup leaves its two lanes silent. */
  Running create(@org.jspecify.annotations.Nullable Setup[] setups);

  /** A running lane kernel. */
  interface Running {
    /**
     * Processes one quantum in place.
     *
     * @param lanes the lane buffer
     * @param offset index of its first sample
     * @param strips positions and values, null where a strip is unused; their audio is not used
     */
    void process(float[] lanes, int offset, @org.jspecify.annotations.Nullable Io[] strips);

    /** As {@link Processor#idle}, for all strips together. */
    boolean idle();

    void reset();
  }
}
