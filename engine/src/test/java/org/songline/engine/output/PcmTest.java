package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;

class PcmTest {
  private static AudioFormat bits(int bits) {
    return Pcm.formats(48_000).stream()
        .filter(format -> format.getSampleSizeInBits() == bits)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] written(float[] stereo, int bits) {
    Pcm pcm = Pcm.of(bits(bits));
    byte[] bytes = new byte[stereo.length / 2 * pcm.frameBytes()];
    pcm.write(stereo, stereo.length / 2, bytes);
    return bytes;
  }

  @Test
  void floatsGoOutAsTheyAre() {
    float[] stereo = {0.1f, -1.5f, Float.MIN_VALUE, 1e-9f};
    ByteBuffer bytes = ByteBuffer.wrap(written(stereo, 32)).order(ByteOrder.LITTLE_ENDIAN);
    for (float x : stereo) {
      assertThat(bytes.getFloat()).isEqualTo(x);
    }
  }

  @Test
  void sixteenBitsKeepWhatLiesBetweenTwoStepsOnAverage() {
    float quiet = 0.3f / 32_768;
    float[] stereo = new float[200_000];
    java.util.Arrays.fill(stereo, quiet);
    ByteBuffer bytes = ByteBuffer.wrap(written(stereo, 16)).order(ByteOrder.LITTLE_ENDIAN);
    double sum = 0;
    for (int i = 0; i < stereo.length; i++) {
      short value = bytes.getShort();
      assertThat((int) value).isBetween(-1, 2);
      sum += value;
    }
    assertThat(sum / stereo.length).isCloseTo(0.3, within(0.01));
  }

  @Test
  void twentyFourBitsAreWithinTwoSteps() {
    float[] stereo = {0.25f, -0.75f, 0.999f, -1f, 2f, -2f};
    byte[] bytes = written(stereo, 24);
    int[] wanted = {
      1 << 21, -3 << 21, (int) (0.999f * (1 << 23)), -(1 << 23), (1 << 23) - 1, -(1 << 23)
    };
    for (int i = 0; i < stereo.length; i++) {
      int value = (bytes[3 * i] & 0xFF) | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] << 16;
      assertThat(value).isCloseTo(wanted[i], within(2));
    }
  }

  @Test
  void silenceStaysSilence() {
    assertThat(written(new float[2000], 16)).containsOnly(0);
    assertThat(written(new float[2000], 24)).containsOnly(0);
  }
}
