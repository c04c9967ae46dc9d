package org.songline.studio.finish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songline.engine.media.SongFiles;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.studio.production.MixSource;

/** The mix that was rendered last, in a file of its own until another one is or this is closed. */
public final class LastMix implements Closeable {
  private final Path room;
  private @Nullable Key known;
  private @Nullable MixSource mix;

  /**
   * @param room folder of the file; what a killed process left there goes with the next mix
   */
  public LastMix(Path room) {
    this.room = room;
  }

  /**
   * @param opening of the song
   * @param bare whether its mastering chain is bypassed
   */
  private record Key(String opening, long revision, boolean bare) {}

  /**
   * The mix, from its start; it stays open until the next call.
   *
   * @param opening names the opening of the song
   * @param bare whether the song's own mastering chain is left out
   */
  public synchronized MixSource of(
      String opening, long revision, Song song, SongFiles files, boolean bare, Progress progress)
      throws IOException {
    Key wanted = new Key(opening, revision, bare && MasterChain.in(song));
    MixSource last = mix;
    if (last == null || !wanted.equals(known)) {
      close();
      last = MixSource.song(bare ? MasterChain.without(song) : song, files, room, progress);
      mix = last;
      known = wanted;
    }
    last.reader().seek(0);
    return last;
  }

  @Override
  public synchronized void close() throws IOException {
    MixSource last = mix;
    mix = null;
    known = null;
    if (last != null) {
      last.close();
    }
  }
}
