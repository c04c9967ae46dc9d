package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.plot.Span;

/** One track of a project beside which the mix was compared. */
public record TrackPart(String name, Cochleagram hearing) {
  private static final double LEAST = 0.1;
  private static final int MOST = 3;

  /**
   * Who makes up what sounds between two frequencies in a section: at most three tracks with a
   * tenth of the power or more.
   *
   * @param sideOnly whether only the sides' difference counts
   */
  static List<Deviation.Share> shares(
      List<TrackPart> tracks, Span span, double fromHertz, double toHertz, boolean sideOnly) {
    List<Deviation.Share> shares = new ArrayList<>();
    double sum = 0;
    for (TrackPart track : tracks) {
      double power = track.power(span, fromHertz, toHertz, sideOnly);
      sum += power;
      shares.add(new Deviation.Share(track.name(), power));
    }
    double all = sum;
    return shares.stream()
        .filter(each -> each.share() > 0 && each.share() >= LEAST * all)
        .sorted(Comparator.comparingDouble(Deviation.Share::share).reversed())
        .limit(MOST)
        .map(each -> new Deviation.Share(each.track(), each.share() / all))
        .toList();
  }

  private double power(Span span, double fromHertz, double toHertz, boolean sideOnly) {
    int first = ErbBands.at(fromHertz);
    int last = ErbBands.at(toHertz);
    int from = (int) Math.max(0, Math.rint(span.fromSeconds() / Cochleagram.STEP_SECONDS));
    int to =
        (int) Math.min(hearing.frames(), Math.rint(span.toSeconds() / Cochleagram.STEP_SECONDS));
    double sum = 0;
    for (int frame = from; frame < to; frame++) {
      for (int band = first; band <= last; band++) {
        double low = Math.max(fromHertz, ErbBands.from(band));
        double high = Math.min(toHertz, ErbBands.to(band));
        double covered = Math.max(0, high - low) / (ErbBands.to(band) - ErbBands.from(band));
        sum += covered * (sideOnly ? hearing.side(frame, band) : hearing.power(frame, band));
      }
    }
    return sum;
  }
}
