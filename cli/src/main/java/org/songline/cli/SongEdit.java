package org.songline.cli;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.songline.cli.shell.Failures;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import picocli.CommandLine.Parameters;

/** The song that a command changes: its first parameter. */
final class SongEdit {
  @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
  private Path folder = Path.of("");

  /** Performs a change of the song and saves it. */
  void perform(Function<Song, Transaction> change) {
    perform(folder, change);
  }

  private static void perform(Path folder, Function<Song, Transaction> change) {
    try (SongFolder opened = SongFolder.open(folder)) {
      opened.perform(change.apply(opened.song()));
      opened.save();
    }
  }

  /** The song as it is. */
  Song read() {
    try (SongFolder opened = SongFolder.open(folder)) {
      return opened.song();
    }
  }

  /** The device with this id. */
  static DeviceId device(Song song, String id) {
    return song.tracks().stream()
        .flatMap(track -> track.devices().stream())
        .map(Device::id)
        .filter(each -> each.text().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Failures.WrongCall("the song has no device " + id + "; look in song.json"));
  }

  /** The device that a command changes: its first two parameters. */
  static final class OfDevice {
    @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of a device.")
    private String id = "";

    String id() {
      return id;
    }

    /** Performs a change of the device and saves the song. */
    void perform(BiFunction<Song, DeviceId, Transaction> change) {
      SongEdit.perform(folder, song -> change.apply(song, device(song, id)));
    }
  }
}
