package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.engine.plan.Outlet;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.exchange.audio.SoundFile;
import org.songline.exchange.audio.StemNames;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.Rendering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A song to a sound file. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Render the mix of a song, and its stems, to sound files.")
final class RenderCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SONG", description = "The song's folder.")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to: .wav, .flac, .mp3, .opus or .m4a.")
  private Path output = Path.of("");

  @Option(names = "--from", paramLabel = "BAR", description = "First bar, or bar.beat.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "BAR", description = "Bar to stop before.")
  private @Nullable String to;

  @Option(names = "--rate", defaultValue = "0", description = "Frames a second; the song's own.")
  private int rate;

  @Mixin private BitsOption width = new BitsOption();

  @Option(
      names = "--stems",
      description = "Also write what goes into the master, one file each, to FILE-stems/.")
  private boolean stems;

  @Option(
      names = "--tail",
      paramLabel = "SECONDS",
      description = "Length after the last clip; until silence when not given.")
  private @Nullable Double tail;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  RenderCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Song song = SongFolder.read(folder);
    WriteFormat format = SoundFile.format(output, rate == 0 ? song.rate() : rate, width.bits());
    RenderRequest request = request(song);
    if (stems) {
      Files.createDirectories(StemNames.folder(output));
    }
    RenderReport report;
    try (var bar = shell.progress("rendering " + song.title())) {
      report =
          Rendering.write(
              song, Library.files(folder), request, format, Rendering.beside(output, song), bar);
    }
    report.problems().forEach(problem -> shell.say("songline: " + problem));
    if (json) {
      shell.printJson(report);
    } else {
      shell.print(
          "%s: %s at %d Hz in %.1f s"
              .formatted(
                  output,
                  Figures.clock((double) report.frames() / report.rate()),
                  report.rate(),
                  report.prepareSeconds() + report.renderSeconds()));
    }
    return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private RenderRequest request(Song song) {
    try {
      RenderRequest request =
          RenderRequest.MIX.rate(rate).block(engine.block()).threads(engine.threads());
      if (stems) {
        request = request.outlets(Outlet.MIX, Outlet.STEMS);
      }
      if (tail != null) {
        request = request.tail(new Tail.Seconds(tail));
      }
      if (from != null || to != null) {
        request =
            request.range(
                Positions.parse(song, from == null ? "1" : from),
                Optional.ofNullable(to).map(text -> Positions.parse(song, text)));
      }
      return request;
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
