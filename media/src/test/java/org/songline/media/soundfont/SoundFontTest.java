package org.songline.media.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.MediaProblem;

class SoundFontTest {
  private static final int KEYS = Generator.KEY_RANGE;

  static FontBuilder small() {
    return new FontBuilder()
        .preset("Reed", 3, 0)
        .presetZone(Generator.ATTENUATION, 10, Generator.PAN, -100)
        .presetModulator(0x0502, Generator.ATTENUATION, 40)
        .presetZone(KEYS, 40 | 80 << 8, Generator.ATTENUATION, 20, Generator.INSTRUMENT, 0)
        .instrument("reed")
        .zone(Generator.ATTENUATION, 100, Generator.FILTER_CUTOFF, 9000)
        .modulator(0x0081, Generator.VIB_LFO_TO_PITCH, 70)
        .zone(KEYS, 0 | 59 << 8, Generator.ROOT_KEY, 50, Generator.SAMPLE, 0)
        .zone(KEYS, 60 | 127 << 8, Generator.FILTER_CUTOFF, 8000, Generator.SAMPLE, 1)
        .zone(KEYS, 90 | 127 << 8, Generator.SAMPLE, 0)
        .zone(Generator.SAMPLE, 99)
        .sample("a", 8)
        .sample("b", 12);
  }

  private static SoundFont font(byte[] bytes) throws MediaProblem {
    return SoundFontReader.read("x.sf2", MemorySegment.ofArray(bytes));
  }

  @Test
  void globalLocalAndPresetValuesAreMerged() throws IOException {
    Preset preset = font(small().bytes(false)).preset(0, 3).orElseThrow();
    assertThat(preset.name()).isEqualTo("Reed");
    assertThat(preset.regions()).as("what lies outside is left out").hasSize(2);
    Region low = preset.regions().get(0);
    Region high = preset.regions().get(1);
    assertThat(List.of(low.keyLow(), low.keyHigh(), high.keyLow(), high.keyHigh()))
        .containsExactly(40, 59, 60, 80);
    assertThat(low.generator(Generator.ATTENUATION)).as("local preset wins").isEqualTo(120);
    assertThat(low.generator(Generator.PAN)).isEqualTo(-100);
    assertThat(low.generator(Generator.FILTER_CUTOFF)).isEqualTo(9000);
    assertThat(high.generator(Generator.FILTER_CUTOFF)).isEqualTo(8000);
    assertThat(low.generator(Generator.ROOT_KEY)).isEqualTo(50);
    assertThat(low.generator(Generator.VOL_ENV_ATTACK)).as("default").isEqualTo(-12000);
  }

  @Test
  void modulatorsReplaceDefaultsAndPresetsAddToThem() throws IOException {
    Region region = font(small().bytes(false)).preset(0, 3).orElseThrow().regions().get(0);
    assertThat(region.modulators())
        .hasSize(Modulator.defaults().size())
        .contains(new Modulator(0x0081, Generator.VIB_LFO_TO_PITCH, 70, 0, 0))
        .contains(new Modulator(0x0502, Generator.ATTENUATION, 1000, 0, 0));
  }

  @Test
  void samplesHaveSixteenOrTwentyFourBits() throws IOException {
    SoundFont fine = font(small().bytes(true));
    float[] frames = fine.frames(1);
    assertThat(frames).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(frames[i]).isEqualTo((i + 1) * 1000 / 8388608f);
    }
    assertThat(font(small().bytes(false)).frames(1)[2]).isEqualTo((3000 >> 8) / 32768f);
    assertThat(fine.samples().get(1))
        .isEqualTo(new SampleHeader("b", 12, 3, 9, 44100, 62, -7, false));
  }

  @Test
  void whatIsNoFontIsRefusedInOneLine() {
    assertThatThrownBy(() -> font(new byte[100]))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("x.sf2: byte 0: no SoundFont; choose a .sf2 or .sf3 file");
  }

  @Test
  void anyDamageIsRefusedOrReadInBounds(@TempDir Path folder) throws Exception {
    FontFuzz.plain(folder.resolve("x.sf2")).run(1, 1_500_000_000L);
  }

  @Test
  void zonesThatShareTheirGeneratorsWithoutEndAreRefused() {
    FontBuilder font = new FontBuilder().preset("Bomb", 0, 0);
    for (int i = 0; i < 20_000; i++) {
      font.presetBag(0, 0).presetBag(60_000, 0);
    }
    for (int i = 0; i < 60_000; i++) {
      font.presetGenerators(Generator.PAN, i);
    }
    font.instrument("i").zone(Generator.SAMPLE, 0).sample("s", 8);
    assertThatThrownBy(() -> font(font.bytes(false)))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("overlap");
  }

  @Test
  void presetsThatShareTheirZonesWithoutEndAreRefused() {
    FontBuilder font = new FontBuilder();
    for (int i = 0; i < 5000; i++) {
      font.preset("Bomb", 0, 0);
    }
    for (int i = 0; i < 60_000; i++) {
      font.presetZone(Generator.INSTRUMENT, 9);
    }
    font.instrument("i").zone(Generator.SAMPLE, 0).sample("s", 8);
    byte[] bytes = font.bytes(false);
    // Every second preset starts at zone 0 and so ends at the last.
    int presets = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("phdr");
    for (int i = 1; i < 5000; i += 2) {
      bytes[presets + 8 + 38 * i + 24] = (byte) 50_000;
      bytes[presets + 8 + 38 * i + 25] = (byte) (50_000 >> 8);
    }
    assertThatThrownBy(() -> font(bytes))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("overlap");
  }

  @Test
  void anyDamageToCompressedSamplesIsRefusedOrReadInBounds(@TempDir Path folder) throws Exception {
    FontFuzz.compressed(folder.resolve("x.sf3")).run(1, 1_500_000_000L);
  }

  @Test
  void everySampleOfTheBundledBankHasTheLengthThatItTells() throws IOException {
    Path bank = Path.of("../library/soundfonts/FluidR3Mono_GM.sf3");
    SoundFont font = SoundFontReader.read(bank);
    long[] told = lastPositions(Files.readAllBytes(bank));
    assertThat(told).hasSize(font.samples().size());
    for (int i = 0; i < told.length; i++) {
      float[] frames = font.frames(i);
      SampleHeader header = font.samples().get(i);
      assertThat(frames.length).as("frames of sample %d", i).isEqualTo((int) told[i]);
      assertThat(header.loopEnd()).as("loop of sample %d", i).isLessThanOrEqualTo(frames.length);
      float peak = 0;
      for (float frame : frames) {
        peak = Math.max(peak, Math.abs(frame));
      }
      assertThat(peak).as("peak of sample %d", i).isBetween(0.001f, 1.5f);
    }
  }

  /** The positions that the last pages of all streams tell, in the order of the file. */
  private static long[] lastPositions(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    LongStream.Builder positions = LongStream.builder();
    for (int i = 0; i + 27 < bytes.length; i++) {
      if (buffer.getInt(i) == 0x5367674f && bytes[i + 4] == 0 && (bytes[i + 5] & 4) != 0) {
        positions.add(buffer.getLong(i + 6));
      }
    }
    return positions.build().toArray();
  }
}
