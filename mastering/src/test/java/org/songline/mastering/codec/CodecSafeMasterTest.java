package org.songline.mastering.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.chain.PlanText;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;

class CodecSafeMasterTest {
  private static final double CEILING = -0.1;

  private static MasterRequest request(double lufs) {
    return MasterRequest.of(Target.find("cd").orElseThrow())
        .level(lufs, CEILING)
        .format(24, LoudMusic.RATE)
        .shaping(false, false);
  }

  private static AudioInput mix() {
    return AudioInput.of("music", LoudMusic.RATE, 2, LoudMusic.mix(3, 8));
  }

  private static double decoded(Mastered mastered, String codec) throws IOException {
    return CodecPreview.decoded(
            mastered.material(), LossyCodec.find(codec).orElseThrow(), Progress.NONE)
        .truePeakDbtp();
  }

  private static float[] samples(Mastered mastered) throws IOException {
    float[] x = new float[2 * (int) mastered.frames()];
    assertThat(mastered.read(0, x, 0, x.length / 2)).isEqualTo(x.length / 2);
    return x;
  }

  @Test
  void theCeilingIsLoweredUntilWhatIsDecodedHolds() throws IOException {
    try (Mastered plain = Mastering.master(mix(), request(-9), Progress.NONE);
        Mastered safe =
            Mastering.master(
                mix(),
                request(-9).codecSafe(new CodecSafety(List.of("mp3-128", "aac-128"), 0)),
                Progress.NONE)) {
      assertThat(decoded(plain, "mp3-128")).as("without").isPositive();
      assertThat(decoded(safe, "mp3-128")).isLessThanOrEqualTo(0);
      assertThat(decoded(safe, "aac-128")).isLessThanOrEqualTo(0);
      MasterReport report = safe.report();
      double ceiling = report.plan().limiter().ceilingDbtp();
      assertThat(ceiling).isBetween(-4.0, CEILING - 0.01);
      assertThat(report.after().levels().truePeakDbtp()).isLessThanOrEqualTo(ceiling);
      assertThat(report.after().loudness().integratedLufs()).isCloseTo(-9, within(0.2));
      assertThat(report.codecSafe()).isTrue();
      assertThat(report.decoded()).hasSize(2);
      assertThat(report.decoded().getFirst().truePeakDbtp())
          .isEqualTo(Math.max(decoded(safe, "mp3-128"), decoded(safe, "aac-128")));
    }
  }

  @Test
  void theStepIsSeenInReportAndPlanAndThePlanMakesTheSame() throws IOException {
    MasterRequest wanted = request(-9).codecSafe(new CodecSafety(List.of("mp3-128"), -0.5));
    try (Mastered safe = Mastering.master(mix(), wanted, Progress.NONE)) {
      MasterReport.Step step =
          safe.report().steps().stream()
              .filter(each -> each.name().equals("Codec ceiling"))
              .findFirst()
              .orElseThrow();
      double ceiling = safe.report().plan().limiter().ceilingDbtp();
      assertThat(step.what()).isEqualTo("%.2f dBTP instead of -0.10".formatted(ceiling));
      assertThat(step.why()).contains("MP3 128 was decoded to ", "of at most -0.50");
      String text = PlanText.write(safe.report().plan(), "a master");
      assertThat(text.replaceAll("\\s+# ", " ").replace('\n', ' '))
          .contains("ceiling for codecs: " + step.what());
      try (Mastered again =
          Mastering.master(mix(), request(-9), PlanText.read("plan", text), Progress.NONE)) {
        assertThat(samples(again)).isEqualTo(samples(safe));
      }
    }
  }

  @Test
  void aMasterWithRoomKeepsItsCeiling() throws IOException {
    MasterRequest wanted = request(-24).codecSafe(new CodecSafety(List.of("mp3-128"), 0));
    try (Mastered safe = Mastering.master(mix(), wanted, Progress.NONE);
        Mastered plain = Mastering.master(mix(), request(-24), Progress.NONE)) {
      assertThat(safe.report().plan().limiter().ceilingDbtp()).isEqualTo(CEILING);
      assertThat(safe.report().steps())
          .anySatisfy(step -> assertThat(step.what()).isEqualTo("-0.10 dBTP is low enough"));
      assertThat(samples(safe)).isEqualTo(samples(plain));
    }
  }

  @Test
  void anEstimateLeavesRoomForItsError() throws IOException {
    MasterRequest wanted = request(-8).codecSafe(new CodecSafety(List.of("vorbis-320"), 0));
    try (Mastered safe = Mastering.master(mix(), wanted, Progress.NONE)) {
      Decoded vorbis = safe.report().decoded().getFirst();
      assertThat(vorbis.encoded()).isFalse();
      assertThat(vorbis.truePeakDbtp()).isLessThanOrEqualTo(-CodecSafety.ESTIMATE_DB);
      assertThat(safe.report().codecSafe()).isTrue();
    }
  }

  @Test
  void silenceNeedsNoCeiling() throws IOException {
    MasterRequest wanted = request(-9).codecSafe(new CodecSafety(List.of("mp3-128"), 0));
    AudioInput silence = AudioInput.of("silence", LoudMusic.RATE, 2, new float[2 * LoudMusic.RATE]);
    try (Mastered safe = Mastering.master(silence, wanted, Progress.NONE)) {
      assertThat(safe.report().decoded()).isEmpty();
      assertThat(safe.report().codecSafe()).isTrue();
    }
  }

  @Test
  void everyTargetNamesCodecsThatAreKnown() {
    for (Target target : Target.all()) {
      for (String codec : target.codecs()) {
        assertThat(LossyCodec.find(codec)).as(target.id() + ": " + codec).isPresent();
      }
    }
    assertThat(Target.find("cd").orElseThrow().codecs()).isEmpty();
    assertThat(MasterRequest.of(Target.find("cd").orElseThrow()).codecs())
        .isEqualTo(LossyCodec.USUAL);
    assertThat(MasterRequest.of(Target.find("apple").orElseThrow()).codecs())
        .containsExactly("aac-256");
  }

  @Test
  void wishesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new CodecSafety(List.of("mp4"), 0))
        .hasMessageContaining("no codec is called mp4; there are mp3-320");
    assertThatThrownBy(() -> new CodecSafety(List.of(), 0)).hasMessageContaining("no codec");
    assertThatThrownBy(() -> new CodecSafety(List.of("mp3-128"), 1))
        .hasMessageContaining("needs -24 to 0");
    assertThatThrownBy(() -> new CodecSafety(List.of("mp3-128"), Double.NaN))
        .hasMessageContaining("needs -24 to 0");
  }
}
