package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.Events;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** What opcodes do to the sound, with exact answers. */
class SfzSoundTest {
  private static final double TOLERANCE = 1e-3;
  @TempDir Path folder;

  @BeforeEach
  void samples() throws IOException {
    // Constants: what comes out is the gain.
    wav("one.wav", 1, 48000, i -> 0.25);
    wav("two.wav", 1, 48000, i -> 0.5);
    wav("ramp.wav", 1, 48000, i -> i / 65536.0);
    wav("tone.wav", 1, 96000, i -> 0.5 * Math.sin(2 * Math.PI * 480 * i / 48000));
    wav("sides.wav", 2, 48000, i -> i % 2 == 0 ? 0.5 : 0.25);
  }

  private void wav(String name, int channels, int samples, IntToDoubleFunction signal)
      throws IOException {
    float[] x = new float[samples];
    for (int i = 0; i < samples; i++) {
      x[i] = (float) signal.applyAsDouble(i);
    }
    WriteFormat format = WriteFormat.wavFloat(48_000, channels);
    try (AudioWriter writer = AudioFiles.create(folder.resolve(name), format, Tags.NONE)) {
      writer.write(x, 0, samples / channels);
      writer.finish();
    }
  }

  private Rig rig(String text) {
    try {
      Path file = Files.writeString(folder.resolve("x.sfz"), text);
      SampleLibrary library = SampleLibrary.open(file);
      assertThat(library.problems()).isEmpty();
      Program program = library.program(0, Playback.PLAIN);
      return new Rig(true, new int[] {0}, program).control(7, 127);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The level at the end of some quanta, as a multiple of full scale of a mono voice. */
  private static double level(Rig rig, int quanta) {
    double[] x = rig.left(quanta);
    return x[x.length - 1] / Rig.MIDDLE;
  }

  private double note(String text, int key, int velocity) {
    return level(rig(text).on(0, 1, key, velocity / 127.0), 40);
  }

  @Test
  void velocityLayersFadeIntoEachOther() {
    String layers =
        """
        <global> amp_veltrack=0 xf_velcurve=%s
        <region> sample=one.wav xfout_lovel=20 xfout_hivel=100
        <region> sample=two.wav xfin_lovel=20 xfin_hivel=100
        """;
    assertThat(note(layers.formatted("gain"), 60, 10)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(note(layers.formatted("gain"), 60, 60)).isCloseTo(0.375, Offset.offset(TOLERANCE));
    assertThat(note(layers.formatted("gain"), 60, 120)).isCloseTo(0.5, Offset.offset(TOLERANCE));
    assertThat(note(layers.formatted("power"), 60, 60))
        .isCloseTo(0.75 * Math.sqrt(0.5), Offset.offset(TOLERANCE));
  }

  @Test
  void keyRangesFadeIntoEachOther() {
    String keys =
        """
        <global> amp_veltrack=0 pitch_keytrack=0 xf_keycurve=gain
        <region> sample=one.wav hikey=c5 xfout_lokey=c4 xfout_hikey=c5
        <region> sample=two.wav lokey=c4 xfin_lokey=c4 xfin_hikey=c5
        """;
    assertThat(note(keys, 60, 100)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(note(keys, 66, 100)).isCloseTo(0.375, Offset.offset(TOLERANCE));
    assertThat(note(keys, 72, 100)).isCloseTo(0.5, Offset.offset(TOLERANCE));
  }

  @Test
  void controllersFadeMoveAndCurve() {
    String text =
        """
        <curve> curve_index=9 v000=0 v064=1 v127=1
        <global> amp_veltrack=0
        <region> sample=two.wav %s
        """;
    assertThat(
            level(
                rig(text.formatted("xfin_locc1=0 xfin_hicc1=127 xf_cccurve=gain"))
                    .control(1, 127)
                    .on(0, 1, 60, 1),
                40))
        .isCloseTo(0.5, Offset.offset(TOLERANCE));
    assertThat(
            level(
                rig(text.formatted("xfin_locc1=0 xfin_hicc1=127 xf_cccurve=gain")).on(0, 1, 60, 1),
                40))
        .isCloseTo(0, Offset.offset(TOLERANCE));
    assertThat(level(rig(text.formatted("gain_cc20=-12")).control(20, 127).on(0, 1, 60, 1), 40))
        .isCloseTo(0.5 * Math.pow(10, -0.6), Offset.offset(TOLERANCE));
    assertThat(
            level(
                rig(text.formatted("amplitude=0 amplitude_oncc20=100 amplitude_curvecc20=9"))
                    .control(20, 64)
                    .on(0, 1, 60, 1),
                40))
        .isCloseTo(0.5, Offset.offset(TOLERANCE));
    assertThat(
            level(
                rig("<control> set_cc20=127\n" + text.formatted("amplitude=0 amplitude_cc20=50"))
                    .on(0, 1, 60, 1),
                40))
        .isCloseTo(0.25, Offset.offset(TOLERANCE));
    Rig moving = rig(text.formatted("volume_oncc20=-6.0206")).on(0, 1, 60, 1);
    assertThat(level(moving, 40)).isCloseTo(0.5, Offset.offset(TOLERANCE));
    assertThat(level(moving.control(20, 127), 40)).isCloseTo(0.25, Offset.offset(TOLERANCE));
  }

  @Test
  void controllersOfTheNoteMoveValuesToo() {
    String velocity = "<region> sample=two.wav amp_veltrack=0 volume_oncc131=-12";
    assertThat(note(velocity, 60, 127))
        .isCloseTo(0.5 * Math.pow(10, -0.6), Offset.offset(TOLERANCE));
    String curve = "<region> sample=two.wav amp_velcurve_64=0.5";
    assertThat(note(curve, 60, 64)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(note(curve, 60, 32)).isCloseTo(0.125, Offset.offset(TOLERANCE));
    assertThat(note("<region> sample=two.wav", 60, 64))
        .isCloseTo(0.5 * 64 * 64 / (127.0 * 127), Offset.offset(TOLERANCE));
    String keytrack = "<region> sample=two.wav amp_veltrack=0 amp_keytrack=-1 amp_keycenter=60";
    assertThat(note(keytrack, 72, 127))
        .isCloseTo(0.5 * Math.pow(10, -0.6), Offset.offset(TOLERANCE));
  }

  @Test
  void keysChooseAmongZones() {
    Rig rig =
        rig(
            """
            <global> amp_veltrack=0 sw_lokey=c1 sw_hikey=d1 sw_default=c1
            <region> sample=one.wav sw_last=c1 lokey=48
            <region> sample=two.wav sw_last=d1 lokey=48
            """);
    assertThat(level(rig.on(0, 1, 60, 1), 20)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    rig.off(0, 1).on(0, 2, 26, 1).off(1, 2);
    rig.left(40);
    assertThat(level(rig.on(0, 3, 60, 1), 20)).isCloseTo(0.5, Offset.offset(TOLERANCE));
    rig.processor.reset();
    rig.control(7, 127);
    assertThat(level(rig.on(0, 1, 60, 1), 20)).isCloseTo(0.25, Offset.offset(TOLERANCE));
  }

  @Test
  void controllerRangesChooseAmongZones() {
    String text =
        "<global> amp_veltrack=0\n"
            + "<region> sample=one.wav hicc4=63 <region> sample=two.wav locc4=64";
    assertThat(note(text, 60, 100)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(level(rig(text).control(4, 90).on(0, 1, 60, 1), 20))
        .isCloseTo(0.5, Offset.offset(TOLERANCE));
  }

  @Test
  void firstAndLegatoNotesDiffer() {
    Rig rig =
        rig(
            """
            <global> amp_veltrack=0
            <region> sample=one.wav trigger=first
            <region> sample=two.wav trigger=legato
            """);
    assertThat(level(rig.on(0, 1, 60, 1), 20)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(level(rig.on(0, 2, 62, 1), 20)).isCloseTo(0.75, Offset.offset(TOLERANCE));
    rig.off(0, 1).off(0, 2);
    assertThat(level(rig, 40)).isCloseTo(0, Offset.offset(TOLERANCE));
    assertThat(level(rig.on(0, 3, 60, 1), 20)).isCloseTo(0.25, Offset.offset(TOLERANCE));
  }

  @Test
  void aNoteBeginsOnItsFrameAfterItsDelayAndOffset() {
    for (int frame : new int[] {0, 17, 63}) {
      double[] x =
          rig("<region> sample=one.wav amp_veltrack=0 delay=0.01").on(frame, 1, 60, 1).left(20);
      assertThat(first(x)).as("from %d", frame).isBetween(frame + 480, frame + 481);
      double[] plain = rig("<region> sample=one.wav").on(frame, 1, 60, 1).left(4);
      assertThat(first(plain)).isBetween(frame, frame + 1);
    }
    double[] x = rig("<region> sample=ramp.wav offset=1000 amp_veltrack=0").on(0, 1, 60, 1).left(4);
    assertThat(x[200] / Rig.MIDDLE).isCloseTo(1200 / 65536.0, Offset.offset(1e-5));
  }

  private static int first(double[] x) {
    int i = 0;
    while (i < x.length && x[i] == 0) {
      i++;
    }
    return i;
  }

  @Test
  void aSampleEndsWhereItIsToldAndPlaysBackwards() {
    double[] x = rig("<region> sample=one.wav end=999 amp_veltrack=0").on(0, 1, 60, 1).left(20);
    assertThat(x[996]).isGreaterThan(0.1);
    assertThat(x[1006]).isZero();
    double[] back =
        rig("<region> sample=ramp.wav direction=reverse amp_veltrack=0").on(0, 1, 60, 1).left(10);
    assertThat(back[500] / Rig.MIDDLE).isCloseTo(47499 / 65536.0, Offset.offset(1e-5));
    double[] muted = rig("<region> sample=one.wav end=-1").on(0, 1, 60, 1).left(4);
    assertThat(first(muted)).isEqualTo(muted.length);
  }

  @Test
  void aLoopFadesIntoItself() {
    // 480 Hz: 100 frames a period; a loop of a period and a half would jump.
    String loop =
        "<region> sample=tone.wav amp_veltrack=0 loop_mode=loop_continuous loop_start=9650"
            + " loop_end=19249 loop_crossfade=0.05";
    assertThat(roughest(rig(loop).on(0, 1, 60, 1).left(900))).isLessThan(1.02);
    String bad =
        "<region> sample=tone.wav amp_veltrack=0 loop_mode=loop_continuous loop_start=9675"
            + " loop_end=19324";
    assertThat(roughest(rig(bad).on(0, 1, 60, 1).left(900))).isGreaterThan(1.5);
    assertThat(roughest(rig(bad + " loop_crossfade=0.1").on(0, 1, 60, 1).left(900)))
        .isLessThan(1.1);
  }

  /** The greatest step between frames, over that of the tone alone. */
  private static double roughest(double[] x) {
    double most = 0;
    for (int i = 2000; i < x.length; i++) {
      most = Math.max(most, Math.abs(x[i] - x[i - 1]));
    }
    return most / (0.5 * Rig.MIDDLE * 2 * Math.PI * 480 / 48000);
  }

  @Test
  void chokedVoicesEndAsTheirZoneWants() {
    String text =
        "<region> sample=two.wav amp_veltrack=0 key=60 pitch_keytrack=0 off_by=1 %s\n"
            + "<region> sample=one.wav amp_veltrack=0 key=62 group=1 volume=-144";
    Rig slow = rig(text.formatted("off_mode=time off_time=0.5")).on(0, 1, 60, 1);
    slow.left(20);
    slow.on(0, 2, 62, 1);
    // A hundred decibels in half a second: twenty after a tenth.
    assertThat(20 * Math.log10(level(slow, 75) / 0.5)).isCloseTo(-20, Offset.offset(0.5));
    Rig fast = rig(text.formatted("")).on(0, 1, 60, 1);
    fast.left(20);
    fast.on(0, 2, 62, 1);
    assertThat(level(fast, 20)).isCloseTo(0, Offset.offset(1e-4));
  }

  @Test
  void aNoteOfTheSameKeyTakesThePlaceOfTheOneBefore() {
    Rig rig =
        rig("<region> sample=one.wav amp_veltrack=0 note_polyphony=1 loop_mode=loop_continuous");
    rig.on(0, 1, 60, 1).left(20);
    assertThat(level(rig.on(0, 2, 60, 1), 40)).isCloseTo(0.25, Offset.offset(TOLERANCE));
    assertThat(level(rig.on(0, 3, 61, 1), 40)).isCloseTo(0.5, Offset.offset(TOLERANCE));
    Rig group =
        rig(
            "<group> group=3 polyphony=2 amp_veltrack=0 pitch_keytrack=0 loop_mode=loop_continuous"
                + " <region> sample=one.wav");
    for (int i = 0; i < 5; i++) {
      group.on(0, i, 60 + i, 1).left(10);
    }
    assertThat(level(group, 30)).isCloseTo(0.5, Offset.offset(TOLERANCE));
  }

  @Test
  void releaseZonesAreSofterAfterLongNotes() {
    String text =
        "<region> sample=one.wav volume=-144 loop_mode=loop_continuous\n"
            + "<region> sample=two.wav amp_veltrack=0 trigger=release rt_decay=10";
    Rig rig = rig(text).on(0, 1, 60, 1);
    rig.left(750);
    rig.off(0, 1);
    assertThat(20 * Math.log10(level(rig, 20) / 0.5)).isCloseTo(-10, Offset.offset(0.1));
  }

  @Test
  void aControllerMayStartAZone() {
    Rig rig =
        rig(
            "<region> sample=one.wav key=60 <region> sample=two.wav on_locc64=64 on_hicc64=127"
                + " amp_veltrack=0 lokey=-1 hikey=-1");
    assertThat(level(rig.control(64, 127), 20)).isCloseTo(0.5, Offset.offset(TOLERANCE));
  }

  @Test
  void bendsTunesAndEnvelopesMoveThePitch() {
    assertThat(hertz(rig("<region> sample=tone.wav bend_up=1200"), Events.BEND, 1))
        .isCloseTo(960, Offset.offset(0.5));
    assertThat(hertz(rig("<region> sample=tone.wav bend_down=-500"), Events.BEND, -1))
        .isCloseTo(480 * Math.pow(2, -5 / 12.0), Offset.offset(0.5));
    assertThat(
            hertz(rig("<region> sample=tone.wav tune_oncc20=700").control(20, 127), Events.BEND, 0))
        .isCloseTo(480 * Math.pow(2, 7 / 12.0), Offset.offset(0.5));
    assertThat(
            hertz(
                rig("<region> sample=tone.wav pitcheg_depth=1200 pitcheg_sustain=50"),
                Events.BEND,
                0))
        .isCloseTo(480 * Math.sqrt(2), Offset.offset(0.5));
    assertThat(hertz(rig("<region> sample=tone.wav transpose=12 pitch_keytrack=0"), Events.BEND, 0))
        .isCloseTo(960, Offset.offset(0.5));
  }

  /** Frequency by counting cycles a while after the start. */
  private static double hertz(Rig rig, int kind, double value) {
    rig.io.events.add(kind, 0, 0, 0, (float) value);
    double[] x = rig.on(0, 1, 60, 1).left(600);
    double first = -1;
    double last = -1;
    int count = 0;
    for (int i = 10_001; i < x.length; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        last = i - x[i] / (x[i] - x[i - 1]);
        first = first < 0 ? last : first;
        count++;
      }
    }
    return (count - 1) * Rig.RATE / (last - first);
  }

  @Test
  void oscillatorsSwingLevelPitchAndPan() {
    double[] x =
        rig("<region> sample=two.wav amp_veltrack=0 lfo1_freq=10 lfo1_wave=1 lfo1_volume=6")
            .on(0, 1, 60, 1)
            .left(600);
    assertThat(20 * Math.log10(extreme(x, true) / (0.5 * Rig.MIDDLE)))
        .isCloseTo(6, Offset.offset(0.3));
    assertThat(20 * Math.log10(extreme(x, false) / (0.5 * Rig.MIDDLE)))
        .isCloseTo(-6, Offset.offset(0.3));
    double[] old =
        rig("<region> sample=two.wav amp_veltrack=0 amplfo_freq=10 amplfo_depth=3")
            .on(0, 1, 60, 1)
            .left(600);
    assertThat(20 * Math.log10(extreme(old, true) / (0.5 * Rig.MIDDLE)))
        .isCloseTo(3, Offset.offset(0.2));
    double[] late =
        rig("<region> sample=two.wav amp_veltrack=0 lfo1_freq=10 lfo1_delay=0.5 lfo1_pan=100")
            .on(0, 1, 60, 1)
            .left(600);
    assertThat(late[20_000]).isCloseTo(0.5 * Rig.MIDDLE, Offset.offset(1e-4));
    assertThat(extreme(late, true)).isGreaterThan(0.49);
  }

  private static double extreme(double[] x, boolean most) {
    double found = most ? 0 : 10;
    for (int i = 5000; i < x.length; i++) {
      found = most ? Math.max(found, x[i]) : Math.min(found, x[i]);
    }
    return found;
  }

  @Test
  void theWidthOfAStereoSampleMixesItsSides() {
    assertThat(sides("")).containsExactly(new double[] {0.5, 0.25}, Offset.offset(TOLERANCE));
    assertThat(sides("width=0"))
        .containsExactly(new double[] {0.375, 0.375}, Offset.offset(TOLERANCE));
    assertThat(sides("width=-100"))
        .containsExactly(new double[] {0.25, 0.5}, Offset.offset(TOLERANCE));
    assertThat(sides("pan=100")).containsExactly(new double[] {0, 0.25}, Offset.offset(TOLERANCE));
    assertThat(sides("position=-100"))
        .containsExactly(new double[] {0.5, 0}, Offset.offset(TOLERANCE));
  }

  private double[] sides(String opcodes) {
    float[] x =
        rig("<region> sample=sides.wav amp_veltrack=0 " + opcodes).on(0, 1, 60, 1).stereo(40);
    return new double[] {x[x.length - 2], x[x.length - 1]};
  }

  @Test
  void filtersHaveTheirSlopes() {
    // The tone of 480 Hz, two octaves beyond the cutoff.
    assertThat(tone("fil_type=lpf_1p cutoff=120")).isCloseTo(-12.3, Offset.offset(0.5));
    assertThat(tone("fil_type=lpf_2p cutoff=120")).isCloseTo(-24.1, Offset.offset(0.5));
    assertThat(tone("fil_type=lpf_4p cutoff=120")).isCloseTo(-48.2, Offset.offset(0.7));
    assertThat(tone("fil_type=lpf_6p cutoff=120")).isCloseTo(-72.2, Offset.offset(1.0));
    assertThat(tone("fil_type=hpf_2p cutoff=1920")).isCloseTo(-24.1, Offset.offset(0.5));
    assertThat(tone("fil_type=hpf_4p cutoff=1920")).isCloseTo(-48.2, Offset.offset(0.7));
    assertThat(tone("fil_type=lpf_4p cutoff=480")).isCloseTo(-3, Offset.offset(0.1));
    assertThat(tone("fil_type=lpf_6p cutoff=480")).isCloseTo(-3, Offset.offset(0.1));
    assertThat(tone("fil_type=pkf_2p cutoff=480 fil_gain=9")).isCloseTo(9, Offset.offset(0.1));
    assertThat(tone("fil_type=lsh cutoff=4800 fil_gain=-6")).isCloseTo(-6, Offset.offset(0.3));
    assertThat(tone("fil_type=hsh cutoff=48 fil_gain=6")).isCloseTo(6, Offset.offset(0.3));
    assertThat(tone("fil_type=brf_2p cutoff=480")).isLessThan(-40);
    assertThat(tone("fil_type=apf_1p cutoff=480")).isCloseTo(0, Offset.offset(0.1));
    assertThat(tone("cutoff=120 cutoff_oncc131=9600")).isCloseTo(0, Offset.offset(0.2));
  }

  private double tone(String opcodes) {
    double[] x =
        rig("<region> sample=tone.wav amp_veltrack=0 " + opcodes).on(0, 1, 60, 1).left(400);
    double sin = 0;
    double cos = 0;
    for (int i = 10_000; i < 20_000; i++) {
      sin += x[i] * Math.sin(2 * Math.PI * 480 * i / 48000);
      cos += x[i] * Math.cos(2 * Math.PI * 480 * i / 48000);
    }
    return 20 * Math.log10(Math.hypot(sin, cos) / 5000 / (0.5 * Rig.MIDDLE));
  }

  @Test
  void chanceIsTheSameEveryTimeAndForBothSides() {
    String text =
        "<region> sample=sides.wav amp_veltrack=0 amp_random=6 pitch_random=50 offset_random=500"
            + " delay_random=0.01";
    float[] first = rig(text).on(0, 1, 60, 1).on(9, 2, 64, 1).stereo(50);
    float[] second = rig(text).on(0, 1, 60, 1).on(9, 2, 64, 1).stereo(50);
    assertThat(second).isEqualTo(first);
    float[] one = rig(text).on(0, 1, 60, 1).stereo(50);
    assertThat(one[one.length - 2] / one[one.length - 1]).isCloseTo(2, Offset.offset(1e-3f));
    assertThat((double) one[one.length - 2]).isNotCloseTo(0.5, Offset.offset(1e-3));
  }

  @Test
  void envelopesTakeTheirTimesFromControllers() {
    Rig rig =
        rig("<region> sample=two.wav amp_veltrack=0 ampeg_attack=0 ampeg_attack_oncc20=1")
            .control(20, 64)
            .on(0, 1, 60, 1);
    // Half a second to the top: half of it after a quarter.
    assertThat(level(rig, 189) / 0.5).isCloseTo(0.5, Offset.offset(0.01));
    Rig sustain =
        rig("<region> sample=two.wav amp_veltrack=0 ampeg_decay=0.1 ampeg_sustain=25")
            .on(0, 1, 60, 1);
    assertThat(level(sustain, 150)).isCloseTo(0.125, Offset.offset(TOLERANCE));
  }
}
