package org.songline.devices.dynamics;

import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.ClipShape;

/** A rounded ceiling at full scale for both sides, at four times the rate. */
final class SoftClip {
  private static final double KNEE = 0.4;

  private final Oversampler[] oversamplers = {new Oversampler(4, 1), new Oversampler(4, 1)};
  private final Averager[] averagers = new Averager[2];
  private final ClipShape shape = new ClipShape();

  SoftClip() {
    shape.set(KNEE);
    averagers[0] = new Averager(oversamplers[0].size());
    averagers[1] = new Averager(oversamplers[1].size());
  }

  int latency() {
    return oversamplers[0].latency();
  }

  void process(float[] x, int at) {
    for (int side = 0; side < 2; side++) {
      float[] high = oversamplers[side].up(x, at + side);
      averagers[side].take(high, high.length);
      averagers[side].bend(shape, high, high.length);
      oversamplers[side].down(x, at + side);
    }
  }

  void reset() {
    for (int side = 0; side < 2; side++) {
      oversamplers[side].reset();
      averagers[side].reset();
    }
  }
}
