package org.songline.coach.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.relation.Relation;
import org.songline.measure.relation.RelationMeter;
import org.songline.model.song.Track;

/**
 * Finds tracks that hear the same: those whose powers rise and fall together in every band are
 * looked at sample by sample.
 */
final class TwinFinder {
  private static final double ALIKE = 0.75;
  private static final double SAME = 0.4;
  private static final double SURE = 0.25;
  private static final double RANGE = 1e-5;

  private TwinFinder() {}

  static List<Twins> find(
      List<HeardTrack> heard, Function<HeardTrack, List<float[]>> pieces, int rate) {
    List<HeardTrack> tracks = heard.stream().filter(TwinFinder::isSource).toList();
    List<float[]> shapes = new ArrayList<>();
    for (HeardTrack track : tracks) {
      shapes.add(shape(track.sound().hearing()));
    }
    List<Twins> found = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      for (int j = i + 1; j < tracks.size(); j++) {
        if (alike(shapes.get(i), shapes.get(j)) > ALIKE) {
          Relation relation =
              relation(pieces.apply(tracks.get(i)), pieces.apply(tracks.get(j)), rate);
          if (relation != null && relation.likeness() > SAME && relation.confidence() > SURE) {
            found.add(new Twins(tracks.get(i), tracks.get(j), relation));
          }
        }
      }
    }
    return found;
  }

  private static boolean isSource(HeardTrack track) {
    return track.track().kind() == Track.Kind.INSTRUMENT
        || track.track().kind() == Track.Kind.AUDIO;
  }

  private static @Nullable Relation relation(List<float[]> first, List<float[]> second, int rate) {
    var meter = new RelationMeter(rate);
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      float[] a = first.get(i);
      float[] b = second.get(i);
      meter.accept(a, b, 0, Math.min(a.length, b.length));
    }
    return meter.finish();
  }

  /** Decibels of every tile over the floor of the sound, less their mean; empty for silence. */
  private static float[] shape(Cochleagram hearing) {
    int count = hearing.frames() * ErbBands.COUNT;
    double most = 0;
    for (int frame = 0; frame < hearing.frames(); frame++) {
      for (int band = 0; band < ErbBands.COUNT; band++) {
        most = Math.max(most, hearing.power(frame, band));
      }
    }
    if (most <= 0) {
      return new float[0];
    }
    float[] shape = new float[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double power = hearing.power(i / ErbBands.COUNT, i % ErbBands.COUNT);
      shape[i] = (float) Exact.decibels(Math.max(RANGE, power / most));
      sum += shape[i];
    }
    float mean = (float) (sum / Math.max(1, count));
    for (int i = 0; i < count; i++) {
      shape[i] -= mean;
    }
    return shape;
  }

  private static double alike(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      product += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 0 : product / Math.sqrt(aa * bb);
  }
}
