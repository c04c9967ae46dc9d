package org.songline.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Progress;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Examples;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.ddex.TreeCheck;
import org.songline.release.delivery.DeliveryState.Step;

class DeliveryTest {
  @TempDir Path temp;

  private static final Destination FOLDER =
      Shelf.destination(Destination.Way.FOLDER, BatchTree.Profile.BATCH);
  private static final Destination ALONE =
      Shelf.destination(Destination.Way.FOLDER, BatchTree.Profile.RELEASE_BY_RELEASE);

  /** Fails at its n-th call, or after so many bytes. */
  private static final class Faulty implements Transport {
    private final Transport real;
    private int calls;
    private long bytes;

    Faulty(Transport real, int calls, long bytes) {
      this.real = real;
      this.calls = calls;
      this.bytes = bytes;
    }

    private void step() throws IOException {
      if (calls-- == 0) {
        throw new IOException("cut");
      }
    }

    @Override
    public void send(String path, Path file, FileFact fact, Memory memory, Progress progress)
        throws IOException {
      step();
      long before = bytes;
      try {
        real.send(
            path,
            file,
            fact,
            memory,
            (done, total) -> {
              bytes = before - done;
              if (bytes < 0) {
                throw new UncheckedIOException(new IOException("cut"));
              }
              return true;
            });
      } catch (UncheckedIOException cut) {
        throw cut.getCause();
      }
      step();
    }

    @Override
    public long size(String path) throws IOException {
      step();
      return real.size(path);
    }

    @Override
    public List<String> list(String folder) throws IOException {
      step();
      return real.list(folder);
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
      step();
      return real.read(path, most);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }

  private static List<Path> roots(Path shop) throws IOException {
    if (!Files.isDirectory(shop)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(shop)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("N_"))
          .sorted()
          .toList();
    }
  }

