package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.playback.Fate;
import org.songline.mastering.playback.Part;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.mastering.playback.ResponsePlot;
import org.songline.mastering.playback.Translation;
import org.songline.mastering.playback.TranslationPlot;
import org.songline.measure.Measure;
import org.songline.measure.hearing.Cochleagram;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.finish.Elsewhere;
import org.songline.studio.production.MixSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a mix fares where people listen. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description =
        "What is left of a song or sound file, and of each track, on phones, in cars, in clubs.")
final class TranslateCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "SONG|FILE",
      description = "A song's folder or a sound file.")
  private @Nullable Path source;

  @Option(
      names = "--device",
      split = ",",
      paramLabel = "ID|FILE|ID=FILE",
      description =
          "Only these: a device of --list, a file with a device or a measured response"
              + " (frequency,dB), or a device with such a response in place of its own.")
  private List<String> devices = List.of();

  @Option(
      names = {"-r", "--reference"},
      paramLabel = "FILE",
      description = "Finished music, heard on the same devices.")
  private @Nullable Path reference;

  @Option(names = "--list", description = "List the devices, with what each rests on.")
  private boolean list;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description =
          "Draw what is left and the devices' responses to a .png or .svg file; with --list, the"
              + " responses.")
  private @Nullable Path plot;

  @Option(
      names = "--play",
      paramLabel = "DEVICE",
      description = "Write what this device plays to the file of -o, without the noise around it.")
  private @Nullable String play;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where --play writes to: .wav, .flac, .mp3, .opus or .m4a.")
  private @Nullable Path output;

  @Option(
      names = "--matched",
      description = "With --play: as loud as the mix, so that only the sound differs.")
  private boolean matched;

  TranslateCommand(Shell shell) {
    this.shell = shell;
  }

  /** A mix on devices as JSON gives it. */
  record Document(String name, @Nullable String reference, List<OnDevice> devices) {}

  /**
   * A device as JSON gives it.
   *
   * @param referenceScore null without a reference
   */
  record OnDevice(
      String id,
      String name,
      String basis,
      String date,
      String source,
      String sides,
      double levelDba,
      double volumeDb,
      double score,
      @Nullable Double referenceScore,
      Fate mix,
      List<Fate> tracks,
      List<Translation.BandLeft> bands) {}

  /** What was heard: the whole and, of a song, its tracks. */
  private record Heard(String name, Cochleagram whole, List<Part> parts) {}

  @Override
  public Integer call() throws IOException {
    if (plot != null) {
      Pictures.check(plot);
    }
    if (list) {
      list();
      return ExitCode.DONE;
    }
    if (source == null) {
      throw new Failures.WrongCall("no song or sound file is named");
    }
    if (play != null) {
      if (output == null) {
        throw new Failures.WrongCall("--play needs -o, the file to write");
      }
      new DevicePlayer(shell).play(source, device(play), matched, output);
      return ExitCode.DONE;
    }
    if (output != null || matched) {
      throw new Failures.WrongCall("-o and --matched belong to --play, the device to play");
    }
    return translate(source);
  }

  private void list() throws IOException {
    List<PlaybackDevice> all = PlaybackDevices.all();
    if (plot != null) {
      var picture = new ResponsePlot(all);
      Pictures.write(plot, picture, ResponsePlot.WIDTH, picture.height(), "Responses of devices");
    }
    if (json) {
      shell.printJson(all.stream().map(TranslationText::described).toList());
    } else {
      TranslationText.devices(all).forEach(shell::print);
    }
  }

  private int translate(Path path) throws IOException {
    List<PlaybackDevice> wanted = new ArrayList<>();
    for (String each : devices) {
      wanted.add(device(each));
    }
    if (wanted.isEmpty()) {
      wanted.addAll(PlaybackDevices.all());
    }
    Heard heard = MixSource.isSong(path) ? song(path) : file(path);
    Optional<Heard> other = reference == null ? Optional.empty() : Optional.of(file(reference));
    List<Translation> found = new ArrayList<>();
    List<Optional<Double>> others = new ArrayList<>();
    try (var bar = shell.progress("translating")) {
      for (PlaybackDevice device : wanted) {
        bar.at(found.size(), wanted.size());
        found.add(Translation.of(device, heard.whole(), heard.parts()));
        others.add(other.map(it -> Translation.of(device, it.whole(), List.of()).score()));
      }
    }
    if (plot != null) {
      var picture = new TranslationPlot(heard.name(), found);
      Pictures.write(
          plot,
          picture,
          TranslationPlot.WIDTH,
          picture.height(),
          "What is left of " + heard.name() + " on devices");
    }
    if (json) {
      shell.printJson(document(heard.name(), found, others));
    } else {
      TranslationText.lines(heard.name(), found, others).forEach(shell::print);
    }
    boolean vanished =
        found.stream().flatMap(each -> each.parts().stream()).anyMatch(Fate::vanished);
    return vanished ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  private Document document(String name, List<Translation> found, List<Optional<Double>> others) {
    List<OnDevice> each = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Translation it = found.get(i);
      PlaybackDevice device = it.device();
      each.add(
          new OnDevice(
              device.id(),
              device.name(),
              device.basis().word(),
              device.date(),
              device.source(),
              device.sides().words(),
              device.surroundings().levelDba(),
              it.volumeDb(),
              it.score(),
              others.get(i).orElse(null),
              it.whole(),
              it.parts(),
              it.bands()));
    }
    return new Document(name, reference == null ? null : reference.toString(), each);
  }

  private static PlaybackDevice device(String wanted) throws IOException {
    Optional<PlaybackDevice> known = PlaybackDevices.find(wanted);
    if (known.isPresent()) {
      return known.get();
    }
    int equals = wanted.indexOf('=');
    if (equals > 0) {
      Optional<PlaybackDevice> like = PlaybackDevices.find(wanted.substring(0, equals));
      if (like.isPresent()) {
        return PlaybackDevices.file(like.get(), Path.of(wanted.substring(equals + 1)));
      }
    }
    if (wanted.contains(".") || wanted.contains("/")) {
      return PlaybackDevices.file(Path.of(wanted));
    }
    throw new Failures.WrongCall(
        "no device is called " + wanted + "; songline translate --list lists them");
  }

  private Heard file(Path path) throws IOException {
    try (var bar = shell.progress("hearing " + path.getFileName())) {
      var measured = Measure.file(path, EnumSet.of(org.songline.measure.Part.HEARING), bar);
      return new Heard(
          String.valueOf(path.getFileName()),
          Objects.requireNonNull(measured.curves().hearing()),
          List.of());
    }
  }

  private Heard song(Path folder) throws IOException {
    Song song = SongFolder.read(folder);
    Elsewhere sound;
    try (var bar = shell.progress("hearing " + song.title())) {
      sound = Elsewhere.song(song, Library.files(folder), bar);
    }
    return new Heard(song.title(), sound.whole(), sound.tracks());
  }
}
