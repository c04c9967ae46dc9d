package org.songline.release.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.Encoding;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Identifier;
import org.songline.release.id.Sha256;

/**
 * The bond between a recording, with its ISRC, and its sound. An ISRC names one mix of one length:
 * coding it otherwise changes nothing, another edit or mix needs a code of its own (ISO 3901).
 */
public final class Binding {
  /** A difference in length, in seconds, that makes another edit. */
  public static final double LENGTH_SECONDS = 0.5;

  /**
   * The same sound, coded or mastered otherwise, keeps at least this {@link Likeness#similarity}.
   */
  public static final double SAME = 0.7;

  private static final int BLOCK = 8192;

  private Binding() {}

  /** Two recordings of a catalog that share sound. */
  public record Shared(
      RecordingId first, RecordingId second, Likeness likeness, double similarity) {
    /** Whether they are the same from beginning to end. */
    public boolean whole() {
      return similarity >= SAME;
    }
  }

  /**
   * Hears a file.
   *
   * @param file below the catalog's folder
   * @throws ReleaseProblem when it lies elsewhere
   * @throws IOException when it cannot be read
   */
  public static SoundFile hear(CatalogFolder folder, Path file) throws IOException {
    Path root = folder.path().toAbsolutePath().normalize();
    Path whole = file.toAbsolutePath().normalize();
    if (!whole.startsWith(root)) {
      throw new ReleaseProblem(
          file.toString(), "it lies outside of the catalog's folder", "copy it into " + root);
    }
    String path = root.relativize(whole).toString().replace('\\', '/');
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      FingerprintMeter meter = new FingerprintMeter(format.rate(), format.channels());
      float[] block = new float[BLOCK * format.channels()];
      long frames = 0;
      for (int got = reader.read(block, 0, BLOCK); got > 0; got = reader.read(block, 0, BLOCK)) {
        meter.take(block, 0, got);
        frames += got;
      }
      return new SoundFile(
          path,
          Sha256.of(file),
          format.rate(),
          format.channels(),
          format.encoding() == Encoding.LOSSY ? 0 : format.bits(),
          frames,
          meter.finish().text());
    }
  }

  /** What speaks against a new file for a recording, in clauses; nothing when it is the same. */
  public static List<String> against(Recording recording, SoundFile next) {
    if (recording.file().isEmpty()) {
      return List.of();
    }
    SoundFile before = recording.file().get();
    if (before.sha256().equals(next.sha256())) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    double longer = next.seconds() - before.seconds();
    if (Math.abs(longer) > LENGTH_SECONDS) {
      found.add(
          String.format(
              Locale.ROOT,
              "it is %.1f s %s than what %s names",
              Math.abs(longer),
              longer > 0 ? "longer" : "shorter",
              named(recording)));
    }
    if (!before.fingerprint().isEmpty()) {
      Fingerprint known = Fingerprint.read(recording.id().text(), before.fingerprint());
      Fingerprint heard = Fingerprint.read(next.path(), next.fingerprint());
      double similarity = Likeness.similarity(known, heard);
      if (similarity < SAME) {
        found.add(
            String.format(
                Locale.ROOT,
                "it sounds unlike what %s names: %.0f of 100 alike",
                named(recording),
                100 * similarity));
      }
    }
    return List.copyOf(found);
  }

  /** What a recording goes by: its ISRC, or its title. */
  private static String named(Recording recording) {
    return recording.isrc().map(Identifier::display).orElse("\"" + recording.fullTitle() + "\"");
  }

  /**
   * What is wrong with a recording's file as it is now, in one clause: missing, or not the bytes
   * that it was bound to.
   */
  public static Optional<String> broken(CatalogFolder folder, Recording recording)
      throws IOException {
    if (recording.file().isEmpty()) {
      return Optional.empty();
    }
    SoundFile bound = recording.file().get();
    Path file = folder.file(bound.path());
    if (!Files.isRegularFile(file)) {
      return Optional.of(bound.path() + " is missing");
    }
    return Sha256.of(file).equals(bound.sha256())
        ? Optional.empty()
        : Optional.of(bound.path() + " has changed since it was bound");
  }

  /** Pairs of recordings that share sound, in the order of their ids. */
  public static List<Shared> shared(Catalog catalog) {
    List<RecordingId> ids = new ArrayList<>();
    List<Fingerprint> prints = new ArrayList<>();
    catalog
        .recordings()
        .values()
        .forEach(
            recording -> {
              Optional<Fingerprint> print = print(recording);
              if (print.isPresent()) {
                ids.add(recording.id());
                prints.add(print.get());
              }
            });
    List<Shared> found = new ArrayList<>();
    for (int first = 0; first < ids.size(); first++) {
      for (int second = first + 1; second < ids.size(); second++) {
        Fingerprint a = prints.get(first);
        Fingerprint b = prints.get(second);
        Optional<Likeness> likeness = Likeness.of(a, b);
        if (likeness.isPresent()) {
          found.add(
              new Shared(
                  ids.get(first), ids.get(second), likeness.get(), Likeness.similarity(a, b)));
        }
      }
    }
    return found;
  }

  /** The fingerprint that a recording is bound to. */
  public static Optional<Fingerprint> print(Recording recording) {
    return recording
        .file()
        .map(SoundFile::fingerprint)
        .filter(text -> !text.isEmpty())
        .map(text -> Fingerprint.read(recording.id().text(), text));
  }
}
