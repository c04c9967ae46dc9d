package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.Mastering;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.Decoded;
import org.songline.measure.Measurement;
import org.songline.studio.production.ProductionReport.Check;

/** What a production promises, and whether it is kept, in the order in which it was looked at. */
final class Checks {
  private static final double SILENT_RESIDUAL_DBFS = -120;

  private final List<Check> all = new ArrayList<>();

  List<Check> all() {
    return List.copyOf(all);
  }

  Checks loudness(MasterReport master, Measurement finished) {
    Double loudness = finished.loudness().integratedLufs();
    Double goal = master.goalLufs();
    return add(
        goal == null
            ? "the master has the wanted loudness"
            : "the master is within 0.2 LU of " + Formats.figure(goal, "LUFS"),
        master.shortfall() == null
            ? Formats.figure(loudness, "LUFS")
            : Formats.figure(loudness, "LUFS") + ": " + master.shortfall(),
        goal != null
            && loudness != null
            && Math.abs(loudness - goal) <= Mastering.TOLERANCE + 1e-9);
  }

  Checks truePeak(Measurement finished, double ceilingDbtp) {
    Double peak = finished.levels().truePeakDbtp();
    return add(
        "its true peak is at most " + Formats.figure(ceilingDbtp, "dBTP"),
        Formats.precise(peak, "dBTP"),
        peak == null || peak <= ceilingDbtp);
  }

  Checks codecs(CodecSafety wish, List<CodecPeak> codecs) {
    List<Decoded> sounds = codecs.stream().map(CodecPeak::decoded).toList();
    return add(
        "after lossy codecs it is at most " + Formats.figure(wish.limitDbtp(), "dBTP"),
        sounds.isEmpty()
            ? "silent"
            : sounds.stream()
                .map(
                    each ->
                        each.name()
                            + " "
                            + Formats.precise(each.truePeakDbtp(), "dBTP")
                            + (each.encoded() ? "" : " (estimated)"))
                .collect(Collectors.joining(", ")),
        wish.holds(sounds));
  }

  Checks sameSamples(Path wav, Path flac) throws IOException {
    boolean same = SameSamples.in(wav, flac);
    return add(
        "the FLAC holds the samples of the WAV", same ? "every one is equal" : "they differ", same);
  }

  Checks mp3(LossyFile file) {
    Double decoded = file.figures().levels().truePeakDbtp();
    return add(
        "the MP3 does not clip when it is played",
        file.gainDb() == 0
            ? Formats.precise(decoded, "dBTP")
            : "%s, made %s softer than the master"
                .formatted(Formats.precise(decoded, "dBTP"), Formats.precise(-file.gainDb(), "dB")),
        decoded == null || decoded <= file.ceilingDbtp());
  }

  /**
   * @param residualDbfs the largest difference between the stems and what enters the master; null
   *     when there is none
   */
  Checks stems(@Nullable Double residualDbfs) {
    return add(
        "the stems add up to the mix before the master's chain",
        residualDbfs == null
            ? "no difference"
            : "the largest difference is " + Formats.figure(residualDbfs, "dBFS"),
        residualDbfs == null || residualDbfs < SILENT_RESIDUAL_DBFS);
  }

  Checks nothingMissing(List<String> problems) {
    return add(
        "nothing was missing",
        problems.isEmpty() ? "all recordings and devices were there" : String.join("; ", problems),
        problems.isEmpty());
  }

  private Checks add(String promise, String found, boolean kept) {
    all.add(new Check(promise, found, kept));
    return this;
  }
}
