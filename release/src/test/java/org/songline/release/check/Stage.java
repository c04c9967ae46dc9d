package org.songline.release.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.songline.media.audio.Container;
import org.songline.media.audio.Encoding;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.catalog.Work;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.check.rule.BadCode;
import org.songline.release.check.rule.Delivered;
import org.songline.release.check.rule.FileState;
import org.songline.release.check.rule.Finding;
import org.songline.release.check.rule.Known;
import org.songline.release.check.rule.RecordingDraft;
import org.songline.release.check.rule.ReleaseDraft;
import org.songline.release.check.rule.Scene;
import org.songline.release.cover.CoverFacts;
import org.songline.release.destination.Destination;
import org.songline.release.destination.Destinations;

/** A release with everything in order, to be changed by tests. */
final class Stage {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final ReleaseId release;
  Catalog catalog;
  Destination destination = Destinations.builtIn().get(Destinations.GENERIC);
  LocalDate today = TODAY;
  final Map<RecordingId, Sound> sounds = new HashMap<>();
  final Picture cover = new Picture();
  final Map<ReleaseId, Long> covers = new HashMap<>();
  final List<BadCode> badCodes = new ArrayList<>();
  final List<Delivered> delivered = new ArrayList<>();
  final List<FileState> files = new ArrayList<>();
  Predicate<CatalogId> accepted = _ -> true;

  private Stage(Catalog catalog) {
    this.catalog = catalog;
    release = Examples.release(catalog).id();
    for (Recording recording : catalog.recordings().values()) {
      sounds.put(recording.id(), new Sound(recording.file().orElseThrow()));
    }
    release(draft -> draft.confirmed = new TreeSet<>(List.of(49)));
  }

  static Stage single() {
    return new Stage(Examples.single());
  }

  static Stage ep() {
    return new Stage(Examples.ep());
  }

  static Stage album() {
    return new Stage(Examples.album());
  }

  Release release() {
    return catalog.release(release);
  }

  RecordingId id(int number) {
    return new RecordingId("recording-%02d".formatted(number));
  }

  Recording recording(int number) {
    return catalog.recording(id(number));
  }

  Stage release(Consumer<ReleaseDraft> change) {
    catalog = catalog.with(ReleaseDraft.of(release(), change));
    return this;
  }

  Stage track(int number, Consumer<RecordingDraft> change) {
    catalog = catalog.with(RecordingDraft.of(recording(number), change));
    return this;
  }

  /** The title of a release of one track and of the track. */
  Stage title(String title) {
    track(1, draft -> draft.title = title);
    return release(draft -> draft.title = title);
  }

  Stage work(Work work) {
    catalog = catalog.with(work);
    return this;
  }

  Stage party(Party party) {
    catalog = catalog.with(party);
    return this;
  }

  Stage sound(int number, Consumer<Sound> change) {
    change.accept(sounds.get(id(number)));
    return this;
  }

  Stage cover(Consumer<Picture> change) {
    change.accept(cover);
    return this;
  }

  Stage words(String words) {
    return release(
        draft ->
            draft.cover =
                draft.cover.map(
                    one ->
                        new Release.Cover(
                            one.path(), one.sha256(), words, one.ai(), one.rights())));
  }

  Stage at(String id) {
    destination = Destinations.builtIn().get(id);
    return this;
  }

  /** The catalog's text with one piece of it replaced, read as the command reads it. */
  Stage text(String from, String to) {
    String text = CatalogText.write(catalog);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("the catalog does not hold " + from);
    }
    LooseCatalog loose = LooseCatalog.read("catalog.json", text.replace(from, to));
    catalog = loose.catalog();
    badCodes.addAll(loose.badCodes());
    return this;
  }

  Scene scene() {
    Map<RecordingId, AudioFacts> facts = new HashMap<>();
    sounds.forEach((id, sound) -> facts.put(id, sound.facts()));
    return new Scene(
        catalog,
        release(),
        destination,
        today,
        new Known(
            facts,
            release().cover().map(_ -> cover.facts()),
            covers,
            badCodes,
            delivered,
            files,
            accepted));
  }

  List<Finding> findings() {
    return Check.findings(scene());
  }

  List<Finding> findings(int rule) {
    return findings().stream().filter(one -> one.rule() == rule).toList();
  }

  /** What a master is, as far as tests change it. */
  static final class Sound {
    final String path;
    final String hash;
    long bytes = 30_000_000;
    Container container = Container.WAV;
    Encoding encoding = Encoding.INTEGER;
    int rate;
    int channels;
    int bits;
    long frames;
    int usedBits = 16;
    Optional<Double> bandEnd = Optional.empty();
    double before = 0.2;
    double after = 1;
    boolean fades;
    Optional<Double> peak = Optional.of(-1.2);
    Optional<Double> truePeak = Optional.of(-1.0);
    Optional<Double> offset = Optional.of(-90.0);
    long clips;
    Optional<Double> correlation = Optional.of(0.7);
    List<Integer> silent = List.of();
    long notNumbers;
    List<Double> first = List.of(0.0, 0.0);
    List<Double> last = List.of(0.0, 0.0);
    double lastPeak;
    double step = 0.01;
    String soundHash;
    List<String> faults = List.of();
    List<String> carried = List.of();

    Sound(SoundFile file) {
      path = file.path();
      hash = file.sha256();
      soundHash = hash;
      rate = file.rate();
      channels = file.channels();
      bits = file.bits();
      frames = file.frames();
    }

    AudioFacts facts() {
      return new AudioFacts(
          path,
          bytes,
          container,
          encoding,
          rate,
          channels,
          bits,
          frames,
          usedBits,
          bandEnd,
          before,
          after,
          fades,
          peak,
          truePeak,
          offset,
          clips,
          correlation,
          silent,
          notNumbers,
          first,
          last,
          lastPeak,
          step,
          soundHash,
          faults,
          carried);
    }
  }

  /** What a cover is, as far as tests change it. */
  static final class Picture {
    String kind = "jpeg";
    long bytes = 3_000_000;
    int width = 3000;
    int height = 3000;
    CoverFacts.Colour colour = CoverFacts.Colour.RGB;
    int bits = 8;
    boolean profile;
    int orientation = 1;
    double sharpness = 400;
    double detail = 0.2;
    int blocks = 1;
    boolean frame;
    String code = "";
    long hash = 0x1234_5678_9abc_def0L;

    CoverFacts facts() {
      return new CoverFacts(
          kind,
          bytes,
          width,
          height,
          colour,
          bits,
          profile,
          orientation,
          Optional.of(new CoverFacts.Picture(sharpness, detail, blocks, frame, code, hash)));
    }
  }
}
