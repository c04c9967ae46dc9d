package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.motion.TremoloDevice;
import org.songline.dsp.Quantum;

class EffectLfoTest {
  private static final double RATE = 48000;
  private final TremoloDevice type = new TremoloDevice();
  private final Io io = new Io(type);
  private final float[] out = new float[Quantum.FRAMES];

  private EffectLfo lfo() {
    return new EffectLfo(Setup.of(type, RATE), 0, 1, 0.0065, 1);
  }

  private float[] at(EffectLfo lfo, long quantum) {
    io.frame = quantum * Quantum.FRAMES;
    io.quarters = io.frame * io.tempo / (60 * RATE);
    lfo.next(io);
    lfo.fill(0, 0, 0, out);
    return out.clone();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void fromAnywhereInTheSongTheBitsAreTheSame(int shape) {
    for (int sync = 0; sync < 2; sync++) {
      io.values.hold(EffectLfo.SHAPE, shape);
      io.values.hold(EffectLfo.SYNC, sync);
      io.values.hold(EffectLfo.RATE, 3.7f);
      EffectLfo whole = lfo();
      EffectLfo later = lfo();
      for (long q = 0; q < 4000; q++) {
        float[] all = at(whole, q);
        if (q >= 1234) {
          assertThat(at(later, q)).as("quantum %d", q).isEqualTo(all);
        }
      }
    }
  }

  @Test
  void aNewRateGoesOnFromTheSamePhaseAndIsInPlaceAfterFiveCycles() {
    io.values.hold(EffectLfo.RATE, 2);
    EffectLfo lfo = lfo();
    float last = 0;
    for (long q = 0; q < 1000; q++) {
      last = at(lfo, q)[63];
    }
    io.values.hold(EffectLfo.RATE, 3.3f);
    EffectLfo fresh = lfo();
    // Five cycles of 3.3 Hz are 1137 quanta.
    for (long q = 1000; q < 2200; q++) {
      float[] values = at(lfo, q);
      assertThat(Math.abs(values[0] - last)).isLessThan(0.002f);
      last = values[63];
      if (q > 2140) {
        assertThat(values).isEqualTo(at(fresh, q));
      }
    }
  }

  @Test
  void aNewShapeIsLedOverWithoutAJump() {
    io.values.hold(EffectLfo.RATE, 1);
    EffectLfo lfo = lfo();
    float last = 0;
    for (long q = 0; q < 500; q++) {
      io.values.hold(EffectLfo.SHAPE, q < 100 ? 0 : q < 150 ? 6 : 5);
      for (float x : at(lfo, q)) {
        assertThat(Math.abs(x - last)).as("quantum %d", q).isLessThan(0.02f);
        last = x;
      }
    }
  }

  @Test
  void aPhaseThatJumpsInTheSongDrawsNearByATenthOfItsSpeed() {
    var phase = new SongPhase();
    phase.next(0, 0.01);
    phase.next(0.31, 0.01);
    assertThat(phase.from()).isCloseTo(0.01, within(1e-12));
    assertThat(phase.to() - phase.from()).isCloseTo(0.011, within(1e-12));
    assertThat(List.of(phase.from(), phase.to())).isSorted();
  }
}
