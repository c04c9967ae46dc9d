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
            <effect> type=lofi
            <region> sample=b.wav eq1_gain=2 fil_type=comb trigger=dance volume_stepcc1=3
            """);
    assertThat(sfz.notes())
        .containsExactly(
            "opcode eq1_gain is not understood",
            "header <effect> is not understood",
            "opcode volume_stepcc1 is not understood",
            "fil_type=comb is not understood",
            "trigger=dance is not understood");
  }

  @Test
  void everySpellingOfAnOpcodeHasOneName() throws IOException {
    SfzInstrument sfz =
        read(
            """
            <control> set_cc20=127 set_hdcc21=0.5 label_cc20=Room note_offset=1
            <curve> curve_index=9 v000=0.5 v127=1
            <region> sample=a.wav gain_cc7=-6 volume_oncc8=3 ampeg_releasecc72=2 cutoff_cc74=1200
            ampeg_vel2attack=0.1 cutoff_chanaft=600 pitch_oncc1=50 pitch_curvecc1=9 lfo02_freq=3
            lfo02_pitch_oncc1=20 on_hicc64=127 start_locc64=1 hihdcc5=0.5 amp_velcurve_64=0.3
            xfin_locc1=10 sw_last=c1 pitchlfo_depthcc1=30 loopmode=one_shot pitch_veltrack=20
            """);
    assertThat(sfz.notes()).isEmpty();
    SfzRegion region = sfz.regions().get(0);
    assertThat(region.moves())
        .extracting(move -> move.value() + " " + move.controller() + " " + move.amount())
        .containsExactly(
            "ampeg_attack 131 0.1",
            "ampeg_release 72 2.0",
            "cutoff 129 600.0",
            "cutoff 74 1200.0",
            "lfo2_pitch 1 20.0",
            "pitchlfo_depth 1 30.0",
            "tune 1 50.0",
            "tune 131 20.0",
            "volume 7 -6.0",
            "volume 8 3.0");
    assertThat(region.moves().get(6).curve()).isEqualTo(9);
    assertThat(region.opcodes())
        .containsKeys(
            "on_hicc64", "on_locc64", "hihdcc5", "amp_velcurve_64", "xfin_locc1", "lfo2_freq");
    assertThat(region.key("sw_last", 0)).isEqualTo(25);
    assertThat(sfz.controllers()).containsEntry(20, 1.0).containsEntry(21, 0.5);
    assertThat(sfz.curve(9)[0]).isEqualTo(0.5f);
    assertThat(sfz.curve(9)[64]).isBetween(0.74f, 0.76f);
    assertThat(sfz.curve(1)[0]).isEqualTo(-1f);
  }

  @Test
  void theOpcodesOfTheFreeLibrariesThatWereLookedThroughAreUnderstood() throws IOException {
    String[] used = {
      "amp_veltrack_oncc99",
      "ampeg_release_oncc72",
      "ampeg_attack_oncc98",
      "ampeg_attack_curvecc98",
      "note_polyphony",
      "off_time",
      "sw_lokey",
      "sw_hikey",
      "sw_default",
      "sw_last",
      "sw_label",
      "locc20",
      "amplitude_oncc20",
      "width_oncc1",
      "width_curvecc1",
      "ampeg_dynamic",
      "ampeg_releasecc64",
      "xfout_lovel",
      "xfout_hivel",
      "xfin_lovel",
      "xfin_hivel",
      "ampeg_hold",
      "ampeg_decay",
      "ampeg_sustain",
      "xf_cccurve",
      "ampeg_attackcc1",
      "fil_veltrack",
      "cutoff",
      "gain_cc1",
      "xfout_locc1",
      "xfout_hicc1",
      "xfin_locc1",
      "xfin_hicc1",
      "off_mode",
      "offset",
      "seq_length",
      "seq_position",
      "lorand",
      "hirand",
      "group_label",
      "region_label",
      "master_label",
      "on_locc64",
      "on_hicc64",
      "polyphony",
      "width",
      "loop_start",
      "loop_end",
      "lfo01_freq",
      "lfo01_freq_oncc112",
      "lfo01_volume",
      "lfo01_volume_oncc113",
      "lfo02_pitch_oncc114",
      "fil_keytrack",
      "bend_up",
      "bend_down",
      "pan_oncc10",
      "volume_oncc1",
      "lfo01_delay_oncc115",
      "lfo01_fade_oncc116",
      "lfo02_phase_oncc131",
      "amplitude_smoothcc1",
      "rt_decay",
      "group_volume"
    };
    var text = new StringBuilder("<region> sample=a.wav");
    for (String opcode : used) {
      text.append('\n').append(opcode).append('=').append(value(opcode));
    }
    SfzInstrument sfz = read(text.toString());
    assertThat(sfz.notes()).isEmpty();
    assertThat(sfz.regions()).hasSize(1);
  }

  private static String value(String opcode) {
    return opcode.equals("off_mode") ? "time" : opcode.startsWith("xf_") ? "gain" : "1";
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
