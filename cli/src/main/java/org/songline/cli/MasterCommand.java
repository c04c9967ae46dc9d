package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.studio.production.MixSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A song or a mix to a master. */
@Command(
    name = "master",
    mixinStandardHelpOptions = true,
    description = "Master a song or a sound file to a loudness and a true-peak ceiling.")
final class MasterCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SONG|FILE", description = "A song's folder or a sound file.")
  private Path source = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to: .wav, .flac, .mp3, .opus or .m4a.")
  private Path output = Path.of("");

  @Mixin private MasterOptions options = new MasterOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  MasterCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    MasterRequest request = options.request();
    SoundFile.format(output, 48_000, request.bits());
    MasterReport report;
    try (MixSource mix = open();
        var bar = shell.progress("mastering");
        Mastered mastered = Mastering.master(mix.input(), request, bar)) {
      WriteFormat format =
          SoundFile.format(output, mastered.sampleRate(), mastered.bits())
              .withChannels(mastered.channels());
      try (AudioWriter writer = AudioFiles.create(output, format, mix.tags())) {
        if (format.coding() instanceof WriteFormat.Pcm) {
          mastered.writeTo(writer);
        } else {
          mastered.writeFloatsTo(writer, 1);
        }
        writer.finish();
      }
      report = mastered.report();
      mix.render()
          .ifPresent(render -> render.problems().forEach(line -> shell.say("songline: " + line)));
    }
    if (json) {
      shell.printJson(report);
    } else {
      report.text().lines().forEach(shell::print);
      shell.print(output.toString());
    }
    return report.reached() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private MixSource open() throws IOException {
    if (!MixSource.isSong(source)) {
      return MixSource.file(source);
    }
    try (var bar = shell.progress("rendering")) {
      return MixSource.song(source, output.toAbsolutePath().resolveSibling(""), bar);
    }
  }
}
