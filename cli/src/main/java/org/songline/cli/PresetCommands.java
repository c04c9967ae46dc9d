package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.edit.Transaction;
import org.songline.model.preset.Preset;
import org.songline.model.preset.PresetEdits;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.store.WholeFile;
import org.songline.model.text.PresetText;
import org.songline.studio.Library;
import org.songline.studio.presets.Chance;
import org.songline.studio.presets.PresetLevel;
import org.songline.studio.presets.PresetShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with a preset. */
final class PresetCommands {
  private PresetCommands() {}

  private static Preset preset(String reference) throws IOException {
    return PresetShelf.open()
        .find(reference)
        .orElseThrow(
            () ->
                new Failures.WrongCall(
                    "no preset (or more than one) is called "
                        + reference
                        + "; songline presets lists them"))
        .preset();
  }

  private static DeviceId device(Song song, String id) {
    return song.tracks().stream()
        .flatMap(track -> track.devices().stream())
        .map(Device::id)
        .filter(each -> each.text().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Failures.WrongCall("the song has no device " + id + "; look in song.json"));
  }

  private static void perform(SongFolder folder, Transaction transaction) {
    folder.perform(transaction);
    folder.save();
  }

  /** The text of a preset. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print a preset as the JSON that its file holds.")
  static final class Show implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "PRESET", description = "Such as synth/velvet-pad.")
    private String reference = "";

    Show(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      shell.print(PresetText.write(preset(reference)).stripTrailing());
      return ExitCode.DONE;
    }
  }

  /** A preset onto a device. */
  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = "Give a device of a song the settings of a preset.")
  static final class Load implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path song = Path.of("");

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of a device.")
    private String id = "";

    @Parameters(index = "2", paramLabel = "PRESET", description = "Such as synth/velvet-pad.")
    private String reference = "";

    Load(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      Preset preset = preset(reference);
      try (SongFolder folder = SongFolder.open(song)) {
        DeviceId device = device(folder.song(), id);
        perform(folder, PresetEdits.load(folder.song(), device, preset));
      }
      shell.print(id + ": " + preset.name());
      return ExitCode.DONE;
    }
  }

  /** A preset into a chain. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Put the devices of a preset into the chain of a track.")
  static final class Add implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path song = Path.of("");

    @Parameters(index = "1", paramLabel = "TRACK", description = "The id of a track.")
    private String track = "";

    @Parameters(index = "2", paramLabel = "PRESET", description = "Such as chain/vocal-strip.")
    private String reference = "";

    @Option(
        names = "--at",
        paramLabel = "PLACE",
        description = "The place of its first device, from 1; the end when not given.")
    private @Nullable Integer place;

    Add(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      Preset preset = preset(reference);
      try (SongFolder folder = SongFolder.open(song)) {
        var found =
            folder.song().tracks().stream()
                .filter(each -> each.id().text().equals(track))
                .findFirst()
                .orElseThrow(() -> new Failures.WrongCall("the song has no track " + track));
        int end = found.devices().size();
        int index = place == null ? end : place - 1;
        if (index < 0 || index > end) {
          throw new Failures.WrongCall("--at " + place + ": use 1 to " + (end + 1));
        }
        perform(folder, PresetEdits.insert(folder.song(), new TrackId(track), index, preset));
      }
      shell.print(track + ": added " + preset.name() + " (" + preset.types() + ")");
      return ExitCode.DONE;
    }
  }

  /** Devices as a preset. */
  @Command(
      name = "save",
      mixinStandardHelpOptions = true,
      description = "Keep devices of a song as a preset of your own.")
  static final class Save implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path song = Path.of("");

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "DEVICE",
        description = "Ids of devices, in the order of the chain.")
    private List<String> ids = List.of();

    @Option(names = "--name", required = true, description = "What it is called.")
    private String name = "";

    @Option(names = "--about", description = "What it is good for.")
    private String about = "";

    @Option(names = "--role", split = ",", description = "Such as bass,lead.")
    private String[] roles = {};

    @Option(names = "--genre", split = ",", description = "Such as house,pop.")
    private String[] genres = {};

    @Option(names = "--character", split = ",", description = "Such as warm,wide.")
    private String[] characters = {};

    @Option(names = "--replace", description = "Replace one of the same name.")
    private boolean replace;

    Save(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      SortedMap<String, List<String>> tags = new TreeMap<>();
      tag(tags, "role", roles);
      tag(tags, "genre", genres);
      tag(tags, "character", characters);
      try (SongFolder folder = SongFolder.open(song)) {
        List<DeviceId> devices = ids.stream().map(id -> device(folder.song(), id)).toList();
        Preset preset = PresetEdits.taken(folder.song(), devices, name, about, tags);
        shell.print(PresetShelf.save(PresetShelf.userFolder(), preset, replace).toString());
      }
      return ExitCode.DONE;
    }

    private static void tag(SortedMap<String, List<String>> tags, String kind, String... words) {
      if (words.length > 0) {
        tags.put(kind, Arrays.asList(words));
      }
    }
  }

  /** A device as it was when new. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Give every parameter of a device its initial value.")
  static final class Initialise implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path song = Path.of("");

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of a device.")
    private String id = "";

    Initialise(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() {
      try (SongFolder folder = SongFolder.open(song)) {
        DeviceId device = device(folder.song(), id);
        perform(folder, PresetEdits.initialise(folder.song(), device));
      }
      shell.print(id + ": initialised");
      return ExitCode.DONE;
    }
  }

  /** Settings of chance. */
  @Command(
      name = "random",
      mixinStandardHelpOptions = true,
      description = "Let the knobs of a device stray, within musical limits.")
  static final class Randomise implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path song = Path.of("");

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of a device.")
    private String id = "";

    @Option(
        names = "--amount",
        paramLabel = "PERCENT",
        defaultValue = "50",
        description = "How far, 1 to 100 (${DEFAULT-VALUE}).")
    private double amount = 50;

    @Option(
        names = "--seed",
        paramLabel = "NUMBER",
        description = "The same number gives the same settings; drawn when not given.")
    private @Nullable Long seed;

    Randomise(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() {
      if (!(amount >= 1 && amount <= 100)) {
        throw new Failures.WrongCall("--amount " + amount + ": use 1 to 100");
      }
      long drawn = seed == null ? System.nanoTime() & 0xffffff : seed;
      try (SongFolder folder = SongFolder.open(song)) {
        DeviceId device = device(folder.song(), id);
        Device found = folder.song().trackOf(device).orElseThrow().device(device).orElseThrow();
        DeviceType type =
            BuiltIn.catalogue()
                .find(found.type())
                .orElseThrow(
                    () -> new Failures.WrongCall("no device " + found.type() + " is known here"));
        var settings = Chance.settings(type, found, amount / 100, drawn);
        perform(
            folder,
            new Transaction(
                "Randomise " + found.type(),
                PresetEdits.settings(found, settings, found.assets())));
      }
      shell.print(id + ": --seed " + drawn);
      return ExitCode.DONE;
    }
  }

  /** Presets of one loudness. */
  @Command(
      name = "level",
      mixinStandardHelpOptions = true,
      description = {
        "Bring the presets of a folder to one loudness.",
        "Instruments play the phrase of their role at -20 LUFS; effects leave its loudness as it"
            + " is."
      })
  static final class Level implements Callable<Integer> {
    private static final double NEAR = 0.5;
    private static final double LIMIT = 1.5;
    private static final int TRIES = 3;

    private final Shell shell;

    @Parameters(paramLabel = "FOLDER", description = "With presets, or folders of them.")
    private Path folder = Path.of("");

    @Option(names = "--check", description = "Change nothing; exit 3 when one is off by 1.5 LU.")
    private boolean check;

    Level(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      PresetLevel level = new PresetLevel(BuiltIn.catalogue(), Library.files(folder));
      PresetShelf shelf = PresetShelf.open(folder, folder.resolve("none"));
      shelf.problems().forEach(problem -> shell.say("songline: " + problem));
      boolean off = !shelf.problems().isEmpty();
      try (Shell.ProgressBar bar = shell.progress("levelling")) {
        int done = 0;
        for (PresetShelf.Entry entry : shelf.entries()) {
          bar.at(done++, shelf.entries().size());
          PresetLevel.Heard heard = levelled(level, entry);
          off |= !(Math.abs(heard.off()) <= LIMIT) || !heard.problems().isEmpty();
          if (!(Math.abs(heard.off()) <= LIMIT)) {
            shell.print("%-44s %+.1f LU".formatted(entry.reference(), heard.off()));
          }
          heard.problems().forEach(problem -> shell.print(entry.reference() + ": " + problem));
        }
      }
      return off ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
    }

    private PresetLevel.Heard levelled(PresetLevel level, PresetShelf.Entry entry)
        throws IOException {
      Preset preset = entry.preset();
      PresetLevel.Heard heard =
          PresetLevel.needsKey(preset)
              ? new PresetLevel.Heard(0, 0, List.of())
              : level.hear(preset);
      for (int i = 0; i < TRIES && !check && Math.abs(heard.off()) > NEAR; i++) {
        var moved = level.moved(preset, -heard.off());
        if (moved.isEmpty() || Double.isInfinite(heard.off())) {
          break;
        }
        preset = moved.get();
        heard = level.hear(preset);
      }
      String text = PresetText.write(preset);
      if (!check && !text.equals(Files.readString(entry.file()))) {
        WholeFile.write(entry.file(), text);
      }
      return heard;
    }
  }
}
