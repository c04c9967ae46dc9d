package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.engine.plan.Outlet;
import org.songline.engine.render.RenderRequest;
import org.songline.exchange.audio.SoundFile;
import org.songline.exchange.audio.StemNames;
import org.songline.exchange.midi.SongToMidi;
import org.songline.media.AtomicFile;
import org.songline.media.midi.MidiWriter;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.Rendering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A song for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write a song for other programs: its notes as MIDI, or its stems as sound.")
final class ExportCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SONG", description = "The song's folder.")
  private Path folder = Path.of("");

  @Option(names = "--as", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.MIDI;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "PATH",
      description = "A .mid file for MIDI, a folder for stems.")
  private Path output = Path.of("");

  @Mixin private BitsOption width = new BitsOption();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  /** What can be exported. */
  enum Kind {
    MIDI,
    STEMS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was written, as JSON gives it. */
  record Result(String path, List<String> notes) {}

  @Override
  public Integer call() throws IOException {
    Song song = SongFolder.read(folder);
    List<String> notes = kind == Kind.MIDI ? midi(song) : stems(song);
    if (json) {
      shell.printJson(new Result(output.toString(), notes));
    } else {
      notes.forEach(note -> shell.say("  " + note));
      shell.print(output.toString());
    }
    return ExitCode.DONE;
  }

  private List<String> midi(Song song) throws IOException {
    SongToMidi.Exported exported = SongToMidi.file(song);
    AtomicFile.write(output, MidiWriter.bytes(exported.file()));
    return exported.notes();
  }

  private List<String> stems(Song song) throws IOException {
    Files.createDirectories(output);
    var names = new StemNames(song);
    try (var bar = shell.progress("rendering " + song.title())) {
      return Rendering.write(
              song,
              Library.files(folder),
              RenderRequest.MIX
                  .block(engine.block())
                  .threads(engine.threads())
                  .outlets(Outlet.STEMS),
              SoundFile.format(Path.of("stem.wav"), song.rate(), width.bits()),
              port -> output.resolve(names.name(port) + ".wav"),
              bar)
          .problems();
    }
  }
}
