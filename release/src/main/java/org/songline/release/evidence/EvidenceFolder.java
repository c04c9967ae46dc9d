package org.songline.release.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songline.model.store.SongFolder;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;

/**
 * Where evidence is kept and what its paths begin at: the song's folder when the catalog belongs to
 * a song, the catalog's folder else.
 *
 * @param root what paths begin at
 * @param catalog beside which the folder {@code evidence} lies
 */
public record EvidenceFolder(Path root, CatalogFolder catalog) {
  private static final String EVIDENCE = "evidence";

  /** The evidence of a song, of a song's catalog, or of a catalog of its own. */
  public static EvidenceFolder of(Path songOrFolder) {
    Path whole = songOrFolder.toAbsolutePath().normalize();
    Path above = whole.getParent();
    boolean inSong =
        above != null
            && whole.endsWith(CatalogFolder.IN_SONG)
            && Files.isRegularFile(above.resolve(SongFolder.SONG));
    return new EvidenceFolder(inSong && above != null ? above : whole, CatalogFolder.of(whole));
  }

  /** The folder of the journal and its time stamps. */
  public Path folder() {
    return catalog.path().resolve(EVIDENCE);
  }

  /** The journal. */
  public Path journal() {
    return folder().resolve("journal.jsonl");
  }

  /** The path of a file as entries write it. */
  String told(Path file) {
    return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /**
   * The file of an entry's path; links are followed only when they stay inside.
   *
   * @throws ReleaseProblem when it leads out of the folder
   */
  Path file(String path) throws IOException {
    Path file = root.resolve(path).normalize();
    boolean inside = file.startsWith(root);
    if (inside && Files.exists(file)) {
      inside = file.toRealPath().startsWith(root.toRealPath());
    }
    if (!inside) {
      throw new ReleaseProblem(path, "it leads out of the folder", "look at who wrote it");
    }
    return file;
  }
}
