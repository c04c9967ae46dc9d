package org.songline.release.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.songline.media.Progress;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.ErnVersion;
import org.songline.release.ddex.FileFact;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.id.Dpid;

/** A folder with a catalog and all files of its release, and deliveries of it. */
final class Shelf {
  final CatalogFolder folder;
  final Catalog catalog;
  final Release release;
  final Clock clock = new Ticking();

  private Shelf(CatalogFolder folder, Catalog catalog) {
    this.folder = folder;
    this.catalog = catalog;
    release = Examples.release(catalog);
  }

  /** Each master has that many bytes of noise. */
  static Shelf of(Path path, Catalog catalog, int bytes) throws IOException {
    Random random = new Random(7);
    Catalog changed = catalog;
    for (Recording one : List.copyOf(catalog.recordings().values())) {
      SoundFile sound = one.file().orElseThrow();
      Path file = path.resolve(sound.path());
      noise(file, random, bytes);
      changed = changed.with(with(one, sound, FileFact.of(file).sha256()));
    }
    Release release = Examples.release(changed);
    Release.Cover cover = release.cover().orElseThrow();
    Path picture = path.resolve(cover.path());
    noise(picture, random, 3_000);
    changed =
        changed.with(
            new Release(
                release.id(),
                release.type(),
                release.title(),
                release.version(),
                release.artist(),
                release.label(),
                release.catalogNumber(),
                release.barcode(),
                release.grid(),
                release.genre(),
                release.subgenre(),
                release.language(),
                release.phonogram(),
                release.copyright(),
                release.date(),
                release.original(),
                release.preorder(),
                release.deals(),
                release.media(),
                Optional.of(
                    new Release.Cover(
                        cover.path(),
                        FileFact.of(picture).sha256(),
                        cover.words(),
                        cover.ai(),
                        cover.rights())),
                release.texts(),
                release.confirmed()));
    Files.writeString(path.resolve(CatalogFolder.FILE), CatalogText.write(changed));
    return new Shelf(CatalogFolder.of(path), changed);
  }

  private static void noise(Path file, Random random, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static Recording with(Recording one, SoundFile sound, String sha256) {
    return new Recording(
        one.id(),
        one.works(),
        one.title(),
        one.version(),
        one.type(),
        one.artist(),
        one.isrc(),
        one.contributions(),
        one.owners(),
        one.phonogram(),
        one.language(),
        one.advisory(),
        one.ai(),
        one.cover(),
        one.materials(),
        Optional.of(
            new SoundFile(
                sound.path(),
                sha256,
                sound.rate(),
                sound.channels(),
                sound.bits(),
                sound.frames(),
                "")),
        one.lyrics(),
        one.tempo(),
        one.key(),
        one.song(),
        one.recorded(),
        one.mastered(),
        one.preview());
  }

  static Destination destination(Destination.Way way, BatchTree.Profile profile) {
    return new Destination(
        "shop",
        way,
        way == Destination.Way.S3 ? "http://localhost" : "localhost",
        22,
        "anna",
        "in",
        "bucket",
        "us-east-1",
        "",
        new Dpid("PADPIDA2013042401U"),
        "A Shop",
        ErnVersion.V43,
        profile,
        BatchTree.Completion.MANIFEST,
        BatchTree.Priority.N,
        "acknowledgements",
        false);
  }

  Delivery delivery(Destination destination) {
    return new Delivery(folder, release, destination, clock);
  }

  DeliveryState deliver(Destination destination, Delivery.Connection connection)
      throws IOException {
    return delivery(destination)
        .deliver(catalog, MessageOrder.Kind.NEW, connection, what -> Progress.NONE);
  }

  Path master() {
    return folder.path().resolve("masters/01.wav");
  }

  /** Goes on by a second with every look at it. */
  private static final class Ticking extends Clock {
    private final AtomicLong seconds = new AtomicLong();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.parse("2027-01-10T09:30:00Z")
          .plus(Duration.ofSeconds(seconds.incrementAndGet()));
    }
  }
}
