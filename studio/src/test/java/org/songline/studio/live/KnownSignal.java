package org.songline.studio.live;

import org.songline.engine.live.TransportState;

/** A source whose samples follow from frame and channel: never zero, exact as float32. */
final class KnownSignal implements Source {
  private long frame;

  /** The sample of a frame; channel 0 is left. */
  static float sample(long frame, int channel) {
    long bits = (frame * 2 + channel + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 29)) * 0xBF58476D1CE4E5B9L;
    int value = (int) (bits >>> 42);
    return (value - (1 << 21) + 0.5f) / (1 << 22);
  }

  @Override
  public void run(float[] stereo, int quanta) {
    for (int f = 0; f < quanta * 64; f++) {
      stereo[2 * f] = sample(frame + f, 0);
      stereo[2 * f + 1] = sample(frame + f, 1);
    }
    frame += quanta * 64L;
  }

  @Override
  public long frame() {
    return frame;
  }

  @Override
  public TransportState state() {
    return TransportState.ROLLING;
  }

  @Override
  public int latency() {
    return 0;
  }
}
