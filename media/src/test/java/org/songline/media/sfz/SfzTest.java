package org.songline.media.sfz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.MediaProblem;

class SfzTest {
  @TempDir Path folder;

  private SfzInstrument read(String text) throws IOException {
    Path file = folder.resolve("x.sfz");
    Files.writeString(file, text);
    return SfzReader.read(file);
  }

  @Test
  void headersAreInherited() throws IOException {
    SfzInstrument sfz =
        read(
            """
            <control> default_path=Samples\\ note_offset=12
            <global> volume=-3 // quieter
            <group> lovel=64 ampeg_release=0.5 /* both
            lines */ loop_mode=loop_continuous
            <region> sample=Soft Piano C4.wav key=c4 pan=-20
            <region> sample=b.wav lokey=50 hikey=c#5 volume=2
            <group>
            <region> sample=c.wav
            """);
    assertThat(sfz.regions()).hasSize(3);
    SfzRegion first = sfz.regions().get(0);
    assertThat(first.sample()).isEqualTo(folder.resolve("Samples/Soft Piano C4.wav"));
    assertThat(first.key("lokey", 0)).isEqualTo(72);
    assertThat(first.key("pitch_keycenter", 0)).isEqualTo(72);
    assertThat(first.number("volume", 0)).isEqualTo(-3);
    assertThat(first.number("pan", 0)).isEqualTo(-20);
    assertThat(first.number("ampeg_release", 0)).isEqualTo(0.5);
    assertThat(first.text("loop_mode", "")).isEqualTo("loop_continuous");
    SfzRegion second = sfz.regions().get(1);
    assertThat(second.key("hikey", 0)).isEqualTo(73 + 12);
    assertThat(second.number("volume", 0)).isEqualTo(2);
    assertThat(sfz.regions().get(2).has("lovel")).isFalse();
    assertThat(sfz.regions().get(2).number("volume", 0)).isEqualTo(-3);
    assertThat(sfz.notes()).isEmpty();
  }

  @Test
  void definitionsAndIncludesAreReplaced() throws IOException {
    Files.writeString(folder.resolve("part.txt"), "<region> sample=$NAME.wav key=$KEY\n");
    SfzInstrument sfz =
        read(
            """
            #define $NAME kick
            #define $KEY 36
            #include "part.txt"
            <region> sample=a$KEYb.wav
            """);
    assertThat(sfz.regions().get(0).sample()).isEqualTo(folder.resolve("kick.wav"));
    assertThat(sfz.regions().get(0).key("lokey", 0)).isEqualTo(36);
    assertThat(sfz.regions().get(1).sample()).isEqualTo(folder.resolve("a36b.wav"));
  }

  @Test
  void whatIsNotUnderstoodIsToldOnce() throws IOException {
    SfzInstrument sfz =
        read(
            """
            <region> sample=a.wav eq1_gain=3 eq1_gain=4
            <curve> v000=0
            <region> sample=b.wav eq1_gain=2
            """);
    assertThat(sfz.notes())
        .containsExactly("opcode eq1_gain is not understood", "header <curve> is not understood");
  }

  @Test
  void endlessIncludesAndEmptyFilesAreRefused() throws IOException {
    assertThatThrownBy(() -> read("#include \"x.sfz\""))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("include each other");
    assertThatThrownBy(() -> read("<group> key=1"))
        .isInstanceOf(MediaProblem.class)
        .hasMessageEndingWith(
            "x.sfz: no region with a sample; choose an .sfz file that plays samples");
  }

  @Test
  void anyDamageIsRefusedOrRead() throws Exception {
    SfzFuzz.sfz(folder.resolve("f.sfz")).run(1, 1_500_000_000L);
  }

  @Test
  void definitionsThatMultiplyEachOtherAreRefused() {
    var text = new StringBuilder("#define $A aaaaaaaaaa\n");
    for (int i = 0; i < 20; i++) {
      String times = ("$" + (char) ('A' + i)).repeat(100);
      text.append("#define $").append((char) ('B' + i)).append(' ').append(times).append('\n');
    }
    assertThatThrownBy(() -> read(text + "<region> sample=$T.wav"))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("bytes of text");
  }

  @Test
  void aVariableThatIsUsedTooOftenIsRefused() {
    String text = "#define $A " + "a".repeat(1000) + "\n<region> sample=" + "$A".repeat(100_000);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("bytes of text");
  }

  @Test
  void onlyTheFirstThousandNotesAreKept() throws IOException {
    var text = new StringBuilder("<region> sample=a.wav");
    for (int i = 0; i < 5000; i++) {
      text.append(" x").append(i).append("=1");
    }
    assertThat(read(text.toString()).notes()).hasSize(1001).last().isEqualTo("and more");
  }
}
