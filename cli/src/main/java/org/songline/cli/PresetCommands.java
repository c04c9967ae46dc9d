package org.songline.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.edit.Transaction;
import org.songline.model.preset.Preset;
import org.songline.model.preset.PresetEdits;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.text.PresetText;
import org.songline.studio.presets.Chance;
import org.songline.studio.presets.PresetShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with a preset and a song. */
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
    @Mixin private SongEdit.OfDevice device = new SongEdit.OfDevice();

    @Parameters(index = "2", paramLabel = "PRESET", description = "Such as synth/velvet-pad.")
    private String reference = "";

    Load(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      Preset preset = preset(reference);
      device.perform((song, id) -> PresetEdits.load(song, id, preset));
      shell.print(device.id() + ": " + preset.name());
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
    @Mixin private SongEdit edit = new SongEdit();

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
      edit.perform(song -> PresetEdits.insert(song, new TrackId(track), index(song), preset));
      shell.print(track + ": added " + preset.name() + " (" + preset.types() + ")");
      return ExitCode.DONE;
    }

    /** Where in the chain its first device goes, from 0. */
    private int index(Song song) {
      int end =
          song.tracks().stream()
              .filter(each -> each.id().text().equals(track))
              .findFirst()
              .orElseThrow(() -> new Failures.WrongCall("the song has no track " + track))
              .devices()
              .size();
      int index = place == null ? end : place - 1;
      if (index < 0 || index > end) {
        throw new Failures.WrongCall("--at " + place + ": use 1 to " + (end + 1));
      }
      return index;
    }
  }

  /** Devices as a preset. */
  @Command(
      name = "save",
      mixinStandardHelpOptions = true,
      description = "Keep devices of a song as a preset of your own.")
  static final class Save implements Callable<Integer> {
    private final Shell shell;
    @Mixin private SongEdit edit = new SongEdit();

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
      Song song = edit.read();
      List<DeviceId> devices = ids.stream().map(id -> SongEdit.device(song, id)).toList();
      Preset preset = PresetEdits.taken(song, devices, name, about, tags);
      shell.print(PresetShelf.save(PresetShelf.userFolder(), preset, replace).toString());
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
    @Mixin private SongEdit.OfDevice device = new SongEdit.OfDevice();

    Initialise(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() {
      device.perform(PresetEdits::initialise);
      shell.print(device.id() + ": initialised");
      return ExitCode.DONE;
    }
  }

  /** Settings of chance. */
  @Command(
      name = "random",
      mixinStandardHelpOptions = true,
      description = "Let the knobs of a device stray, within musical limits.")
  static final class Randomise implements Callable<Integer> {
    private static final long SEEDS = 1 << 24;

    private final Shell shell;
    @Mixin private SongEdit.OfDevice device = new SongEdit.OfDevice();

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
      long drawn = seed == null ? Math.floorMod(System.nanoTime(), SEEDS) : seed;
      device.perform((song, id) -> strayed(song, id, drawn));
      shell.print(device.id() + ": --seed " + drawn);
      return ExitCode.DONE;
    }

    private Transaction strayed(Song song, DeviceId id, long drawn) {
      Device found = song.trackOf(id).orElseThrow().device(id).orElseThrow();
      DeviceType type =
          BuiltIn.catalogue()
              .find(found.type())
              .orElseThrow(
                  () -> new Failures.WrongCall("no device " + found.type() + " is known here"));
      var settings = Chance.settings(type, found, amount / 100, drawn);
      return new Transaction(
          "Randomise " + found.type(), PresetEdits.settings(found, settings, found.assets()));
    }
  }
}
