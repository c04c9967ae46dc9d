package org.songline.bench.proof;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.reference.Amounts;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Match;
import org.songline.mastering.reference.MatchError;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/**
 * Masters each file exactly like the next one, and tells how alike they are then and what it cost.
 */
public final class Likeness {
  private static final int BLOCK = 8192;

  private Likeness() {}

  /** Sound files of music, two or more. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      files.add(Path.of(argument));
    }
    System.out.printf(
        "%-36s %13s %13s %7s %6s %18s %18s %6s %6s%n",
        "mix like reference",
        "mid dB",
        "side dB",
        "LU off",
        "dBTP",
        "PSR LU (wanted)",
        "LRA LU (wanted)",
        "CPU s",
        "wall s");
    for (int i = 0; i < files.size(); i++) {
      pair(files.get(i), files.get((i + 1) % files.size()));
    }
    System.out.printf(Locale.ROOT, "peak memory %s%n", memory());
  }

  private static void pair(Path mix, Path like) throws IOException {
    long cpu = cpu();
    long wall = System.nanoTime();
    Reference reference = Reference.of(hear(like).profile(List.of()));
    var wish =
        new org.songline.mastering.reference.Likeness(List.of(reference), Amounts.EXACT, true);
    MasterRequest request = MasterRequest.of(Target.find("spotify").orElseThrow());
    try (AudioReader reader = AudioFiles.open(mix);
        Mastered mastered =
            Mastering.master(AudioInput.of(mix.toString(), reader), request, wish, Progress.NONE)) {
      double seconds = (cpu() - cpu) / 1e9;
      double waited = (System.nanoTime() - wall) / 1e9;
      Hearing.Heard before = hear(mix);
      Match judge = new Match(before, List.of(reference), Amounts.EXACT, mastered.sampleRate());
      MatchError was = judge.error(before);
      Hearing.Heard after = hear(mastered);
      MatchError is = judge.error(after);
      Profile old = before.profile(List.of());
      Profile now = after.profile(List.of());
      System.out.printf(
          Locale.ROOT,
          "%-36s %5.2f -> %4.2f %5.2f -> %4.2f %7.2f %6.2f %4.1f > %4.1f (%4.1f) %4.1f > %4.1f"
              + " (%4.1f) %6.1f %6.1f%n",
          name(mix) + " like " + name(like),
          was.mid(),
          is.mid(),
          was.side(),
          is.side(),
          is.loudness(),
          mastered.report().after().levels().truePeakDbtp(),
          old.psrMiddle(),
          now.psrMiddle(),
          reference.profile().psrMiddle(),
          old.range(),
          now.range(),
          reference.profile().range(),
          seconds,
          waited);
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Hearing.Heard hear(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int channels = reader.format().channels();
      var hearing =
          new Hearing(reader.format().rate(), channels, EnumSet.noneOf(Hearing.Detail.class));
      float[] block = new float[BLOCK * channels];
      for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
        hearing.accept(block, 0, n);
      }
      return hearing.finish(String.valueOf(file.getFileName()));
    }
  }

  private static Hearing.Heard hear(Mastered mastered) throws IOException {
    int channels = mastered.channels();
    var hearing =
        new Hearing(mastered.sampleRate(), channels, EnumSet.noneOf(Hearing.Detail.class));
    float[] block = new float[BLOCK * channels];
    for (long at = 0; at < mastered.frames(); at += BLOCK) {
      hearing.accept(block, 0, mastered.read(at, block, 0, BLOCK));
    }
    return hearing.finish("master");
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The most memory that the process ever held, where the system tells. */
  private static String memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
