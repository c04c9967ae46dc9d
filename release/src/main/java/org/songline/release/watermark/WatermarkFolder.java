package org.songline.release.watermark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.model.store.WholeFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.id.Sha256;

/**
 * The review copies of a catalog: its secret key and the list of who got which copy, both in the
 * folder {@code watermark} beside the catalog and nowhere else.
 */
public final class WatermarkFolder {
  private static final int KEY_BYTES = 32;
  private static final int BLOCK = 4096;

  /** No more of a sound than this is listened to. */
  private static final int MOST_SECONDS = 1800;

  /** The chance of a mark being found by accident that is accepted for the whole list. */
  private static final double ACCIDENT = 1e-9;

  private final CatalogFolder home;
  private final Path folder;

  public WatermarkFolder(CatalogFolder home) {
    this.home = home;
    folder = home.path().resolve("watermark");
  }

  /**
   * A mark that was found.
   *
   * @param number that it carries
   * @param copy who it was made for; empty when the list does not know the number
   * @param statistic over all of it; see {@link Detector}
   * @param blind whether the number was read from the sound alone; else it is the one of the list
   *     that fits
   */
  public record Found(int number, Optional<Copy> copy, double statistic, boolean blind) {}

  /**
   * Makes a copy for somebody. The list has it before the copy is there.
   *
   * @param party of the catalog
   * @param out ends in wav, flac, mp3 or m4a: 24 bits, or 320 and 256 kbit/s
   * @param random for the key and the number: a {@link java.security.SecureRandom} outside of tests
   * @throws ReleaseProblem when the catalog does not know the party, or the ending
   */
  public Copy mark(Path file, PartyId party, Path out, Clock clock, RandomGenerator random)
      throws IOException {
    String name = home.read().party(party).id().text();
    try (AudioReader reader = AudioFiles.open(file)) {
      WriteFormat format = format(out, reader.format());
      byte[] key = key(random);
      String hash = Sha256.of(file);
      Copy copy = enter(name, file, hash, out, clock, random);
      try (AudioWriter writer = AudioFiles.create(out, format, reader.metadata().tags())) {
        pass(reader, writer, new Embedder(key, copy.number(), format.rate(), format.channels()));
        writer.finish();
      }
      return copy;
    }
  }

  private static void pass(AudioReader reader, AudioWriter writer, Embedder embedder)
      throws IOException {
    int channels = reader.format().channels();
    int hop = embedder.hop();
    float[] in = new float[hop * channels];
    float[] out = new float[hop * channels];
    long heard = 0;
    long written = 0;
    long fed = 0;
    boolean ended = false;
    while (!ended || written < heard) {
      int got = ended ? 0 : reader.read(in, 0, hop);
      ended = got < hop;
      heard += got;
      Arrays.fill(in, got * channels, in.length, 0);
      embedder.process(in, out);
      fed += hop;
      if (fed > embedder.latency()) {
        int count = (int) Math.min(hop, heard - written);
        writer.write(out, 0, count);
        written += count;
      }
    }
  }

  private static WriteFormat format(Path out, AudioFormat source) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "wav" -> WriteFormat.wav(source.rate(), source.channels(), 24);
      case "flac" -> WriteFormat.flac(source.rate(), source.channels(), 24);
      case "mp3" -> WriteFormat.mp3(source.rate(), source.channels(), 320);
      case "m4a" -> WriteFormat.m4a(source.rate(), source.channels(), 256);
      default ->
          throw new ReleaseProblem(
              out.toString(), "such files are not written", "name it .wav, .flac, .mp3 or .m4a");
    };
  }

  /**
   * Listens to a file for marks of this catalog.
   *
   * @throws ReleaseProblem when the catalog has no key, so that it made no copies
   */
  public Optional<Found> find(Path file) throws IOException {
    if (!Files.exists(keyFile())) {
      throw new ReleaseProblem(
          folder.toString(), "no copy was made yet", "mark one with --to and -o first");
    }
    byte[] key = readKey();
    List<Copy> copies = copies();
    Detector detector = Detector.of(levels(file));
    Optional<Detector.Found> read = detector.read(key);
    if (read.isPresent()) {
      int number = read.get().number();
      Optional<Copy> copy = copies.stream().filter(one -> one.number() == number).findFirst();
      return Optional.of(new Found(number, copy, read.get().whole(), true));
    }
    int[] numbers = copies.stream().mapToInt(Copy::number).toArray();
    double[] statistics = detector.known(key, numbers);
    int best = 0;
    for (int i = 1; i < statistics.length; i++) {
      best = statistics[i] > statistics[best] ? i : best;
    }
    return statistics.length > 0 && statistics[best] >= needed(statistics.length)
        ? Optional.of(
            new Found(numbers[best], Optional.of(copies.get(best)), statistics[best], false))
        : Optional.empty();
  }

  /**
   * The statistic at which a number of the list counts as found: by {@link Detector}'s bound, one
   * that is not there reaches it at any place with a chance of {@link #ACCIDENT} for all together.
   */
  static double needed(int copies) {
    double tries = (double) Tiles.TILES * Features.STEPS * copies;
    return Math.sqrt(2 * org.songline.dsp.Exact.log(tries / ACCIDENT));
  }

  private static float[][] levels(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int channels = reader.format().channels();
      int rate = reader.format().rate();
      Features features = new Features(rate, channels);
      float[] block = new float[BLOCK * channels];
      long left = (long) MOST_SECONDS * rate;
      while (left > 0) {
        int got = reader.read(block, 0, (int) Math.min(BLOCK, left));
        if (got == 0) {
          break;
        }
        features.take(block, got);
        left -= got;
      }
      return features.finish();
    }
  }

  /** All copies that were made, oldest first. */
  public List<Copy> copies() throws IOException {
    Path file = listFile();
    return Files.exists(file) ? Copy.read(file) : List.of();
  }

  private Copy enter(
      String party, Path file, String hash, Path out, Clock clock, RandomGenerator random)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      List<Copy> all = new ArrayList<>(copies());
      int number = random.nextInt();
      while (!lock.isValid() || taken(all, number)) {
        number = random.nextInt();
      }
      Copy copy =
          new Copy(
              number,
              party,
              String.valueOf(file.getFileName()),
              hash,
              String.valueOf(out.getFileName()),
              clock.instant().truncatedTo(ChronoUnit.SECONDS));
      all.add(copy);
      WholeFile.write(listFile(), Copy.write(all));
      return copy;
    }
  }

  private static boolean taken(List<Copy> copies, int number) {
    return copies.stream().anyMatch(copy -> copy.number() == number);
  }

  private Path listFile() {
    return folder.resolve("recipients.json");
  }

  private Path keyFile() {
    return folder.resolve("key");
  }

  private byte[] key(RandomGenerator random) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(keyFile())) {
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
      FileAttribute<?>[] rights =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Path fresh = Files.createTempFile(folder, ".key", "", rights);
      Files.writeString(fresh, HexFormat.of().formatHex(key) + "\n", StandardCharsets.US_ASCII);
      Files.move(fresh, keyFile());
    }
    return readKey();
  }

  private byte[] readKey() throws IOException {
    try {
      String text = Files.size(keyFile()) > 200 ? "" : Files.readString(keyFile()).strip();
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException wrong) {
      throw new ReleaseProblem(
          keyFile().toString(), "it holds no key", "restore it from a copy", wrong);
    }
    throw new ReleaseProblem(keyFile().toString(), "it holds no key", "restore it from a copy");
  }
}
