package org.songline.release.ddex;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.release.catalog.Release;
import org.songline.release.id.Identifier;

/**
 * Where the parts of a delivery lie on a server, and the file that says that all of them are there.
 *
 * @param profile how deliveries are laid out
 * @param completion what ends a batch
 * @param priority P before N before M
 * @param batch seventeen digits of a time, unique among the sender's batches
 * @param name what the release is called in names of files
 */
public record BatchTree(
    Profile profile, Completion completion, Priority priority, String batch, String name) {
  static final String COMPLETE = "BatchComplete_";
  static final String MANIFEST_NAMESPACE = "http://ddex.net/xml/ern-c-sftp/16";

  /** How deliveries are laid out. */
  public enum Profile {
    /** A folder of releases; a file at its top ends it. */
    BATCH,
    /** A folder for each release; its message ends it. */
    RELEASE_BY_RELEASE
  }

  /** What ends a batch. */
  public enum Completion {
    /** A file that lists the messages. */
    MANIFEST,
    /** An empty file. */
    SEMAPHORE
  }

  /** How urgent a delivery is. */
  public enum Priority {
    P,
    N,
    M
  }

  public BatchTree {
    if (!batch.matches("\\d{17}")) {
      throw new IllegalArgumentException("a batch is named by seventeen digits of a time");
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a folder");
    }
  }

  /** A batch's name by the time at which it is made, to the millisecond in UTC. */
  public static String batch(Instant created) {
    return DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(created);
  }

  /** The folder of the whole delivery. */
  public String root() {
    return switch (profile) {
      case BATCH -> priority + "_" + batch;
      case RELEASE_BY_RELEASE -> priority + "_" + name + "_" + batch;
    };
  }

  /** The folder of the message, from the server's folder for deliveries. */
  public String folder() {
    return profile == Profile.BATCH ? root() + "/" + name : root();
  }

  /** The message. */
  public String message() {
    return folder() + "/" + name + ".xml";
  }

  /** A file that the message names. */
  public String resource(String uri) {
    return folder() + "/" + uri;
  }

  /** The file that ends the delivery, where the message itself does not. */
  public Optional<String> complete() {
    return profile == Profile.BATCH
        ? Optional.of(root() + "/" + COMPLETE + batch + ".xml")
        : Optional.empty();
  }

  /**
   * The bytes of the file that ends a batch; none for a semaphore.
   *
   * @param order what the message is
   * @param message what its bytes add up to
   */
  public byte[] completeText(Release release, MessageOrder order, FileFact message) {
    if (completion == Completion.SEMAPHORE) {
      return new byte[0];
    }
    String created =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            order.created().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    XmlElement header =
        XmlElement.of(
            "MessageHeader",
            XmlElement.of("MessageSender", XmlElement.of("PartyId", order.sender().dpid().text())),
            XmlElement.of(
                "MessageRecipient", XmlElement.of("PartyId", order.recipient().dpid().text())),
            XmlElement.of("MessageCreatedDateTime", created));
    XmlElement manifest =
        XmlElement.of(
            "ManifestMessage",
            header,
            XmlElement.of("IsTestFlag", Boolean.toString(order.test())),
            XmlElement.of("RootDirectory", root()),
            XmlElement.of("NumberOfMessages", "1"),
            XmlElement.of(
                "MessageInBatch",
                XmlElement.of("MessageType", ErnMessage.ROOT),
                XmlElement.of("MessageId", order.messageId()),
                XmlElement.of("URL", "./" + name + "/" + name + ".xml"),
                releaseId(release),
                XmlElement.of("DeliveryType", deliveryType(order.kind())),
                XmlElement.of("ProductType", "AudioProduct"),
                XmlElement.of(
                    "HashSum",
                    XmlElement.of("HashSum", message.md5()),
                    XmlElement.of("HashSumAlgorithmType", "MD5"))));
    SortedMap<String, String> version = new TreeMap<>();
    version.put("MessageVersionId", "ern-c-sftp/16");
    return XmlText.write(
        "ern-c",
        MANIFEST_NAMESPACE,
        new XmlElement(manifest.name(), version, manifest.children(), ""));
  }

  private static XmlElement releaseId(Release release) {
    return new XmlElement(
        "IncludedReleaseId",
        new TreeMap<>(),
        Stream.of(
                release.grid().map(id -> XmlElement.of("GRid", id.text())),
                release.barcode().map(Identifier::text).map(id -> XmlElement.of("ICPN", id)))
            .flatMap(Optional::stream)
            .toList(),
        "");
  }

  private static String deliveryType(MessageOrder.Kind kind) {
    return switch (kind) {
      case NEW -> "NewReleaseDelivery";
      case UPDATE -> "UpdateDelivery";
      case TAKEDOWN -> "TakeDown";
    };
  }
}
