package org.songline.release.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.delivery.DeliveryState.Item;
import org.songline.release.delivery.DeliveryState.Role;
import org.songline.release.delivery.DeliveryState.Step;

/**
 * The journal of a release and a destination: a line for each step, on the disk before the next is
 * taken, fields parted by tabs. A last line that was cut is as if it had not been written. Only one
 * program writes it at a time.
 */
final class DeliveryJournal implements AutoCloseable {
  private static final int MOST_BYTES = 64 << 20;
  private static final String PLANNED = "planned";
  private static final String FILE = "file";
  private static final String HASHED = "hashed";
  private static final String UPLOADING = "uploading";
  private static final String KEEP = "keep";
  private static final String THERE = "there";
  private static final String VERIFIED = "verified";
  private static final String SENT = "sent";
  private static final String ACCEPTED = "accepted";
  private static final String REJECTED = "rejected";
  private static final String ABANDONED = "abandoned";

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final Clock clock;
  private DeliveryState state;

  private DeliveryJournal(Path file, FileChannel channel, FileLock lock, Clock clock)
      throws IOException {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.clock = clock;
    long whole = lastLine(channel);
    if (whole < channel.size()) {
      channel.truncate(whole);
    }
    channel.position(whole);
    state = read(file);
  }

  /**
   * Opens it for writing.
   *
   * @throws ReleaseProblem when another program has it open, or it is no journal
   */
  static DeliveryJournal open(Path file, Clock clock) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean opened = false;
    try {
      FileLock lock = lock(channel);
      if (lock == null) {
        throw new ReleaseProblem(
            file.toString(), "this delivery is under way in another program", "wait for it");
      }
      DeliveryJournal journal = new DeliveryJournal(file, channel, lock, clock);
      opened = true;
      return journal;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  private static long lastLine(FileChannel channel) throws IOException {
    long at = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (at > 0) {
      one.clear();
      if (channel.read(one, at - 1) == 1 && one.get(0) == '\n') {
        return at;
      }
      at--;
    }
    return 0;
  }

  /** How far a delivery is; nothing when there is no journal. */
  static DeliveryState read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return DeliveryState.NOTHING;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long for a journal", "look at it");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    DeliveryState state = DeliveryState.NOTHING;
    int number = 0;
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      number++;
      try {
        state = after(state, List.of(line.split("\t", -1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
        throw new ReleaseProblem(
            file + ": line " + number, "it is no line of a journal", "put the file back", e);
      }
    }
    return state;
  }

  private static DeliveryState after(DeliveryState was, List<String> line) {
    Instant now = Instant.parse(line.get(0));
    String word = line.get(1);
    return switch (word) {
      case PLANNED ->
          new DeliveryState(
              Step.PLANNED,
              now,
              line.get(2),
              line.get(3),
              line.get(4),
              MessageOrder.Kind.valueOf(line.get(5).toUpperCase(Locale.ROOT)),
              new LinkedHashMap<>(),
              Set.of(),
              new TreeMap<>(),
              "",
              was.had());
      case FILE -> withFile(was, line);
      case HASHED -> was.at(Step.HASHED, now);
      case UPLOADING -> was.at(Step.UPLOADING, now);
      case KEEP -> kept(was, line.get(2), line.get(3));
      case THERE -> there(was, line.get(2));
      case VERIFIED -> was.at(Step.VERIFIED, now);
      case SENT -> ended(was, Step.SENT, now, "", true);
      case ACCEPTED -> ended(was, Step.ACCEPTED, now, line.get(2), true);
      case REJECTED ->
          ended(
              was,
              Step.REJECTED,
              now,
              line.get(2),
              was.had() && was.kind() != MessageOrder.Kind.NEW);
      case ABANDONED -> ended(was, Step.ABANDONED, now, line.get(2), was.had());
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static DeliveryState withFile(DeliveryState was, List<String> line) {
    SequencedMap<String, Item> files = new LinkedHashMap<>(was.files());
    files.put(
        line.get(6),
        new Item(
            Role.valueOf(line.get(2).toUpperCase(Locale.ROOT)),
            line.get(7),
            new FileFact(Long.parseLong(line.get(3)), line.get(4), line.get(5))));
    return new DeliveryState(
        was.step(),
        was.since(),
        was.batch(),
        was.root(),
        was.messageId(),
        was.kind(),
        files,
        was.sent(),
        was.kept(),
        was.answer(),
        was.had());
  }

  private static DeliveryState kept(DeliveryState was, String path, String text) {
    SortedMap<String, String> kept = new TreeMap<>(was.kept());
    kept.put(path, text);
    return parts(was, was.sent(), kept);
  }

  private static DeliveryState there(DeliveryState was, String path) {
    Set<String> sent = new LinkedHashSet<>(was.sent());
    sent.add(path);
    SortedMap<String, String> kept = new TreeMap<>(was.kept());
    kept.remove(path);
    return parts(was, sent, kept);
  }

  private static DeliveryState parts(
      DeliveryState was, Set<String> sent, SortedMap<String, String> kept) {
    return new DeliveryState(
        was.step(),
        was.since(),
        was.batch(),
        was.root(),
        was.messageId(),
        was.kind(),
        was.files(),
        sent,
        kept,
        was.answer(),
        was.had());
  }

  private static DeliveryState ended(
      DeliveryState was, Step step, Instant now, String answer, boolean had) {
    return new DeliveryState(
        step,
        now,
        was.batch(),
        was.root(),
        was.messageId(),
        was.kind(),
        was.files(),
        was.sent(),
        was.kept(),
        answer,
        had);
  }

  DeliveryState state() {
    return state;
  }

  void planned(
      String batch,
      String root,
      String messageId,
      MessageOrder.Kind kind,
      SequencedMap<String, Item> files)
      throws IOException {
    write(PLANNED, batch, root, messageId, kind.name().toLowerCase(Locale.ROOT));
    for (var entry : files.entrySet()) {
      Item item = entry.getValue();
      write(
          FILE,
          item.role().name().toLowerCase(Locale.ROOT),
          Long.toString(item.fact().size()),
          item.fact().sha256(),
          item.fact().md5(),
          entry.getKey(),
          item.local());
    }
    write(HASHED);
  }

  void uploading() throws IOException {
    write(UPLOADING);
  }

  void keep(String path, String text) throws IOException {
    write(KEEP, path, text);
  }

  void there(String path) throws IOException {
    write(THERE, path);
  }

  void verified() throws IOException {
    write(VERIFIED);
  }

  void sent() throws IOException {
    write(SENT);
  }

  void answered(boolean accepted, String text) throws IOException {
    write(accepted ? ACCEPTED : REJECTED, text);
  }

  void abandoned(String why) throws IOException {
    write(ABANDONED, why);
  }

  private void write(String... fields) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    for (String field : fields) {
      line.add(field.replaceAll("[\\t\\r\\n]+", " "));
    }
    ByteBuffer bytes =
        ByteBuffer.wrap((String.join("\t", line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
    state = after(state, line);
  }

  @Override
  public void close() throws IOException {
    if (lock.isValid()) {
      lock.release();
    }
    channel.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