  private static boolean ended(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.anyMatch(
          file ->
              file.getFileName().toString().startsWith("BatchComplete_")
                  && !file.toString().endsWith(".part"));
    }
  }

  @Test
  void aDeliveryIsWholeForItsRecipientInBothProfiles() throws IOException {
    for (Destination destination : List.of(FOLDER, ALONE)) {
      Path shop = temp.resolve("shop-" + destination.profile());
      Shelf shelf = Shelf.of(temp.resolve("c-" + destination.profile()), Examples.ep(), 40_000);
      DeliveryState state = shelf.deliver(destination, () -> new FolderTransport(shop));
      assertThat(state.step()).isEqualTo(Step.SENT);
      assertThat(roots(shop)).hasSize(1);
      assertThat(TreeCheck.check(roots(shop).getFirst())).isEmpty();
      assertThat(state.done()).isEqualTo(state.total());
      assertThat(Delivery.all(shelf.folder).getFirst().state()).isEqualTo(state);
    }
  }

  @Test
  void nothingIsDeliveredTwiceButUpdatesAndTakedownsAreWhenAskedFor() throws IOException {
    Path shop = temp.resolve("shop");
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 10_000);
    Delivery.Connection connection = () -> new FolderTransport(shop);
    Delivery delivery = shelf.delivery(FOLDER);
    assertThatThrownBy(
            () ->
                delivery.deliver(
                    shelf.catalog, MessageOrder.Kind.UPDATE, connection, what -> Progress.NONE))
        .hasMessageContaining("never delivered");
    shelf.deliver(FOLDER, connection);
    assertThatThrownBy(() -> shelf.deliver(FOLDER, connection))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("delivered already");
    assertThat(roots(shop)).hasSize(1);
    for (MessageOrder.Kind kind : List.of(MessageOrder.Kind.UPDATE, MessageOrder.Kind.TAKEDOWN)) {
      assertThat(delivery.deliver(shelf.catalog, kind, connection, what -> Progress.NONE).kind())
          .isEqualTo(kind);
    }
    assertThat(roots(shop)).hasSize(3);
    for (Path root : roots(shop)) {
      assertThat(TreeCheck.check(root)).isEmpty();
    }
  }

  @Test
  void cutAtAnyCallItGoesOnAndIsNeverHalf() throws IOException {
    int calls = 0;
    boolean whole = false;
    while (!whole) {
      Path shop = temp.resolve("shop" + calls);
      Shelf shelf = Shelf.of(temp.resolve("c" + calls), Examples.single(), 9_000);
      int now = calls;
      whole = true;
      try {
        shelf.deliver(FOLDER, () -> new Faulty(new FolderTransport(shop), now, Long.MAX_VALUE / 2));
      } catch (IOException cut) {
        whole = false;
        for (Path root : roots(shop)) {
          // The end is there only when all else is.
          assertThat(ended(root) && !TreeCheck.check(root).isEmpty()).as("%d", calls).isFalse();
        }
      }
      if (!whole) {
        assertThat(shelf.deliver(FOLDER, () -> new FolderTransport(shop)).step())
            .isEqualTo(Step.SENT);
      }
      assertThat(roots(shop)).hasSize(1);
      assertThat(TreeCheck.check(roots(shop).getFirst())).isEmpty();
      calls++;
    }
    assertThat(calls).isGreaterThan(10);
  }

  @Test
  void cutWithinAFileItGoesOnAtItsLastByte() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 400_000);
    Path shop = temp.resolve("shop");
    assertThatThrownBy(
            () -> shelf.deliver(FOLDER, () -> new Faulty(new FolderTransport(shop), 99, 200_000)))
        .hasMessage("cut");
    assertThat(TreeCheck.check(roots(shop).getFirst())).isNotEmpty();
    long[] first = {-1};
    shelf
        .delivery(FOLDER)
        .deliver(
            shelf.catalog,
            MessageOrder.Kind.NEW,
            () -> new FolderTransport(shop),
            what ->
                what.endsWith(".wav")
                    ? (done, total) -> {
                      first[0] = first[0] < 0 ? done : first[0];
                      return true;
                    }
                    : Progress.NONE);
    assertThat(first[0]).isGreaterThan(190_000);
    assertThat(TreeCheck.check(roots(shop).getFirst())).isEmpty();
  }

  @Test
  void aJournalThatWasCutAnywhereIsGoneOnFrom() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    Path shop = temp.resolve("shop");
    shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    Path journal = shelf.folder.path().resolve("deliveries/paper-boats--shop.journal");
    String text = Files.readString(journal);
    for (int length = 0; length < text.length(); length += 37) {
      Files.writeString(journal, text.substring(0, length));
      DeliveryState state = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
      assertThat(state.step()).as("%d", length).isEqualTo(Step.SENT);
      assertThat(TreeCheck.check(shop.resolve(state.root()))).as("%d", length).isEmpty();
    }
  }

  @Test
  void aFileThatIsChangedAfterItWasHashedEndsTheDeliveryBeforeTheManifest() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 50_000);
    Path shop = temp.resolve("shop");
    byte[] good = Files.readAllBytes(shelf.master());
    assertThatThrownBy(
            () ->
                shelf.deliver(
                    FOLDER,
                    () -> {
                      byte[] other = good.clone();
                      other[3]++;
                      Files.write(shelf.master(), other);
                      return new FolderTransport(shop);
                    }))
        .hasMessageContaining("changed after it was hashed")
        .hasMessageNotContaining("\n");
    assertThat(ended(roots(shop).getFirst())).isFalse();
    assertThat(shelf.delivery(FOLDER).state().step()).isEqualTo(Step.ABANDONED);
    assertThatThrownBy(() -> shelf.deliver(FOLDER, () -> new FolderTransport(shop)))
        .hasMessageContaining("not the file that the catalog knows");
    Files.write(shelf.master(), good);
    DeliveryState state = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    assertThat(TreeCheck.check(shop.resolve(state.root()))).isEmpty();
    assertThat(roots(shop)).hasSize(2);
  }

  @Test
  void aFileThatIsChangedOnceItIsThereIsNoticedBeforeTheManifest() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 50_000);
    Path shop = temp.resolve("shop");
    assertThatThrownBy(
            () ->
                shelf
                    .delivery(FOLDER)
                    .deliver(
                        shelf.catalog,
                        MessageOrder.Kind.NEW,
                        () -> new FolderTransport(shop),
                        what -> {
                          if (what.equals("checking")) {
                            try {
                              Files.writeString(shelf.master(), "another song");
                            } catch (IOException e) {
                              throw new UncheckedIOException(e);
                            }
                          }
                          return Progress.NONE;
                        }))
        .hasMessageContaining("changed after it was hashed");
    assertThat(ended(roots(shop).getFirst())).isFalse();
  }

  @Test
  void theRecipientsAnswerIsReadAndARejectedReleaseMayComeAgain() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    Path shop = temp.resolve("shop");
    DeliveryState sent = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    Path answers = Files.createDirectories(shop.resolve("acknowledgements"));
    Files.writeString(answers.resolve("other.xml"), "<x>");
    Files.writeString(
        answers.resolve("ACK_1.xml"),
        "<e:FtpAcknowledgementMessage xmlns:e=\"urn:e\"><AcknowledgedFile><FilePath>/"
            + sent.batch()
            + "/</FilePath></AcknowledgedFile><FileStatus>ResourceCorrupt</FileStatus>"
            + "<ErrorText>track 1 is silent</ErrorText><AffectedResource>A1</AffectedResource>"
            + "<ProposedActionType>ResendXmlAndResources</ProposedActionType>"
            + "</e:FtpAcknowledgementMessage>",
        StandardCharsets.UTF_8);
    DeliveryState state = shelf.delivery(FOLDER).answers(new FolderTransport(shop));
    assertThat(state.step()).isEqualTo(Step.REJECTED);
    assertThat(state.answer())
        .isEqualTo("ResourceCorrupt; track 1 is silent [A1]; asked for: ResendXmlAndResources");
    DeliveryState again = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    Files.writeString(
        answers.resolve("ACK_2.xml"),
        "<FtpAcknowledgementMessage><FileName>"
            + again.root()
            + "</FileName><MessageStatus>FileOK</MessageStatus></FtpAcknowledgementMessage>");
    assertThat(shelf.delivery(FOLDER).answers(new FolderTransport(shop)).step())
        .isEqualTo(Step.ACCEPTED);
  }

  @Test
  void aTreeCheckFindsEveryDefectThatIsPlanted() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    Path shop = temp.resolve("shop");
    DeliveryState state = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    Path root = shop.resolve(state.root());
    Path sound = root.resolve("4006381333931/resources/4006381333931_01_001.wav");
    byte[] good = Files.readAllBytes(sound);
    Path stray = sound.resolveSibling("notes.txt");
    Files.writeString(stray, "x");
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("no message names it"));
    Files.delete(stray);
    Files.write(sound, new byte[good.length]);
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("its hash is not"));
    Files.write(sound, new byte[10]);
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("it has 10 bytes"));
    Files.delete(sound);
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("it is not there"));
    Files.write(sound, good);
    Files.setLastModifiedTime(sound, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("it came after"));
    Files.setLastModifiedTime(sound, FileTime.fromMillis(0));
    assertThat(TreeCheck.check(root)).isEmpty();
    Path end = root.resolve("BatchComplete_" + state.batch() + ".xml");
    String manifest = Files.readString(end);
    Files.writeString(end, manifest.replace("4006381333931.xml", "other.xml"));
    assertThat(TreeCheck.check(root)).anyMatch(line -> line.contains("does not list it"));
    Files.delete(end);
    assertThat(TreeCheck.check(root)).containsExactly("no file says that it is complete");
  }

  @Test
  void anEmptyFileMayEndABatch() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    Path shop = temp.resolve("shop");
    Destination plain =
        new Destination(
            FOLDER.name(),
            FOLDER.way(),
            "",
            22,
            "",
            "in",
            "",
            "",
            "",
            FOLDER.recipient(),
            "",
            FOLDER.version(),
            BatchTree.Profile.BATCH,
            BatchTree.Completion.SEMAPHORE,
            BatchTree.Priority.P,
            "",
            true);
    DeliveryState state = shelf.deliver(plain, () -> new FolderTransport(shop));
    Path root = shop.resolve(state.root());
    assertThat(root.resolve("BatchComplete_" + state.batch() + ".xml")).isEmptyFile();
    assertThat(TreeCheck.check(root)).isEmpty();
  }

  @Test
  void aDryRunWritesAndSendsNothing() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    DeliveryState plan =
        shelf.delivery(FOLDER).dryRun(shelf.catalog, MessageOrder.Kind.NEW, Progress.NONE);
    assertThat(plan.files().keySet())
        .extracting(path -> path.substring(path.indexOf('/') + 1))
        .containsExactly(
            "4006381333931/resources/4006381333931.jpg",
            "4006381333931/resources/4006381333931_01_001.wav",
            "4006381333931/4006381333931.xml",
            "BatchComplete_" + plan.batch() + ".xml");
    assertThat(shelf.folder.path().resolve("deliveries")).doesNotExist();
  }

  @Test
  void whatWasBegunCanBeGivenUp() throws IOException {
    Shelf shelf = Shelf.of(temp.resolve("c"), Examples.single(), 5_000);
    Path shop = temp.resolve("shop");
    assertThatThrownBy(
            () -> shelf.deliver(FOLDER, () -> new Faulty(new FolderTransport(shop), 1, 99_999)))
        .hasMessage("cut");
    assertThat(shelf.delivery(FOLDER).giveUp().step()).isEqualTo(Step.ABANDONED);
    DeliveryState state = shelf.deliver(FOLDER, () -> new FolderTransport(shop));
    assertThat(roots(shop)).hasSize(2);
    assertThat(TreeCheck.check(shop.resolve(state.root()))).isEmpty();
  }
}
