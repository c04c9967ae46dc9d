package org.songline.release.ddex;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.id.Dpid;

/**
 * What a message is to be, beyond what stands in the catalog.
 *
 * @param version in which it is written
 * @param messageId unique among the sender's messages
 * @param threadId the same for all messages about one release
 * @param created when the message is made; the day of a takedown is taken from it
 * @param test whether the recipient is to throw it away after looking at it
 * @param sounds the files of the recordings, by recording; those not in it are not delivered
 * @param cover the file of the cover, when it is delivered
 */
public record MessageOrder(
    Kind kind,
    ErnVersion version,
    Profile profile,
    Correspondent sender,
    Correspondent recipient,
    String messageId,
    String threadId,
    Instant created,
    boolean test,
    SortedMap<RecordingId, Delivered> sounds,
    Optional<Delivered> cover) {
  /** What is told. */
  public enum Kind {
    /** A release that the recipient does not have. */
    NEW,
    /** Changes to one that it has; everything is told again. */
    UPDATE,
    /** The end of one that it has; no file is delivered. */
    TAKEDOWN
  }

  /** How much a message may be about. */
  public enum Profile {
    /** Any number of recordings, each sold alone too. */
    AUDIO("Audio"),
    /** One recording that is the release. */
    SIMPLE_AUDIO_SINGLE("SimpleAudioSingle");

    private final String word;

    Profile(String word) {
      this.word = word;
    }

    /** The word of the standard. */
    public String word() {
      return word;
    }
  }

  /** A sender or recipient. */
  public record Correspondent(Dpid dpid, String name) {}

  /**
   * A file as it lies in the delivery.
   *
   * @param uri its place from the message's folder, with slashes
   * @param sha256 of its bytes, 64 lower-case hexadecimal digits
   * @param size in bytes
   * @param width of a picture, in pixels; 0 when not known
   * @param height of a picture, in pixels; 0 when not known
   */
  public record Delivered(String uri, String sha256, long size, int width, int height) {}

  public MessageOrder {
    sounds = Collections.unmodifiableSortedMap(new TreeMap<>(sounds));
  }

  /** The day in UTC on which it is made. */
  LocalDate day() {
    return created.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
