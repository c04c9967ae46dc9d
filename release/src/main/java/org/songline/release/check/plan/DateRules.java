package org.songline.release.check.plan;

import static org.songline.release.check.rule.Subject.RELEASE;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Release;
import org.songline.release.check.rule.Findings;
import org.songline.release.check.rule.Placed;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.destination.Destination;

/** Rules 88 to 91: dates. */
public final class DateRules {
  private DateRules() {}

  public static List<Rule> rules() {
    return List.of(
        Rule.reject(
            88,
            RELEASE,
            "date far enough ahead",
            "A release is delivered weeks before its date.",
            DateRules::lead),
        Rule.warn(
            89,
            RELEASE,
            "time to pitch",
            "Editors want to hear of a release days before its date.",
            DateRules::pitch),
        Rule.reject(
            90,
            RELEASE,
            "pre-order in time",
            "A pre-order begins a week before the release or earlier.",
            DateRules::preorder),
        Rule.reject(
            91,
            RELEASE,
            "dates in order",
            "Recording, mastering, first release and release follow each other; the lines' years"
                + " are not later than the release.",
            DateRules::order));
  }

  private static void lead(Scene scene, Findings out) {
    Optional<LocalDate> date = scene.release().date();
    if (date.isEmpty()) {
      out.add(scene.place(), "it has no date", "choose a Friday some weeks ahead");
      return;
    }
    Destination.Lead lead = scene.destination().lead();
    long days = ChronoUnit.DAYS.between(scene.today(), date.get());
    if (days < 0 && scene.release().original().isEmpty()) {
      out.add(
          scene.place(),
          "its date is past",
          "choose a new date, and keep the old one as the original");
    } else if (days < lead.least()) {
      out.add(
          scene.place(),
          "it is %d days ahead, and %d are the least".formatted(days, lead.least()),
          "choose a later date");
    } else if (days < lead.advised()) {
      out.warn(
          scene.place(),
          "it is %d days ahead, and %d leave room for mistakes".formatted(days, lead.advised()),
          "choose a later date if you can");
    }
  }

  private static void pitch(Scene scene, Findings out) {
    int least = scene.destination().lead().pitch();
    scene
        .release()
        .date()
        .map(date -> ChronoUnit.DAYS.between(scene.today(), date))
        .filter(days -> days < least)
        .ifPresent(
            days ->
                out.add(
                    scene.place(),
                    "editors want to hear of it %d days before, and %d are left"
                        .formatted(least, days),
                    "choose a later date"));
  }

  private static void preorder(Scene scene, Findings out) {
    Release release = scene.release();
    if (release.preorder().isEmpty()) {
      return;
    }
    int least = scene.destination().lead().preorder();
    if (release.date().isEmpty()
        || release.preorder().get().isAfter(release.date().get().minusDays(least))) {
      out.add(
          scene.place(),
          "its pre-order begins less than " + least + " days before it comes out",
          "begin the pre-order earlier");
    }
    for (Placed track : scene.tracks()) {
      if (track.recording().preview().isEmpty()) {
        out.warn(
            track.place(),
            "it can be ordered ahead and has no preview",
            "choose where the preview begins");
      }
    }
  }

  private static void order(Scene scene, Findings out) {
    Release release = scene.release();
    LocalDate date = release.date().orElse(scene.today());
    if (release.original().map(original -> original.isAfter(date)).orElse(false)) {
      out.add(
          scene.place(),
          "it first came out after it comes out",
          "put the earlier date in the original field");
    }
    notice(scene.place(), "P line", release.phonogram(), date, out);
    notice(scene.place(), "C line", release.copyright(), date, out);
    for (Placed track : scene.tracks()) {
      notice(track.place(), "P line", track.recording().phonogram(), date, out);
      Optional<LocalDate> recorded = track.recording().recorded();
      Optional<LocalDate> mastered = track.recording().mastered();
      if (recorded.isPresent() && mastered.isPresent() && recorded.get().isAfter(mastered.get())) {
        out.add(track.place(), "it was mastered before it was recorded", "mend the dates");
      } else if (mastered.or(() -> recorded).map(last -> last.isAfter(date)).orElse(false)) {
        out.add(track.place(), "it was made after it comes out", "mend the dates");
      }
    }
  }

  private static void notice(
      String place, String name, Optional<Notice> notice, LocalDate date, Findings out) {
    notice
        .filter(line -> line.year() > date.getYear())
        .ifPresent(
            line ->
                out.add(
                    place,
                    "the year of its %s is %d, after it comes out".formatted(name, line.year()),
                    "write the year of first publication"));
  }
}
