package org.songline.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.Failures;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import org.songline.mastering.Treatment;
import org.songline.mastering.codec.CodecSafety;
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

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "STEP",
      completionCandidates = Steps.class,
      description = "Only these may be done, where needed: ${COMPLETION-CANDIDATES}.")
  private @Nullable List<String> steps;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "STEP",
      description = "Steps that must not be done.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--no-tone", description = "Leave the tonal balance as it is.")
  private boolean noTone;

  @Option(names = "--no-glue", description = "No compression and no saturation.")
  private boolean noGlue;

  @Option(
      names = "--linear-phase",
      description = "An equaliser that keeps the phase, at the price of a little pre-ringing.")
  private boolean linearPhase;

  @Option(names = "--anyway", description = "Go on to the loudness where it would do harm.")
  private boolean anyway;

  @Option(names = "--bits", description = "16, 24 or 32 (float) instead of the target's.")
  private @Nullable Integer bits;

  @Option(names = "--rate", description = "Frames a second instead of the target's.")
  private @Nullable Integer rate;

  @Option(
      names = "--codec-safe",
      description = {
        "Lower the ceiling as far as this song needs, so that it does not clip after the target's"
            + " lossy codecs; the codecs are tried.",
        "Implied by --codec and --codec-limit."
      })
  private boolean codecSafe;

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "CODEC",
      completionCandidates = CodecsCommand.Names.class,
      description = "Codecs instead of the target's: ${COMPLETION-CANDIDATES}.")
  private List<String> codecs = List.of();

  @Option(
      names = "--codec-limit",
      paramLabel = "DBTP",
      description = "Highest true peak after decoding instead of 0.")
  private @Nullable Double codecLimit;

  /** For the help text. */
  static final class Targets implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Target.all().stream().map(Target::id).iterator();
    }
  }

  /** For the help text. */
  static final class Steps implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Treatment.ids().iterator();
    }
  }

  private Set<Treatment> treatments() {
    Set<Treatment> allowed = EnumSet.noneOf(Treatment.class);
    if (steps == null) {
      allowed.addAll(EnumSet.allOf(Treatment.class));
    } else {
      steps.forEach(each -> allowed.add(treatment(each)));
    }
    without.forEach(each -> allowed.remove(treatment(each)));
    return allowed;
  }

  private static Treatment treatment(String id) {
    return Treatment.find(id)
        .orElseThrow(
            () ->
                new Failures.WrongCall(
                    "no step is called "
                        + id
                        + "; there are "
                        + String.join(", ", Treatment.ids())));
  }

  /** Whether a loudness of its own is asked for. */
  boolean setsLoudness() {
    return loudness != null;
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
      MasterRequest plain = MasterRequest.of(wanted);
      MasterRequest request =
          plain
              .level(
                  loudness == null ? plain.loudnessLufs() : loudness,
                  ceiling == null ? plain.ceilingDbtp() : ceiling)
              .amount(amount / 100)
              .format(bits == null ? plain.bits() : bits, rate == null ? plain.sampleRate() : rate)
              .treatments(treatments())
              .manner(linearPhase, !anyway)
              .shaping(!noTone, !noGlue);
      return codecSafe || codecLimit != null || !codecs.isEmpty()
          ? request.codecSafe(
              new CodecSafety(
                  codecs.isEmpty() ? request.codecs() : codecs,
                  codecLimit == null ? 0 : codecLimit))
          : request;
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
