package org.songline.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songline.engine.media.SongFiles;

/** The sounds that come with Songline, beside the program. */
public final class Library {
  /** The General MIDI bank that imported MIDI files play through. */
  public static final String GENERAL_MIDI = "soundfonts/FluidR3Mono_GM.sf3";

  private Library() {}

  /** The folder of the program; the current one when it was not started by its launcher. */
  public static Path home() {
    return Path.of(System.getProperty("songline.home", ""));
  }

  public static Path folder() {
    return home().resolve("library");
  }

  public static SongFiles files(Path song) {
    return Files.isDirectory(folder())
        ? new SongFiles(song, List.of(folder()))
        : new SongFiles(song);
  }
}
