package org.songline.mastering.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.dither.Dither;
import org.songline.media.MediaProblem;

class PlanTextTest {
  private static final String END =
      "[limiter]\ndrive = auto\nceiling = -1 dB\n[depth]\nbits = 24\ndither = triangular\n";

  @Test
  void everyEffectReadsBackToTheLastBit() throws MediaProblem {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (DeviceType type : BuiltIn.catalogue().types()) {
      if (type.category() != DeviceType.Category.EFFECT) {
        continue;
      }
      Map<String, Double> settings = new LinkedHashMap<>();
      type.parameters()
          .forEach(p -> settings.put(p.id(), p.limited(p.atTravel(random.nextDouble()))));
      Plan plan =
          new Plan(
              List.of(new PlanStep("one", type.id(), settings, "a reason, with figures: -3.2 dB")),
              new Plan.Limiter(random.nextDouble(), -1.25, 3, 200, ""),
              new Plan.Depth(16, Dither.Kind.SHAPED, ""));
      String text = PlanText.write(plan, "all of " + type.id());
      Plan read = PlanText.read("chain.txt", text);
      assertThat(read.steps()).as("seed %d\n%s", seed, text).isEqualTo(plan.steps());
      assertThat(read.limiter().driveDb()).isEqualTo(plan.limiter().driveDb());
      assertThat(read.depth().dither()).isEqualTo(Dither.Kind.SHAPED);
    }
  }

  @Test
  void unitsMayBeLeftOutAndDriveLeftOpen() throws MediaProblem {
    Plan plan =
        PlanText.read(
            "x", "songline-chain 1\n\n[warm saturator]\n# mine\nmix = 12.5\nstyle = tube\n" + END);
    assertThat(plan.steps().getFirst().settings()).isEqualTo(Map.of("mix", 12.5, "style", 1.0));
    assertThat(plan.steps().getFirst().why()).isEqualTo("mine");
    assertThat(plan.limiter().driveDb()).isNull();
    assertThat(plan.limiter().lookaheadMs()).isEqualTo(3);
  }

  @Test
  void everyMistakeIsNamedWithItsLineInOneLine() {
    wrong("", "line 1", "songline-chain 1");
    wrong("songline-chain 1\nmix = 3\n", "line 2", "belongs to no step");
    wrong("songline-chain 1\n[Tone eq]\n", "line 2", "names no step");
    wrong("songline-chain 1\n[tone eqq]\n", "line 2", "no effect eqq");
    wrong("songline-chain 1\n[tone synth]\n", "line 2", "no effect synth");
    wrong("songline-chain 1\n[tone eq]\nband-9-gain = 3 dB\n", "line 3", "no parameter");
    wrong("songline-chain 1\n[tone eq]\nband-1-gain 3\n", "line 3", "NAME = VALUE");
    wrong("songline-chain 1\n[tone eq]\nband-1-gain = loud\n", "line 3", "number of dB");
    wrong("songline-chain 1\n[tone eq]\nband-1-gain = 3 Hz\n", "line 3", "number of dB");
    wrong("songline-chain 1\n[tone eq]\nband-1-gain = 99 dB\n", "line 3", "needs -24 to 24");
    wrong("songline-chain 1\n[tone eq]\nband-1-on = maybe\n", "line 3", "off, on");
    wrong("songline-chain 1\n[eq]\noutput = 1\noutput = 2\n", "line 4", "twice");
    wrong("songline-chain 1\n[eq]\n[eq]\n" + END, "line 3", "twice");
    wrong("songline-chain 1\n" + END + "[eq]\n", "line 8", "too late");
    wrong("songline-chain 1\n[limiter]\ndrive = 41 dB\n", "line 3", "needs -40 to 40");
    wrong("songline-chain 1\n[limiter]\nceiling = 1\n", "line 3", "needs -24 to 0");
    wrong("songline-chain 1\n[limiter]\nknee = 1\n", "line 3", "no knee");
    wrong("songline-chain 1\n[limiter]\ndrive = auto\nceiling = -1\n", "no [depth]");
    wrong("songline-chain 1\n" + END.replace("drive = auto\n", ""), "no drive");
    wrong("songline-chain 1\n" + END.replace("24", "20"), "line 6", "16, 24, or 32");
    wrong("songline-chain 1\n" + END.replace("24", "32"), "dither is for");
    wrong("songline-chain 1\n" + END.replace("triangular", "loud"), "line 7", "triangular");
  }

  private static void wrong(String text, String... words) {
    assertThatThrownBy(() -> PlanText.read("chain.txt", text))
        .isInstanceOf(MediaProblem.class)
        .message()
        .startsWith("chain.txt: ")
        .contains(words)
        .doesNotContain("\n");
  }
}
