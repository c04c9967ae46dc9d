package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.lyrics.Lrc;
import org.songline.release.lyrics.Ttml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words that are sung. */
@Command(
    name = "lyrics",
    mixinStandardHelpOptions = true,
    description =
        "Show a recording's lyrics, take them from a file, or write them with their times.")
final class LyricsCommand extends CatalogCommand {
  private static final long MOST_BYTES = 1 << 20;

  @Parameters(index = "1", paramLabel = "RECORDING", description = "The recording's id.")
  private String recording = "";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Takes lyrics from a text or LRC file in UTF-8.")
  private @Nullable Path from;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Their language, ISO 639; else the recording's.")
  private String language = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes them as .lrc, .ttml or .txt.")
  private @Nullable Path output;

  LyricsCommand(Shell shell) {
    super(shell);
  }

  /** A line as JSON gives it. */
  record Line(@Nullable Integer milliseconds, String text) {}

  @Override
  int run() throws IOException {
    RecordingId id = new RecordingId(recording);
    Catalog catalog = folder().read();
    Recording found = catalog.recording(id);
    if (from != null) {
      Lyrics taken = taken(from, found);
      catalog = folder().change(now -> now.with(now.recording(id).withLyrics(taken)));
      found = catalog.recording(id);
    }
    if (output != null) {
      AtomicFile.write(output, text(found, output).getBytes(StandardCharsets.UTF_8));
    }
    List<String> lines = new ArrayList<>();
    for (Lyrics.Line line : found.lyrics().lines()) {
      lines.add(line.at().map(at -> "%9.2f s  ".formatted(at / 1000.0)).orElse("") + line.text());
    }
    result(
        found.lyrics().lines().stream()
            .map(line -> new Line(line.at().orElse(null), line.text()))
            .toList(),
        lines.isEmpty() ? List.of("there are no lyrics yet; take them with --from FILE") : lines);
    return ExitCode.DONE;
  }

  private Lyrics taken(Path file, Recording found) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long for lyrics", "choose another");
    }
    String spoken = language.isEmpty() ? found.language() : language;
    if (spoken.isEmpty() || spoken.equals("zxx")) {
      throw new Failures.WrongCall("say in which language they are with --language");
    }
    return Lrc.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8), spoken);
  }

  private static String text(Recording found, Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    double seconds = found.file().map(SoundFile::seconds).orElse(0.0);
    if (name.endsWith(".txt")) {
      return String.join("\n", found.lyrics().lines().stream().map(Lyrics.Line::text).toList())
          + "\n";
    }
    if (!found.lyrics().isTimed()) {
      throw new ReleaseProblem(
          "recording " + found.id().text(),
          "its lyrics have no times",
          "take them from an LRC file");
    }
    if (name.endsWith(".lrc")) {
      return Lrc.write(found.lyrics(), found.fullTitle(), found.artist().text(), seconds);
    }
    if (name.endsWith(".ttml")) {
      return Ttml.write(found.lyrics(), seconds);
    }
    throw new Failures.WrongCall("lyrics are written as .lrc, .ttml or .txt");
  }
}
