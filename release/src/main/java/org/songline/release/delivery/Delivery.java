package org.songline.release.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.media.AtomicFile;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Release;
import org.songline.release.ddex.Acknowledgement;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.Correspondence;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.MessageCheck;
import org.songline.release.ddex.MessageFinding;
import org.songline.release.ddex.MessageMaker;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.ddex.ReleaseFiles;
import org.songline.release.delivery.DeliveryState.Item;
import org.songline.release.delivery.DeliveryState.Role;
import org.songline.release.delivery.DeliveryState.Step;

/**
 * The delivery of a release to a destination. Whatever is cut, the next call goes on; the file that
 * ends a delivery is sent only when all others are there, are what was hashed, and still are what
 * lies here; and once it is ended nothing is sent again unless an update or takedown is asked for.
 */
public final class Delivery {
  /** The folder of journals and messages, in that of the catalog. */
  public static final String FOLDER = "deliveries";

  private static final String JOURNAL = ".journal";
  private static final int MOST_ANSWER = 1 << 20;
  private static final String AGAIN = "deliver again";

  private final CatalogFolder folder;
  private final Release release;
  private final Destination destination;
  private final Clock clock;

  public Delivery(CatalogFolder folder, Release release, Destination destination, Clock clock) {
    this.folder = folder;
    this.release = release;
    this.destination = destination;
    this.clock = clock;
  }

  /** A delivery as it is listed. */
  public record Listed(String release, String destination, DeliveryState state) {}

