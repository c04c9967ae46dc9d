package org.songline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.devices.sampler.SampleMap;
import org.songline.media.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A folder of recordings becomes an instrument. */
@Command(
    name = "samples",
    mixinStandardHelpOptions = true,
    description = "Make an SFZ instrument of a folder of recordings, by their names or pitches.")
final class SamplesCommand implements Callable<Integer> {
  private static final List<String> ENDINGS =
      List.of(".wav", ".flac", ".aif", ".aiff", ".ogg", ".mp3", ".opus", ".m4a");

  private final Shell shell;

  @Parameters(paramLabel = "FOLDER", description = "Where the recordings are.")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The .sfz file to write; without it, one in the folder with its name.")
  private @Nullable Path output;

  @Option(names = "--overwrite", description = "Replace a file that is there.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  SamplesCommand(Shell shell) {
    this.shell = shell;
  }

  /** What was made. */
  record Made(String file, List<SampleMap.Region> regions) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new Failures.WrongCall(folder + " is no folder; name one with recordings in it");
    }
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(SamplesCommand::isRecording).toList();
    }
    if (files.isEmpty()) {
      throw new Failures.WrongCall(folder + " holds no recordings; name a folder that does");
    }
    Path whole = folder.toAbsolutePath().normalize();
    Path target = output == null ? whole.resolve(whole.getFileName() + ".sfz") : output;
    if (Files.exists(target) && !overwrite) {
      throw new Failures.WrongCall(target + " is there already; add --overwrite to replace it");
    }
    SampleMap map = SampleMap.of(files);
    Path beside = target.toAbsolutePath().normalize().getParent();
    String text = map.sfz(beside == null ? whole : beside);
    AtomicFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    if (json) {
      shell.printJson(new Made(target.toString(), map.regions()));
    } else {
      shell.print("%s: %d recordings".formatted(target, map.regions().size()));
      long heard = map.regions().stream().filter(SampleMap.Region::heard).count();
      if (heard > 0) {
        shell.print("  %d of them lie where their pitch was heard".formatted(heard));
      }
    }
    return ExitCode.DONE;
  }

  private static boolean isRecording(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }
}
