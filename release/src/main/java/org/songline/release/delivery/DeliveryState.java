package org.songline.release.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.MessageOrder;

/**
 * How far a delivery is, as its journal tells.
 *
 * @param since when it came to this step
 * @param batch what it is named by; empty before anything was planned
 * @param root its folder at the destination
 * @param files what is sent, in order; the last ends the delivery
 * @param sent places of files that are there, whole and verified
 * @param kept what transports keep for files that are not whole yet
 * @param answer of the recipient, or why it was given up
 * @param had whether the destination has the release from an earlier delivery or this one
 */
public record DeliveryState(
    Step step,
    Instant since,
    String batch,
    String root,
    String messageId,
    MessageOrder.Kind kind,
    SequencedMap<String, Item> files,
    Set<String> sent,
    SortedMap<String, String> kept,
    String answer,
    boolean had) {
  /** Steps, in order. */
  public enum Step {
    NONE,
    PLANNED,
    HASHED,
    UPLOADING,
    VERIFIED,
    SENT,
    ACCEPTED,
    REJECTED,
    ABANDONED;

    /** Whether there is something left to do. */
    public boolean open() {
      return this == PLANNED || this == HASHED || this == UPLOADING || this == VERIFIED;
    }
  }

  /** What a file is for. */
  public enum Role {
    RESOURCE,
    MESSAGE,
    COMPLETE
  }

  /**
   * A file that is sent.
   *
   * @param local where it lies, from the catalog's folder, with slashes
   */
  public record Item(Role role, String local, FileFact fact) {}

  /** Before anything was planned. */
  public static final DeliveryState NOTHING =
      new DeliveryState(
          Step.NONE,
          Instant.EPOCH,
          "",
          "",
          "",
          MessageOrder.Kind.NEW,
          new LinkedHashMap<>(),
          Set.of(),
          new TreeMap<>(),
          "",
          false);

  public DeliveryState {
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    sent = Collections.unmodifiableSet(new LinkedHashSet<>(sent));
    kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
  }

  /** Bytes of all files. */
  public long total() {
    return files.values().stream().mapToLong(item -> item.fact().size()).sum();
  }

  /** Bytes of the files that are there. */
  public long done() {
    return files.entrySet().stream()
        .filter(entry -> sent.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .mapToLong(item -> item.fact().size())
        .sum();
  }

  DeliveryState at(Step next, Instant now) {
    return new DeliveryState(
        next, now, batch, root, messageId, kind, files, sent, kept, answer, had);
  }
}