  /** Every delivery of a catalog, sorted. */
  public static List<Listed> all(CatalogFolder folder) throws IOException {
    Path deliveries = folder.path().resolve(FOLDER);
    if (!Files.isDirectory(deliveries)) {
      return List.of();
    }
    List<Listed> listed = new ArrayList<>();
    try (Stream<Path> files = Files.list(deliveries)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.matches("[a-z0-9-]+--[a-z0-9-]+\\.journal")) {
          String[] parts = name.substring(0, name.length() - JOURNAL.length()).split("--", 2);
          listed.add(new Listed(parts[0], parts[1], DeliveryJournal.read(file)));
        }
      }
    }
    return List.copyOf(listed);
  }

  private Path deliveries() {
    return folder.path().resolve(FOLDER);
  }

  private Path journal() {
    return deliveries().resolve(release.id().text() + "--" + destination.name() + JOURNAL);
  }

  public DeliveryState state() throws IOException {
    return DeliveryJournal.read(journal());
  }

  /**
   * What a delivery would send, without sending or writing anything.
   *
   * @throws ReleaseProblem when the release cannot be delivered as it is
   */
  public DeliveryState dryRun(Catalog catalog, MessageOrder.Kind kind, Progress progress)
      throws IOException {
    DeliveryState before = state();
    if (before.step().open()) {
      return before;
    }
    allowed(before, kind);
    Plan plan = plan(catalog, kind, progress);
    return new DeliveryState(
        Step.NONE,
        clock.instant(),
        plan.tree().batch(),
        plan.tree().root(),
        plan.order().messageId(),
        kind,
        plan.files(),
        Set.of(),
        new TreeMap<>(),
        "",
        before.had());
  }

  private record Plan(
      BatchTree tree,
      MessageOrder order,
      SequencedMap<String, Item> files,
      Map<String, byte[]> written) {}

  private void allowed(DeliveryState state, MessageOrder.Kind kind) {
    if (kind == MessageOrder.Kind.NEW && state.had()) {
      throw new ReleaseProblem(
          release.id().text() + " to " + destination.name(),
          "it was delivered already on " + state.since(),
          "deliver an update or a takedown if something is to change");
    }
    if (kind != MessageOrder.Kind.NEW && !state.had()) {
      throw new ReleaseProblem(
          release.id().text() + " to " + destination.name(),
          "it was never delivered, so there is nothing to change",
          "deliver it as new");
    }
  }

  private Plan plan(Catalog catalog, MessageOrder.Kind kind, Progress progress) throws IOException {
    Instant now = clock.instant();
    ReleaseFiles files =
        kind == MessageOrder.Kind.TAKEDOWN
            ? ReleaseFiles.none()
            : ReleaseFiles.gather(folder, catalog, release, progress);
    BatchTree tree =
        new BatchTree(
            destination.profile(),
            destination.completion(),
            destination.priority(),
            BatchTree.batch(now),
            ReleaseFiles.name(release));
    MessageOrder order =
        new MessageOrder(
            kind,
            destination.version(),
            MessageOrder.Profile.AUDIO,
            Correspondence.sender(catalog, release),
            new MessageOrder.Correspondent(destination.recipient(), destination.recipientName()),
            tree.name() + "_" + tree.batch(),
            tree.name(),
            now,
            destination.test(),
            files.sounds(),
            files.cover());
    byte[] message = MessageMaker.make(catalog, release, order).write(destination.version());
    for (MessageFinding finding : MessageCheck.check(release.id().text(), message)) {
      if (finding.severity() == MessageFinding.Severity.ERROR) {
        throw new ReleaseProblem(
            release.id().text(),
            "services would refuse it: "
                + finding.rule()
                + " "
                + finding.place()
                + ": "
                + finding.what(),
            finding.mend());
      }
    }
    SequencedMap<String, Item> items = new LinkedHashMap<>();
    Path root = folder.path().toAbsolutePath().normalize();
    files
        .files()
        .forEach(
            (uri, path) ->
                items.put(
                    tree.resource(uri),
                    new Item(
                        Role.RESOURCE,
                        root.relativize(path.toAbsolutePath().normalize())
                            .toString()
                            .replace('\\', '/'),
                        Objects.requireNonNull(files.facts().get(uri)))));
    Map<String, byte[]> written = new LinkedHashMap<>();
    add(items, written, tree.message(), Role.MESSAGE, message, tree);
    tree.complete()
        .ifPresent(
            end ->
                add(
                    items,
                    written,
                    end,
                    Role.COMPLETE,
                    tree.completeText(release, order, fact(message)),
                    tree));
    return new Plan(tree, order, items, written);
  }

  private void add(
      SequencedMap<String, Item> items,
      Map<String, byte[]> written,
      String path,
      Role role,
      byte[] bytes,
      BatchTree tree) {
    String local =
        FOLDER
            + "/"
            + release.id().text()
            + "--"
            + destination.name()
            + "/"
            + tree.batch()
            + path.substring(path.lastIndexOf('/'));
    items.put(path, new Item(role, local, fact(bytes)));
    written.put(local, bytes);
  }

  private static FileFact fact(byte[] bytes) {
    return new FileFact(
        bytes.length,
        S3Request.sha256(bytes),
        HexFormat.of().formatHex(S3Request.digest("MD5", bytes)));
  }

  /** Makes a transport once it is needed. */
  @FunctionalInterface
  public interface Connection {
    Transport open() throws IOException;
  }

  /** Sees files as they go. */
  @FunctionalInterface
  public interface Watch {
    Progress of(String what);
  }

  /**
   * Delivers, or goes on with a delivery that was cut.
   *
   * @throws ReleaseProblem when it cannot be ended now; a later call goes on
   */
  public DeliveryState deliver(
      Catalog catalog, MessageOrder.Kind kind, Connection connection, Watch watch)
      throws IOException {
    Files.createDirectories(deliveries());
    try (DeliveryJournal journal = DeliveryJournal.open(journal(), clock)) {
      if (!journal.state().step().open()) {
        allowed(journal.state(), kind);
        Plan plan = plan(catalog, kind, watch.of("hashing"));
        for (Map.Entry<String, byte[]> one : plan.written().entrySet()) {
          Path file = folder.file(one.getKey());
          Path parent = file.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          AtomicFile.write(file, one.getValue());
        }
        journal.planned(
            plan.tree().batch(), plan.tree().root(), plan.order().messageId(), kind, plan.files());
      } else if (journal.state().kind() != kind) {
        throw new ReleaseProblem(
            release.id().text() + " to " + destination.name(),
            "a delivery of another kind was begun and not ended",
            "end or give up that one first");
      }
      if (journal.state().step() == Step.PLANNED) {
        // The plan itself was cut: nothing was sent, so it is made anew.
        journal.abandoned("the plan was not whole");
        return again(journal, catalog, kind, connection, watch);
      }
      try (Transport transport = connection.open()) {
        send(journal, transport, watch);
      }
      return journal.state();
    }
  }

  private DeliveryState again(
      DeliveryJournal journal,
      Catalog catalog,
      MessageOrder.Kind kind,
      Connection connection,
      Watch watch)
      throws IOException {
    journal.close();
    return deliver(catalog, kind, connection, watch);
  }

  private void send(DeliveryJournal journal, Transport transport, Watch watch) throws IOException {
    if (journal.state().step() == Step.HASHED) {
      journal.uploading();
    }
    String end = journal.state().files().lastEntry().getKey();
    for (Map.Entry<String, Item> entry : journal.state().files().entrySet()) {
      if (!entry.getKey().equals(end) && entry.getValue().role() == Role.RESOURCE) {
        one(journal, transport, entry.getKey(), entry.getValue(), watch);
      }
    }
    unchanged(journal, watch);
    for (Map.Entry<String, Item> entry : journal.state().files().entrySet()) {
      if (!entry.getKey().equals(end)) {
        one(journal, transport, entry.getKey(), entry.getValue(), watch);
      }
    }
    for (Map.Entry<String, Item> entry : journal.state().files().entrySet()) {
      if (!entry.getKey().equals(end)
          && transport.size(entry.getKey()) != entry.getValue().fact().size()) {
        journal.abandoned(entry.getKey() + " is gone from the destination");
        throw new ReleaseProblem(
            entry.getKey(), "it was there and is gone or shorter", AGAIN + " as a new batch");
      }
    }
    if (journal.state().step() != Step.VERIFIED) {
      journal.verified();
    }
    Item last = journal.state().files().lastEntry().getValue();
    one(journal, transport, end, last, watch);
    journal.sent();
  }

  private void one(
      DeliveryJournal journal, Transport transport, String path, Item item, Watch watch)
      throws IOException {
    if (journal.state().sent().contains(path)) {
      return;
    }
    Path file = folder.file(item.local());
    if (!Files.isRegularFile(file)) {
      journal.abandoned(item.local() + " is gone");
      throw new ReleaseProblem(
          item.local(), "the file is gone since it was hashed", "put it back and " + AGAIN);
    }
    Transport.Memory memory =
        new Transport.Memory() {
          @Override
          public String recall() {
            return journal.state().kept().getOrDefault(path, "");
          }

          @Override
          public void keep(String text) throws IOException {
            journal.keep(path, text);
          }
        };
    try {
      transport.send(
          path, file, item.fact(), memory, watch.of(path.substring(path.lastIndexOf('/') + 1)));
    } catch (ReleaseProblem problem) {
      if (Files.isRegularFile(file) && !FileFact.of(file).equals(item.fact())) {
        journal.abandoned(item.local() + " was changed");
        throw Sending.changed(file);
      }
      throw problem;
    }
    journal.there(path);
  }

  /** Looks at every file here once more before the message goes. */
  private void unchanged(DeliveryJournal journal, Watch watch) throws IOException {
    Progress progress = watch.of("checking");
    long total = journal.state().total();
    long done = 0;
    for (Item item : journal.state().files().values()) {
      Path file = folder.file(item.local());
      if (!Files.isRegularFile(file)
          || !FileFact.of(file, progress, done, total).equals(item.fact())) {
        journal.abandoned(item.local() + " was changed");
        throw Sending.changed(file);
      }
      done += item.fact().size();
    }
  }

  /** Gives up a delivery that was begun and not ended; the next one is a new batch. */
  public DeliveryState giveUp() throws IOException {
    if (!state().step().open()) {
      throw new ReleaseProblem(
          release.id().text() + " to " + destination.name(),
          "no delivery is under way",
          "look at the status");
    }
    try (DeliveryJournal journal = DeliveryJournal.open(journal(), clock)) {
      journal.abandoned("given up");
      return journal.state();
    }
  }

  /** Reads what the recipient answered, and notes it. */
  public DeliveryState answers(Transport transport) throws IOException {
    DeliveryState before = state();
    if (before.step() != Step.SENT || destination.acknowledgements().isEmpty()) {
      return before;
    }
    SortedMap<String, Acknowledgement> found = new TreeMap<>();
    for (String place :
        List.of(destination.acknowledgements(), before.root() + "/acknowledgements")) {
      for (String name : transport.list(place)) {
        if (name.endsWith(".xml")) {
          String path = place + "/" + name;
          try {
            Acknowledgement one = Acknowledgement.read(path, transport.read(path, MOST_ANSWER));
            if (one.about(before.batch(), before.messageId())) {
              found.put(path, one);
            }
          } catch (ReleaseProblem other) {
            // Whatever else lies there is not for us.
          }
        }
      }
    }
    List<Acknowledgement> clear =
        found.values().stream()
            .filter(one -> one.outcome() != Acknowledgement.Outcome.UNCLEAR)
            .toList();
    if (clear.isEmpty()) {
      return before;
    }
    boolean accepted =
        clear.stream().allMatch(one -> one.outcome() == Acknowledgement.Outcome.ACCEPTED);
    String text =
        String.join(
            "; ",
            clear.stream()
                .filter(one -> accepted || one.outcome() == Acknowledgement.Outcome.REJECTED)
                .map(Acknowledgement::text)
                .distinct()
                .toList());
    try (DeliveryJournal journal = DeliveryJournal.open(journal(), clock)) {
      journal.answered(accepted, text);
      return journal.state();
    }
  }
}
