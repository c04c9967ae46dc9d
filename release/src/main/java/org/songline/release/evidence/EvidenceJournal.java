package org.songline.release.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.songline.release.ReleaseProblem;
import org.songline.release.id.Sha256;
import org.songline.release.signing.SigningKey;

/**
 * The journal of a folder: a line for each entry, only ever added to. An entry is on the disk when
 * {@link #append} returns.
 */
public final class EvidenceJournal {
  private static final long MOST_BYTES = 256L << 20;

  private final EvidenceFolder home;

  public EvidenceJournal(EvidenceFolder home) {
    this.home = home;
  }

  /** What an entry is to be about. */
  public record Subject(Entry.Kind kind, String name, String sha256) {}

  /**
   * What was read: the entries up to the first fault, and it.
   *
   * @param fault in one line; empty when the whole journal holds
   */
  public record Chain(List<Entry> entries, String fault) {
    public Chain {
      entries = List.copyOf(entries);
    }

    /** The lines of the first entries. */
    public List<String> lines(int count) {
      return entries.stream().limit(count).map(Entry::line).toList();
    }

    /** The root over the first entries. */
    public String root(int count) {
      return Merkle.root(lines(count));
    }

    /** The key that signs at the end; empty when there is none yet. */
    public String key() {
      return entries.reversed().stream()
          .filter(entry -> entry.kind() == Entry.Kind.KEY)
          .map(Entry::subject)
          .findFirst()
          .orElse("");
    }
  }

  /** Reads the journal and checks number, chain and signature of every entry. */
  public Chain read() throws IOException {
    Path file = home.journal();
    if (!Files.exists(file)) {
      return new Chain(List.of(), "");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ReleaseProblem(file.toString(), "it is too long for a journal", "look at it");
    }
    byte[] bytes = Files.readAllBytes(file);
    List<Entry> entries = new ArrayList<>();
    String key = "";
    String previous = Entry.NOTHING;
    for (int at = 0; at < bytes.length; ) {
      int number = entries.size() + 1;
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end == bytes.length) {
        return new Chain(entries, "entry " + number + " is cut");
      }
      String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
      Entry entry;
      try {
        entry = Entry.read(line);
      } catch (IllegalArgumentException wrong) {
        return new Chain(entries, "entry " + number + " was changed: " + wrong.getMessage());
      }
      boolean introduces = entry.kind() == Entry.Kind.KEY;
      String by = introduces ? entry.subject() : key;
      String wrong =
          entry.number() != number
              ? "its number is " + entry.number()
              : !entry.previous().equals(previous)
                  ? "it does not follow the entry before"
                  : introduces && !entry.sha256().equals(Sha256.of(by))
                      ? "its key is not the one of its hash"
                      : SigningKey.signs(by, entry.signed(), entry.signature())
                          ? ""
                          : "its signature does not hold";
      if (!wrong.isEmpty()) {
        return new Chain(entries, "entry " + number + " was changed: " + wrong);
      }
      key = by;
      previous = entry.hash();
      entries.add(entry);
      at = end + 1;
    }
    return new Chain(entries, "");
  }

  /**
   * Adds entries, signed; the key itself first when the journal does not have it.
   *
   * @param clock of the entries' times, to the second
   * @return the entries that were written
   * @throws ReleaseProblem when the journal was changed before
   */
  public List<Entry> append(List<Subject> subjects, SigningKey key, Clock clock)
      throws IOException {
    Files.createDirectories(home.folder());
    try (FileChannel channel =
            FileChannel.open(
                home.journal(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      mendTail(channel);
      Chain chain = read();
      if (!chain.fault().isEmpty() || !lock.isValid()) {
        throw new ReleaseProblem(
            home.journal().toString(), chain.fault(), "restore it from a copy before adding to it");
      }
      List<Subject> all = new ArrayList<>();
      if (!chain.key().equals(key.open())) {
        all.add(new Subject(Entry.Kind.KEY, key.open(), Sha256.of(key.open())));
      }
      all.addAll(subjects);
      List<Entry> written = new ArrayList<>();
      String previous =
          chain.entries().isEmpty() ? Entry.NOTHING : chain.entries().getLast().hash();
      StringBuilder text = new StringBuilder();
      for (Subject subject : all) {
        Entry bare =
            new Entry(
                chain.entries().size() + written.size() + 1,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                subject.kind(),
                subject.name(),
                subject.sha256(),
                previous,
                "");
        Entry entry =
            new Entry(
                bare.number(),
                bare.time(),
                bare.kind(),
                bare.subject(),
                bare.sha256(),
                bare.previous(),
                key.sign(bare.signed()));
        written.add(entry);
        text.append(entry.line()).append('\n');
        previous = entry.hash();
      }
      write(channel, text.toString());
      return written;
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(true);
  }

  /** What a crash left behind the last newline is ended when it is an entry, and cut off else. */
  private void mendTail(FileChannel channel) throws IOException {
    byte[] bytes = Files.readAllBytes(home.journal());
    int start = bytes.length;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    if (start == bytes.length) {
      return;
    }
    String tail = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    boolean whole;
    try {
      whole = Entry.read(tail).line().equals(tail);
    } catch (IllegalArgumentException torn) {
      whole = false;
    }
    if (whole) {
      write(channel, "\n");
    } else {
      channel.truncate(start);
      channel.force(true);
    }
  }
}
