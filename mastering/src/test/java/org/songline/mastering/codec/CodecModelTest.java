package org.songline.mastering.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songline.mastering.input.AudioInput;

class CodecModelTest {
  private static final int BANDS = CodecLoss.BANDS.size();

  private static CodecLoss loss(double kept, double noiseDb) {
    return new CodecLoss(Collections.nCopies(BANDS, kept), Collections.nCopies(BANDS, noiseDb));
  }

  private static float[] noise(int frames, long seed) {
    var random = new SplittableRandom(seed);
    float[] x = new float[2 * frames];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.2 * random.nextGaussian());
    }
    return x;
  }

  private static float[] through(float[] x, CodecLoss loss, int block) throws IOException {
    var model = new CodecModel(AudioInput.of("noise", 44_100, 2, x), loss);
    float[] y = new float[x.length + 8192];
    int frames = 0;
    for (int n = model.read(y, 0, block); n > 0; n = model.read(y, 2 * frames, block)) {
      frames += n;
    }
    assertThat(2 * frames).isEqualTo(x.length);
    return y;
  }

  @Test
  void aCodecThatLosesNothingGivesTheSoundBackInItsPlace() throws IOException {
    for (int frames : new int[] {1, 1023, 1024, 1025, 50_000}) {
      float[] x = noise(frames, 3);
      float[] y = through(x, loss(1, -400), 777);
      for (int i = 0; i < x.length; i++) {
        assertThat(y[i]).isEqualTo(x[i], within(1e-6f));
      }
    }
  }

  @Test
  void theMeterFindsWhatTheModelDoes() throws IOException {
    float[] x = noise(200_000, 5);
    float[] y = through(x, loss(0.4, -15), 1024);
    var meter = new LossMeter(44_100, 2);
    for (int at = 0; at + LossMeter.STEP <= 200_000; at += LossMeter.STEP) {
      meter.accept(x, y, at, LossMeter.STEP);
    }
    CodecLoss found = meter.loss();
    for (int b = 0; b < BANDS; b++) {
      assertThat(found.kept().get(b)).as("band %d", b).isEqualTo(0.4, within(0.03));
      assertThat(found.noiseDb().get(b)).as("band %d", b).isEqualTo(-15, within(0.7));
    }
  }

  @Test
  void theMeterReadsASofterCopyWithNoiseBesideIt() {
    float[] x = noise(300_000, 7);
    float[] other = noise(300_000, 8);
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 0.5f * x[i] + 0.1f * other[i];
    }
    var meter = new LossMeter(48_000, 2);
    for (int at = 0; at + LossMeter.STEP <= 300_000; at += LossMeter.STEP) {
      meter.accept(x, y, at, LossMeter.STEP);
    }
    CodecLoss found = meter.loss();
    for (int b = 0; b < BANDS; b++) {
      assertThat(found.kept().get(b)).isEqualTo(0.5, within(0.01));
      assertThat(found.noiseDb().get(b)).isEqualTo(-20, within(0.7));
    }
  }

  @Test
  void everyCodecOfTheTableIsWhole() {
    List<LossyCodec> all = LossyCodec.all();
    assertThat(all)
        .extracting(LossyCodec::id)
        .doesNotHaveDuplicates()
        .containsAll(LossyCodec.USUAL);
    for (LossyCodec codec : all) {
      assertThat(codec.loss().kept()).allMatch(k -> k >= 0 && k <= 1.01);
      assertThat(codec.loss().noiseDb()).allMatch(n -> n < 3);
      assertThat(codec.source()).startsWith("2026");
    }
  }

  @Test
  void theLagIsFoundToTheFrame() {
    float[] x = noise(100_000, 9);
    for (int lag : new int[] {-2999, -529, -1, 0, 1, 1105, 3000}) {
      float[] y = new float[x.length];
      for (int i = 0; i < 100_000; i++) {
        int from = i - lag;
        y[2 * i] = from >= 0 && from < 100_000 ? 0.3f * x[2 * from] : 0;
      }
      assertThat(LostSound.lag(x, y, 100_000, 2)).isEqualTo(lag);
    }
  }
}
