package org.songline.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.album.Album;
import org.songline.mastering.album.AlbumText;
import org.songline.mastering.album.AlbumTrack;
import org.songline.media.MediaProblem;
import org.songline.model.store.SongFolder;
import org.songline.studio.production.AlbumProduction;
import org.songline.studio.production.AlbumReport;
import org.songline.studio.production.AlbumRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Several mixes or songs to one record. */
@Command(
    name = "album",
    mixinStandardHelpOptions = true,
    description = "Master several songs or sound files to one record, with a CUE sheet.")
final class AlbumCommand implements Callable<Integer> {
  private static final Set<String> SOUNDS =
      Set.of("wav", "wave", "aif", "aiff", "flac", "mp3", "ogg", "opus", "m4a", "aac");
  static final List<String> KINDS = List.of("wav", "flac", "mp3", "opus", "m4a");

  private final Shell shell;

  @Parameters(
      paramLabel = "ALBUM.txt|FOLDER",
      description = "The album's text, or a folder whose sounds and songs are taken by name.")
  private Path source = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where to; made when absent.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "wav",
      paramLabel = "KIND",
      description = "Files for each track: wav, flac, mp3, opus, m4a (${DEFAULT-VALUE}).")
  private List<String> kinds = List.of("wav");

  @Option(
      names = "--equal",
      paramLabel = "PERCENT",
      description = "0 keeps the loudness relations of the mixes, 100 makes all equally loud.")
  private @Nullable Double equal;

  @Option(names = "--no-image", description = "No continuous WAV and no CUE sheet.")
  private boolean noImage;

  @Mixin private MasterOptions master = new MasterOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  AlbumCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    for (String kind : kinds) {
      if (!KINDS.contains(kind)) {
        throw new Failures.WrongCall(
            "no format is called " + kind + "; there are " + String.join(", ", KINDS));
      }
    }
    var request = new AlbumRequest(album(), output, master.request(), kinds, !noImage);
    AlbumReport report;
    try (var bars = new Bars(shell)) {
      report = AlbumProduction.run(request, bars);
    }
    if (json) {
      shell.printJson(report);
    } else {
      lines(report).forEach(shell::print);
    }
    return report.good() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Album album() throws IOException {
    Album album = Files.isDirectory(source) ? folder() : text();
    if (equal == null) {
      return album;
    }
    try {
      return new Album(album.title(), album.artist(), album.catalog(), equal / 100, album.tracks());
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall("--" + wrong.getMessage());
    }
  }

  private Album text() throws IOException {
    String text;
    try {
      text = Files.readString(source);
    } catch (MalformedInputException e) {
      throw new MediaProblem(source.toString(), "", "is no text", "see songline album --help");
    } catch (java.nio.file.NoSuchFileException e) {
      throw new MediaProblem(source.toString(), "", "does not exist", "check its path");
    }
    return AlbumText.read(source.toString(), source.toAbsolutePath().resolveSibling(""), text);
  }

  private Album folder() throws IOException {
    List<Path> found;
    try (Stream<Path> entries = Files.list(source)) {
      found = entries.filter(AlbumCommand::plays).sorted().toList();
    }
    if (found.isEmpty() || found.size() > Album.MOST_TRACKS) {
      throw new MediaProblem(
          source.toString(),
          "",
          "has " + found.size() + " sound files and songs",
          "an album has 1 to 99");
    }
    Path name = source.toAbsolutePath().normalize().getFileName();
    return new Album(
        name == null ? "" : name.toString().replace('"', '\''),
        "",
        "",
        0,
        found.stream().map(AlbumTrack::of).toList());
  }

  private static boolean plays(Path path) {
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve(SongFolder.SONG));
    }
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && SOUNDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private List<String> lines(AlbumReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s"
            .formatted(
                report.title().isEmpty() ? "Album" : report.title(),
                Figures.clock(
                    report.tracks().getLast().startSeconds()
                        + report.tracks().getLast().seconds())));
    for (AlbumReport.Track track : report.tracks()) {
      lines.add(
          "  %02d %-24s %8s  mix %10s  master %10s %11s%s"
              .formatted(
                  track.number(),
                  track.title(),
                  Figures.clock(track.startSeconds()),
                  Figures.figure(track.mixLufs(), "LUFS"),
                  Figures.figure(track.lufs(), "LUFS"),
                  Figures.figure(track.truePeakDbtp(), "dBTP"),
                  track.shortfall() == null ? "" : "  " + track.shortfall()));
    }
    if (report.loweredLu() > 0) {
      lines.add(
          "  all are %.1f LU softer than wanted, so that the relation holds"
              .formatted(report.loweredLu()));
    }
    for (AlbumReport.Written file : report.files()) {
      lines.add(
          "  %s %-30s %-36s %10s %12s%s"
              .formatted(
                  file.holds() ? "ok" : "!!",
                  file.name(),
                  file.format(),
                  Figures.figure(file.lufs(), "LUFS"),
                  Figures.figure(file.truePeakDbtp(), "dBTP"),
                  file.gainDb() == 0
                      ? ""
                      : "  %.2f dB softer so that it does not clip".formatted(-file.gainDb())));
    }
    lines.add(output.resolve(noImage ? "report.json" : AlbumProduction.CUE).toString());
    return lines;
  }
}
