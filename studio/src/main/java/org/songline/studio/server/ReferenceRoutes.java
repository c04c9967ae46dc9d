package org.songline.studio.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.mastering.reference.Portrait;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Shelf;
import org.songline.media.MediaProblem;
import org.songline.studio.desk.Place;
import org.songline.studio.references.SongShelf;
import org.songline.studio.server.MasterCards.PartCard;

/** The references of the open song: heard, listed, played. */
final class ReferenceRoutes {
  private final Studio studio;
  private final MasterDesk desk;

  ReferenceRoutes(Studio studio, MasterDesk desk) {
    this.studio = studio;
    this.desk = desk;
  }

  /**
   * Where a section of the song has its like in a reference.
   *
   * @param section of the song
   * @param part of the reference
   * @param from seconds in the reference
   */
  record PartMatch(String section, String part, double from, double to) {}

  /**
   * A reference.
   *
   * @param sound whether it can be heard on this machine
   * @param levels of mid and side together by third octaves, dB beside its loudness
   * @param widths side over mid by third octaves, dB
   * @param matches empty while the song is not measured
   */
  record ReferenceCard(
      String name,
      String hash,
      double lufs,
      Optional<Double> range,
      double truePeak,
      double plr,
      double seconds,
      boolean sound,
      List<Double> levels,
      List<Double> widths,
      List<PartCard> parts,
      List<PartMatch> matches) {}

  /** The shelf of the open song. */
  record ReferenceShelf(List<ReferenceCard> references) {}

  /** A reference by its name. */
  record ReferenceName(String name) {}

  /** Another name for a reference. */
  record ReferenceRename(String name, String to) {}

  static List<Class<?>> answers() {
    return List.of(ReferenceShelf.class, ReferenceName.class, ReferenceRename.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/master/references", this::list),
        Routes.Route.post("/api/master/references", this::add),
        Routes.Route.post(
            "/api/master/references/remove",
            call -> {
              String name = SongRoutes.body(call, ReferenceName.class).name();
              desk.references().remove(studio.place().folder(), name);
              list(call);
            }),
        Routes.Route.post(
            "/api/master/references/rename",
            call -> {
              ReferenceRename wanted = SongRoutes.body(call, ReferenceRename.class);
              desk.references().rename(studio.place().folder(), wanted.name(), wanted.to());
              list(call);
            }),
        Routes.Route.get("/api/master/references/sound/", this::sound));
  }

  private void list(Call call) throws IOException {
    Place place = studio.place();
    Optional<Profile> mix = desk.measured(place).map(known -> known.what().profile());
    List<ReferenceCard> cards = new ArrayList<>();
    for (Shelf.Entry entry : SongShelf.read(place.folder()).entries()) {
      cards.add(card(entry, mix, desk.references().sound(entry.hash()).isPresent()));
    }
    call.json(new ReferenceShelf(cards));
  }

  private static ReferenceCard card(Shelf.Entry entry, Optional<Profile> mix, boolean sound) {
    Profile profile = entry.reference().profile();
    List<PartMatch> matches = new ArrayList<>();
    mix.ifPresent(
        own -> {
          for (Portrait section : own.sections()) {
            Portrait like = entry.reference().counterpart(own, section);
            matches.add(
                new PartMatch(
                    section.part().name(),
                    like.part().name(),
                    like.part().fromSeconds(),
                    like.part().toSeconds()));
          }
        });
    return new ReferenceCard(
        entry.name(),
        entry.hash(),
        profile.lufs(),
        MasterCards.maybe(profile.range()),
        profile.truePeak(),
        profile.plr(),
        profile.seconds(),
        sound,
        MasterCards.levels(profile.whole()).stream().map(level -> level - profile.lufs()).toList(),
        MasterCards.widths(profile.whole()),
        MasterCards.parts(profile.sections()),
        matches);
  }

  /** {@code POST /api/master/references?name}: a sound file, its bytes as the body. */
  private void add(Call call) throws IOException {
    String name = call.query("name").orElse("reference");
    Place place = studio.place();
    Path part = Files.createTempFile("songline-", MediaRoutes.suffix(name));
    boolean begun = false;
    try {
      MediaRoutes.receive(call.body(), part, name);
      String job =
          studio
              .jobs()
              .start(
                  "Hear " + name,
                  progress -> {
                    try {
                      desk.references().add(place.folder(), part, name, progress);
                    } catch (MediaProblem problem) {
                      String told = String.valueOf(problem.getMessage());
                      throw new MediaProblem(
                          name, "", told.replace(part.toString(), name), "choose another file");
                    } finally {
                      Files.deleteIfExists(part);
                    }
                    return name;
                  });
      begun = true;
      call.json(new RenderRoutes.Began(job));
    } finally {
      if (!begun) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** {@code GET /api/master/references/sound/HASH}: the sound of one of the song's references. */
  private void sound(Call call) throws IOException {
    boolean own =
        SongShelf.read(studio.place().folder()).entries().stream()
            .anyMatch(entry -> entry.hash().equals(call.rest()));
    Optional<Path> file = own ? desk.references().sound(call.rest()) : Optional.empty();
    if (file.isEmpty()) {
      call.missing();
      return;
    }
    call.bytes(java.nio.ByteBuffer.wrap(Files.readAllBytes(file.get())));
  }
}
