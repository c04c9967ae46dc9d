package org.songline.studio.production;

import java.nio.file.Path;
import java.util.List;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.album.Album;

/**
 * A record to be made.
 *
 * @param album what is on it
 * @param output folder for the files
 * @param master how its tracks are mastered; the loudness is that of the loudest
 * @param kinds endings of the files for each track, such as wav and flac; may be empty
 * @param image whether to write the whole record as one WAV with a CUE sheet
 */
public record AlbumRequest(
    Album album, Path output, MasterRequest master, List<String> kinds, boolean image) {
  public AlbumRequest {
    kinds = List.copyOf(kinds);
  }
}
