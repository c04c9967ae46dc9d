package org.songline.studio.peaks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.songline.engine.media.SongFiles;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.peaks.PeakBuilder;
import org.songline.media.peaks.PeakFile;
import org.songline.media.peaks.PeakLayout;

/**
 * Peaks and samples of the recordings of one song, for any number of threads. The first question
 * about a recording makes its file of peaks, once; files of peaks are named by the content of the
 * recording and are made again when they are damaged.
 */
public final class PeakShelf implements AutoCloseable {
  /** Most pairs of a channel in one answer. */
  public static final int MOST_PAIRS = 1 << 16;

  /** Most frames in one answer. */
  public static final int MOST_FRAMES = 1 << 16;

  /** Files of peaks that are kept open. */
  private static final int OPEN = 64;

  private final SongFiles files;
  private final Path cache;
  private final ContentHashes hashes = new ContentHashes();
  private final SampleReaders readers = new SampleReaders();
  private final Map<String, Object> making = new ConcurrentHashMap<>();
  private final Map<String, PeakFile> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /**
   * @param cache folder of files of peaks; made when it is not there
   */
  public PeakShelf(SongFiles files, Path cache) {
    this.files = files;
    this.cache = cache;
  }

  /**
   * What is known about a recording.
   *
   * @param hash SHA-256 of its content in hex; whatever is answered with it never changes
   */
  public record About(String hash, PeakLayout layout) {}

  /**
   * An answer.
   *
   * @param hash of the recording's content
   * @param channels of the recording
   * @param count pairs or frames of each channel: fewer than asked for at the end
   * @param bytes little-endian, one channel after the other
   */
  public record Piece(String hash, int channels, int count, ByteBuffer bytes) {}

  /** How samples are answered. */
  public enum Samples {
    /** 32-bit floats; full scale is 1. */
    FLOAT32,
    /** 16-bit integers, rounded; full scale is 32,768. */
    INT16
  }

  /**
   * @param file as a recording of a song names it: within {@code media/}, or {@code library:NAME}
   * @throws MediaProblem when it is missing or cannot be read
   */
  public About about(String file) throws IOException {
    Path sound = Recordings.find(files, file);
    String hash = hashes.of(file, sound);
    return new About(hash, peaks(hash, sound).layout());
  }

  /**
   * Pairs of least and greatest samples, 16 bits each.
   *
   * @param level 0 to {@link PeakLayout#LEVELS} - 1
   * @param from first pair, 0 or more
   * @param count at most {@link #MOST_PAIRS}
   */
  public Piece pairs(String file, int level, long from, int count) throws IOException {
    PeakLayout.framesOfPair(level);
    check(from, count, MOST_PAIRS);
    Path sound = Recordings.find(files, file);
    String hash = hashes.of(file, sound);
    for (int attempt = 0; ; attempt++) {
      PeakFile peaks = peaks(hash, sound);
      try {
        int channels = peaks.layout().channels();
        int each = peaks.available(level, from, count);
        return new Piece(hash, channels, each, peaks.read(level, from, count));
      } catch (java.nio.channels.ClosedChannelException e) {
        if (attempt == 2) { // another thread needed its place
          throw e;
        }
      }
    }
  }

  /**
   * Samples.
   *
   * @param from first frame, 0 or more
   * @param count at most {@link #MOST_FRAMES}
   */
  public Piece samples(String file, long from, int count, Samples kind) throws IOException {
    check(from, count, MOST_FRAMES);
    Path sound = Recordings.find(files, file);
    return readers.read(hashes.of(file, sound), sound, from, count, kind);
  }

  private static void check(long from, int count, int most) {
    if (from < 0 || count < 0 || count > most) {
      throw new IllegalArgumentException(count + " from " + from + ", at most " + most);
    }
  }

  private PeakFile peaks(String hash, Path sound) throws IOException {
    Optional<PeakFile> ready = ready(hash);
    if (ready.isPresent()) {
      return ready.get();
    }
    synchronized (making.computeIfAbsent(hash, key -> new Object())) {
      ready = ready(hash);
      return ready.isPresent() ? ready.get() : keep(hash, openOrMake(hash, sound));
    }
  }

  private PeakFile openOrMake(String hash, Path sound) throws IOException {
    Path target = cache.resolve(hash + ".slpk");
    if (Files.isRegularFile(target)) {
      try {
        return PeakFile.open(target);
      } catch (MediaProblem damaged) {
        Files.deleteIfExists(target);
      }
    }
    Files.createDirectories(cache);
    PeakBuilder.build(sound, target, Progress.NONE);
    return PeakFile.open(target);
  }

  private Optional<PeakFile> ready(String hash) {
    synchronized (open) {
      return Optional.ofNullable(open.get(hash));
    }
  }

  private PeakFile keep(String hash, PeakFile file) throws IOException {
    synchronized (open) {
      if (closed) {
        file.close();
        throw new java.nio.channels.ClosedChannelException();
      }
      open.put(hash, file);
      if (open.size() > OPEN) {
        Iterator<PeakFile> eldest = open.values().iterator();
        PeakFile gone = eldest.next();
        eldest.remove();
        gone.close();
      }
      return file;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (open) {
      closed = true;
      for (PeakFile file : open.values()) {
        file.close();
      }
      open.clear();
    }
    readers.close();
  }
}
