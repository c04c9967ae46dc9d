package org.songline.studio.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.songline.coach.Coach;
import org.songline.coach.finding.Finding;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.media.Progress;
import org.songline.studio.Library;
import org.songline.studio.desk.Desk.Snapshot;
import org.songline.studio.desk.Place;
import org.songline.studio.finish.Share;

/** Listens to the open song as a job, and keeps what the coach found until the next time. */
final class CoachRoutes {
  /** The label of the job. */
  static final String LABEL = "Listen to the song";

  private final Studio studio;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  CoachRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * @param place the opening of the song that was heard
   */
  private record Kept(String place, FindingCard.Checked checked) {}

  /**
   * What is known of the open song.
   *
   * @param checked empty when it was not listened to since it was opened
   */
  record Findings(Optional<FindingCard.Checked> checked) {}

  static List<Class<?>> answers() {
    return List.of(Findings.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.post("/api/check", this::check),
        Routes.Route.get("/api/findings", this::findings));
  }

  private void check(Call call) {
    Place place = studio.place();
    Snapshot heard = place.desk().snapshot();
    String job = studio.jobs().start(LABEL, progress -> run(place, heard, progress));
    call.json(new RenderRoutes.Began(job));
  }

  private void findings(Call call) {
    String here = studio.place().name();
    call.json(
        new Findings(
            Optional.ofNullable(kept.get())
                .filter(known -> known.place().equals(here))
                .map(Kept::checked)));
  }

  private String run(Place place, Snapshot heard, Progress progress) throws IOException {
    Listening listening =
        Listener.song(
            heard.song(),
            BuiltIn.catalogue(),
            Library.files(place.folder()),
            Optional.empty(),
            Share.of(heard.song(), progress));
    List<Finding> findings = Coach.check(listening);
    kept.set(new Kept(place.name(), FindingCard.checked(heard.song(), heard.revision(), findings)));
    return findings.size() + (findings.size() == 1 ? " finding" : " findings");
  }
}
