package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.exchange.Imported;
import org.songline.exchange.audio.RecordingToSong;
import org.songline.exchange.midi.MidiToSong;
import org.songline.media.midi.MidiReader;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recordings and MIDI files into a song. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Bring recordings and MIDI files into a song.")
final class ImportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
  private Path song = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "WAV, AIFF, FLAC, MP3, Ogg, Opus, M4A or MIDI files.")
  private List<Path> files = List.of();

  @Option(
      names = "--soundfont",
      paramLabel = "FILE",
      description = "SF2, SF3 or SFZ for MIDI files; the bundled General MIDI bank otherwise.")
  private @Nullable Path soundFont;

  @Option(
      names = "--at",
      paramLabel = "BAR",
      defaultValue = "1",
      description = "Where recordings begin, as bar or bar.beat (${DEFAULT-VALUE}).")
  private String at = "1";

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  ImportCommand(Shell shell) {
    this.shell = shell;
  }

  /** What one file brought, as JSON gives it. */
  record Result(String file, String summary, List<String> notes) {}

  @Override
  public Integer call() throws IOException {
    List<Result> results = new ArrayList<>();
    try (SongFolder folder = SongFolder.open(song)) {
      TickPosition start = Positions.parse(folder.song(), at);
      for (Path file : files) {
        Imported imported =
            MidiReader.isMidi(file) ? midi(folder, file) : recording(folder, file, start);
        folder.perform(imported.edits());
        results.add(new Result(file.toString(), imported.summary(), imported.notes()));
        if (!json) {
          shell.print(imported.summary());
          imported.notes().forEach(note -> shell.say("  " + note));
        }
      }
      folder.save();
    }
    if (json) {
      shell.printJson(results);
    }
    return ExitCode.DONE;
  }

  private Imported midi(SongFolder folder, Path file) throws IOException {
    String sounds;
    if (soundFont == null) {
      sounds = "library:" + Library.GENERAL_MIDI;
    } else {
      sounds = "media/" + folder.media().put(soundFont);
    }
    return MidiToSong.edits(
        folder.song(), MidiReader.read(file), sounds, file.getFileName().toString());
  }

  private static Imported recording(SongFolder folder, Path file, TickPosition start)
      throws IOException {
    RecordingToSong.Probe probe = RecordingToSong.probe(file);
    String stored = folder.media().put(file);
    return RecordingToSong.edits(
        folder.song(), stored, RecordingToSong.title(file.getFileName().toString()), probe, start);
  }
}
