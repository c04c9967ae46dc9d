package org.songline.dsp.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class LaneEnvelopeTest {
  private static final double RATE = 48_000;

  private final EnvelopeTimes times = new EnvelopeTimes(RATE);
  private final LaneEnvelope envelope = new LaneEnvelope(times);
  private final float[] out = new float[Quantum.FRAMES * Quantum.LANES];

  @Test
  void aNoteStartsAtItsFrameAndReachesEachCornerAtItsTime() {
    times.set(0.010, 0.050, 0.5, 0.020);
    int start = 37;
    int attackEnd = start + 480;
    int decayEnd = attackEnd + 2400;
    int release = 6413;
    float[] x = play(start, release, 8000);
    for (int i = 0; i < start; i++) {
      assertThat(x[i]).isZero();
    }
    assertThat(x[start]).isZero();
    assertThat(x[start + 1]).isPositive();
    assertThat(x[attackEnd]).isEqualTo(1f);
    assertThat(x[attackEnd - 1]).isBetween(0.99f, 0.99999f);
    assertThat(x[decayEnd]).isEqualTo(0.5f);
    assertThat(x[decayEnd - 240]).isGreaterThan(0.5f);
    assertThat(x[attackEnd + 1200]).isCloseTo(0.5f + 0.5f * 0.0306f, offset(1e-3f));
    assertThat(x[release - 1]).isEqualTo(0.5f);
    assertThat(x[release]).isCloseTo(0.5f, offset(1e-6f));
    assertThat(x[release + 959]).isPositive().isLessThan(1e-5f);
    assertThat(x[release + 960]).isZero();
    assertThat(envelope.silent(3)).isTrue();
  }

  @Test
  void aLongSegmentEndsWhereItShould() {
    times.set(12, 1, 0.25, 1);
    float[] x = play(0, Integer.MAX_VALUE, 700_000);
    assertThat(x[576_000]).isEqualTo(1f);
    assertThat(x[575_999]).isCloseTo(1f, offset(2e-6f));
    assertThat(x[624_000 - 1]).isCloseTo(0.25f, offset(2e-6f));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingThatHappensMakesAJump(long seed) {
    Random random = new Random(seed);
    times.set(0.003, 0.01, 0.6, 0.01);
    float last = 0;
    for (int q = 0; q < 3000; q++) {
      int frame = random.nextInt(64);
      switch (random.nextInt(12)) {
        case 0, 1 -> envelope.strike(3, frame);
        case 2 -> envelope.release(3, frame);
        case 3 -> envelope.steal(3, frame);
        case 4 -> times.set(0.003, 0.01, random.nextFloat(), 0.01);
        default -> {}
      }
      envelope.render(out);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        float x = out[f * Quantum.LANES + 3];
        assertThat(Math.abs(x - last)).isLessThan(0.06f);
        assertThat(x).isBetween(-1e-6f, 1f);
        last = x;
      }
    }
  }

  @Test
  void vectorsAndScalarsGiveTheSameBitsAndSkippingTheSameLevels() {
    times.set(0.004, 0.02, 0.4, 0.03);
    LaneEnvelope scalar = LaneEnvelope.scalar(times);
    LaneEnvelope skipped = new LaneEnvelope(times);
    float[] twin = new float[out.length];
    Random random = new Random(5);
    for (int q = 0; q < 2000; q++) {
      for (int lane = 0; lane < Quantum.LANES; lane++) {
        int frame = random.nextInt(64);
        int what = random.nextInt(40);
        for (LaneEnvelope each : new LaneEnvelope[] {envelope, scalar, skipped}) {
          if (what == 0) {
            each.strike(lane, frame);
          } else if (what == 1) {
            each.release(lane, frame);
          } else if (what == 2) {
            each.strikeFresh(lane, frame);
          }
        }
      }
      envelope.render(out);
      scalar.render(twin);
      skipped.skip();
      assertThat(out).isEqualTo(twin);
      for (int lane = 0; lane < Quantum.LANES; lane++) {
        assertThat(skipped.level(lane)).isEqualTo(envelope.level(lane));
      }
    }
  }

  @Test
  void aFreshStrikeIsSilentUpToItsFrameWhateverTheLaneDidBefore() {
    times.set(0.001, 0.02, 0.5, 10);
    envelope.strike(3, 0);
    envelope.render(out);
    envelope.release(3, 0);
    envelope.render(out);
    envelope.strikeFresh(3, 40);
    envelope.render(out);
    for (int f = 0; f < 40; f++) {
      assertThat(out[f * Quantum.LANES + 3]).as("frame %d", f).isZero();
    }
    assertThat(out[63 * Quantum.LANES + 3]).isGreaterThan(0.3f);
  }

  private float[] play(int start, int release, int length) {
    float[] x = new float[length];
    for (int at = 0; at < length; at += Quantum.FRAMES) {
      if (start / Quantum.FRAMES == at / Quantum.FRAMES) {
        envelope.strike(3, start % Quantum.FRAMES);
      }
      if (release / Quantum.FRAMES == at / Quantum.FRAMES) {
        envelope.release(3, release % Quantum.FRAMES);
      }
      envelope.render(out);
      for (int f = 0; f < Quantum.FRAMES && at + f < length; f++) {
        x[at + f] = out[f * Quantum.LANES + 3];
      }
    }
    return x;
  }
}
