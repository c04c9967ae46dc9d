package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
  private static final int RATE = 48_000;

  private static float[] tone(double hertz, double level) {
    float[] stereo = new float[2 * Spectrum.FRAMES];
    for (int f = 0; f < Spectrum.FRAMES; f++) {
      float x = (float) (level * Math.sin(2 * Math.PI * hertz * f / RATE));
      stereo[2 * f] = x;
      stereo[2 * f + 1] = x;
    }
    return stereo;
  }

  private static float[] spectrum(float[] stereo) {
    float[] out = new float[Spectrum.PLACES];
    new Spectrum(RATE).of(stereo, out);
    return out;
  }

  private static int highest(float[] levels) {
    int best = 0;
    for (int p = 0; p < levels.length; p++) {
      best = levels[p] > levels[best] ? p : best;
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 43, 170, 427})
  void aFullToneOnABinIsNoughtDecibelsAtItsPlace(int bin) {
    double hertz = bin * (double) RATE / Spectrum.FRAMES;
    float[] levels = spectrum(tone(hertz, 1));
    int place = highest(levels);
    assertThat(levels[place]).isCloseTo(0, within(0.6f));
    double binWidth = (double) RATE / Spectrum.FRAMES;
    assertThat(Spectrum.hertz(place)).isCloseTo(hertz, within(Math.max(binWidth, 0.03 * hertz)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {437.5, 1000, 3210, 9999})
  void aToneBetweenBinsIsAtMostAsMuchTooLowAsItsWindowLeaves(double hertz) {
    float[] levels = spectrum(tone(hertz, 0.1));
    // A Hann window loses 1.42 dB half way between two bins.
    assertThat(levels[highest(levels)]).isBetween(-21.6f, -19.4f);
  }

  @Test
  void farFromAToneNothingIsHeard() {
    float[] levels = spectrum(tone(1000, 1));
    for (int p = 0; p < levels.length; p++) {
      double octaves = Math.abs(Math.log(Spectrum.hertz(p) / 1000) / Math.log(2));
      if (octaves > 1.5) {
        assertThat(levels[p]).as("place %d", p).isLessThan(-80);
      }
    }
  }

  @Test
  void silenceIsSilence() {
    assertThat(spectrum(new float[2 * Spectrum.FRAMES])).containsOnly(Spectrum.SILENCE);
  }

  @Test
  void placesGoFromTwentyHertzToTwentyThousandByEvenSteps() {
    assertThat(Spectrum.hertz(0)).isCloseTo(20, within(1e-9));
    assertThat(Spectrum.hertz(Spectrum.PLACES - 1)).isCloseTo(20_000, within(1e-6));
  }

  @Test
  void aMessageHasTheAskTheFrameTheLevelsAndBothSpectra() {
    ByteBuffer message =
        SpectrumFrame.of(7, 4096, new Spectrum(RATE), tone(1000, 1), tone(1000, 0.5))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(message.remaining()).isEqualTo(24 + 8 * Spectrum.PLACES);
    assertThat(message.get()).isEqualTo((byte) SpectrumFrame.KIND);
    assertThat(message.get()).isEqualTo((byte) SpectrumFrame.VERSION);
    assertThat(message.getShort()).isEqualTo((short) Spectrum.PLACES);
    assertThat(message.getInt()).isEqualTo(7);
    assertThat(message.getLong()).isEqualTo(4096);
    float before = message.getFloat();
    assertThat(before).isCloseTo((float) Math.sqrt(0.5), within(0.02f));
    assertThat(message.getFloat()).isCloseTo(before / 2, within(1e-4f));
    int place = highest(spectrum(tone(1000, 1)));
    float first = message.getFloat(24 + 4 * place);
    assertThat(message.getFloat(24 + 4 * (Spectrum.PLACES + place)))
        .isCloseTo(first - 6.02f, within(0.01f));
  }
}
