package org.songline.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import picocli.CommandLine.Option;

/** What kind of master is wanted; the same options wherever a master is made. */
final class MasterOptions {
  @Option(
      names = "--target",
      defaultValue = "spotify",
      completionCandidates = Targets.class,
      description = "Where it goes: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private String target = "spotify";

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description = "Integrated loudness instead of the target's.")
  private @Nullable Double loudness;

  @Option(
      names = "--ceiling",
      paramLabel = "DBTP",
      description = "Highest true peak instead of the target's.")
  private @Nullable Double ceiling;

  @Option(
      names = "--amount",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description = "How much of the work is done (${DEFAULT-VALUE}).")
  private double amount = 100;

  @Option(names = "--no-tone", description = "Leave the tonal balance as it is.")
  private boolean noTone;

  @Option(names = "--no-glue", description = "No compression; the limiter alone.")
  private boolean noGlue;

  @Option(names = "--bits", description = "16 or 24 instead of the target's.")
  private @Nullable Integer bits;

  @Option(names = "--rate", description = "Frames a second instead of the target's.")
  private @Nullable Integer rate;

  /** For the help text. */
  static final class Targets implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Target.all().stream().map(Target::id).iterator();
    }
  }

  MasterRequest request() {
    List<Target> all = Target.all();
    Target wanted =
        all.stream()
            .filter(each -> each.id().equals(target))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        "no target is called "
                            + target
                            + "; there are "
                            + String.join(", ", new Targets())));
    try {
      MasterRequest request = MasterRequest.of(wanted);
      return request
          .level(
              loudness == null ? request.loudnessLufs() : loudness,
              ceiling == null ? request.ceilingDbtp() : ceiling)
          .amount(amount / 100)
          .format(bits == null ? request.bits() : bits, rate == null ? request.sampleRate() : rate)
          .shaping(!noTone, !noGlue);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
